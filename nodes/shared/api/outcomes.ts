/** Enough to hide a slow answer, few enough not to trouble AIRudder; n8n opens a new connection for each request. */
export const usualConcurrency = 10;

/**
 * Runs `work` on every entry, up to `atOnce` at a time, and gives the outcomes in the order of the entries. The first entry
 * goes alone: it logs in, so that the others find a token. After a failure nothing new is started unless `goOn`.
 * Entries never started have no outcome.
 */
export async function concurrently<Entry, Result>(
	entries: readonly Entry[],
	{ goOn, atOnce = usualConcurrency }: { goOn: boolean; atOnce?: number },
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
	const worker = async () => {
		while (next < entries.length && !stopped) await workNext();
	};
	if (entries.length > 0) await workNext();
	await Promise.all(Array.from({ length: atOnce }, worker));
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
