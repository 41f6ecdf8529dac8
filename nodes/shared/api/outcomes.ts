/**
 * Runs `work` on every entry, as many at a time as `pace` says at that moment, and gives the outcomes in the order of the
 * entries. The first entry goes alone: it logs in, so that the others find a token. After a failure nothing new is started
 * unless `goOn`. Entries never started have no outcome.
 */
export async function concurrently<Entry, Result>(
	entries: readonly Entry[],
	{ goOn, pace }: { goOn: boolean; pace: { readonly atOnce: number } },
	work: (entry: Entry, index: number) => Promise<Result>,
): Promise<Array<Outcome<Result> | undefined>> {
	const outcomes = new Array<Outcome<Result> | undefined>(entries.length).fill(undefined);
	let next = 0;
	let stopped = false;
	const workNext = async () => {
		const index = next++;
		outcomes[index] = await outcomeOf(async () => await work(entries[index] as Entry, index));
		stopped ||= 'failure' in outcomes[index] && !goOn;
	};
	if (entries.length > 0) await workNext();
	const atWork = new Set<Promise<void>>();
	while (next < entries.length && !stopped) {
		while (atWork.size < pace.atOnce && next < entries.length) {
			const one = workNext().then(() => void atWork.delete(one));
			atWork.add(one);
		}
		await Promise.race(atWork);
	}
	await Promise.all(atWork);
	return outcomes;
}

export type Outcome<Result> = { result: Result } | { failure: unknown };

/** The end of an action as a value, whatever it throws. */
export async function outcomeOf<Result>(action: () => Promise<Result>): Promise<Outcome<Result>> {
	return await action().then(
		(result) => ({ result }),
		(failure: unknown) => ({ failure }),
	);
}
