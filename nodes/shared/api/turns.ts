import { sleep } from 'n8n-workflow';

/** So many milliseconds work may go on without anything else in the same n8n getting a turn. */
const longestTurn = 12;

/** So many entries of a list are worked on before the clock is looked at. */
const entriesAtOnce = 32;

/** Long work that lets others in the same n8n go on now and then: other executions, deliveries, the editor. */
export class Turns {
	private begun = performance.now();

	/** Lets others go on, if this work has gone on for a while. */
	async pass(): Promise<void> {
		if (performance.now() - this.begun < longestTurn) return;
		await sleep(0);
		this.begun = performance.now();
	}
}

/**
 * Does the work for each entry of a list, however long, in turns with others; with the turns of its caller where there is more
 * to do than this list. Throws what the work throws.
 */
export async function mapInTurns<Entry, Result>(
	entries: readonly Entry[],
	work: (entry: Entry) => Result,
	turns = new Turns(),
): Promise<Result[]> {
	const results: Result[] = [];
	for (const entry of entries) {
		if (results.length % entriesAtOnce === 0) await turns.pass();
		results.push(work(entry));
	}
	return results;
}
