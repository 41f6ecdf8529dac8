import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { AiRudderFailure } from '../api/failure';
import { isObject } from '../api/values';

/** Input items that one request stands for, by index, both ends included. */
export interface ItemRange {
	first: number;
	last: number;
}

/** What is known of a request that was sent in this execution. An entry without an answer is uncertain. */
interface SentEntry extends ItemRange {
	run: number;
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
	 * Sends for a range of items unless that was done before in this execution: then its answer is given again, with
	 * `sentEarlier`. Throws `uncertain` when an earlier try for any of these items had no clear end; a try that was
	 * refused is forgotten, because nothing came of it.
	 */
	async send(
		range: ItemRange,
		send: () => Promise<IDataObject>,
	): Promise<{ answer: IDataObject; sentEarlier: boolean }> {
		const earlier = this.entries.find(
			({ run, first, last }) => run === this.run && first <= range.last && range.first <= last,
		);
		if (earlier) return { answer: this.answerOf(earlier, range), sentEarlier: true };

		const entry: SentEntry = { run: this.run, ...range };
		this.entries.push(entry);
		entry.answer = await send().catch((failure: unknown) => {
			if (isWithoutEffect(failure)) this.entries.splice(this.entries.indexOf(entry), 1);
			throw failure;
		});
		return { answer: entry.answer, sentEarlier: false };
	}

	private answerOf(entry: SentEntry, range: ItemRange): IDataObject {
		const isSame = entry.first === range.first && entry.last === range.last;
		if (isSame && isObject(entry.answer)) return entry.answer;
		throw new AiRudderFailure(
			'uncertain',
			`${rowsInWords(entry)} ${sentInWords(entry)} sent to AIRudder earlier in this execution`,
			{
				description:
					'They are not sent again, so that nobody is called twice. Look in AIRudder what became of them, then start a ' +
					'new execution with the rows that are missing.',
			},
		);
	}
}

/** "Row 3" or "Rows 1 to 1000", as people count. */
export function rowsInWords({ first, last }: ItemRange): string {
	return first === last ? `Row ${first + 1}` : `Rows ${first + 1} to ${last + 1}`;
}

function sentInWords({ first, last, answer }: SentEntry): string {
	if (!answer) return 'may have been';
	return first === last ? 'was' : 'were';
}

function isWithoutEffect(failure: unknown): boolean {
	return failure instanceof AiRudderFailure && failure.kind !== 'uncertain';
}
