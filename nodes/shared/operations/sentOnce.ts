import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { AiRudderFailure } from '../api/failure';
import { isObject } from '../api/values';
import { areSameItems, haveCommonItems, itemRuns, rowsInWords, type ItemRun } from './itemRuns';

/** What is known of a request that was sent in this execution. An entry without an answer is uncertain. */
interface SentEntry {
	/** Which run of the node in this execution, for a node in a loop. */
	run: number;
	items: ItemRun[];
	answer?: IDataObject;
}

const contextKey = 'aiRudderSent';

/**
 * Remembers, in the execution's own data, what was sent for which items, so that nobody is called twice when n8n runs
 * the node again: *Retry On Fail* runs it within seconds, *Retry* in the list of executions much later, both with the
 * data of this execution.
 */
export class SentOnce {
	private readonly entries: SentEntry[];

	private readonly run: number;

	constructor(context: IExecuteFunctions) {
		const memory = context.getContext('node');
		const entries: unknown = (memory[contextKey] ??= []);
		this.entries = entries as SentEntry[];
		this.run = context.getWorkflowDataProxy(0).$runIndex as number;
	}

	/**
	 * Sends for some input items (indices, ascending) unless that was done before in this execution: then its answer is
	 * given again, with `sentEarlier`. Throws `uncertain` when an earlier try for any of these items had no clear end;
	 * a try that was refused is forgotten, because nothing came of it.
	 */
	async send(
		items: readonly number[],
		send: () => Promise<IDataObject>,
	): Promise<{ answer: IDataObject; sentEarlier: boolean }> {
		const runs = itemRuns(items);
		const earlier = this.entries.find(
			(entry) => entry.run === this.run && haveCommonItems(entry.items, runs),
		);
		if (earlier) return { answer: answerOf(earlier, runs), sentEarlier: true };

		const entry: SentEntry = { run: this.run, items: runs };
		this.entries.push(entry);
		entry.answer = await send().catch((failure: unknown) => {
			if (isWithoutEffect(failure)) this.entries.splice(this.entries.indexOf(entry), 1);
			throw failure;
		});
		return { answer: entry.answer, sentEarlier: false };
	}
}

function answerOf(entry: SentEntry, items: ItemRun[]): IDataObject {
	if (areSameItems(entry.items, items) && isObject(entry.answer)) return entry.answer;
	const certainty = entry.answer ? 'been' : 'possibly been';
	throw new AiRudderFailure(
		'uncertain',
		`${rowsInWords(entry.items)}: this has ${certainty} sent to AIRudder earlier in this execution`,
		{
			description:
				'It is not sent again, so that nobody is reached twice. Look in AIRudder what became of it, then start a new ' +
				'execution with the rows that are missing.',
		},
	);
}

function isWithoutEffect(failure: unknown): boolean {
	return failure instanceof AiRudderFailure && failure.kind !== 'uncertain';
}
