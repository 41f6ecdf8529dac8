import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { digest } from '../../api/digest';
import { AiRudderFailure, wrongInput } from '../../api/failure';
import { numbersOf, type Contact } from '../../contacts';
import { itemRuns, type ItemRun } from './itemRuns';
import { isSubExecution } from './executionOrigin';
import { marksOf, NotesAhead, type ToSend } from './notesAhead';
import { contentDigest, personDigests, toolCall } from './sentContent';
import {
	answerOf,
	contextKey,
	isSameCall,
	itemsIn,
	memoryOf,
	sentBefore,
	type Memory,
	type SentEntry,
} from './sentEntries';
import type { MarkPlace } from './sentMarks';

/**
 * Does the work, in which each of the requests `upcoming` may be sent, in their order, so that nobody is reached twice when
 * n8n runs the node again.
 */
export async function sendingOnce<Result>(
	context: IExecuteFunctions,
	upcoming: readonly ToSend[],
	work: (once: SentOnce) => Promise<Result>,
): Promise<Result> {
	const once = new SentOnce(context, upcoming);
	try {
		return await work(once);
	} finally {
		await once.release();
	}
}

/**
 * Remembers what was sent. In the execution's own data: for *Retry On Fail*, which runs the node within seconds, and
 * *Retry* in the list of executions, much later; by the run and the items, or, for the tool of an agent, by the call and
 * what it sends. Outside of it: for *Retry On Fail* of the node that calls a sub-workflow, because each try is an execution
 * of its own; and for *Retry* of an execution that was cut off before n8n stored its data.
 */
export class SentOnce {
	private readonly memory: Memory;

	private readonly entries: SentEntry[];

	/** Entries of this run of the node, by item. */
	private readonly byItem = new Map<number, SentEntry>();

	/** What had no clear end, or nobody knows the end of, in other runs of the node. */
	private readonly uncertain: SentEntry[];

	private readonly run: number;

	private readonly call: string | undefined;

	private readonly notes: NotesAhead;

	constructor(
		private readonly context: IExecuteFunctions,
		upcoming: readonly ToSend[] = [],
	) {
		this.memory = memoryOf(context);
		this.entries = (this.memory[contextKey] ??= []) as unknown as SentEntry[];
		this.run = context.getWorkflowDataProxy(0).$runIndex as number;
		this.call = toolCall(context);
		const isSent = (item: number) => this.isSent(item);
		this.notes = new NotesAhead(context, upcoming, this.placeOfRun(), isSent);
		this.uncertain = this.entries.filter(({ run, people }) => people && run !== this.run);
		for (const entry of this.entries.filter(({ run }) => run === this.run))
			for (const item of itemsIn(entry)) this.byItem.set(item, entry);
	}

	/**
	 * Sends one of the requests, unless that was done before: then its answer is given again, with `sentEarlier`. Throws
	 * `uncertain` when an earlier try had no clear end, `unreachable` when n8n cannot note it; a try that was refused is
	 * sent again, because nothing came of it.
	 */
	async send(
		toSend: ToSend,
		send: () => Promise<IDataObject>,
	): Promise<{ answer: IDataObject; sentEarlier: boolean }> {
		const { items, contacts } = toSend;
		const entry: SentEntry = { run: this.run, items: itemRuns(items) };
		if (this.call !== undefined || isSubExecution(this.context)) {
			entry.call = this.call;
			entry.content = contentDigest(this.context, items[0] ?? 0, contacts);
		}
		const earlier = this.earlier(entry);
		if (earlier) return { answer: answerOf(earlier, entry), sentEarlier: true };
		const uncertain = this.uncertainOf(toSend);
		if (uncertain) throw sentBefore(uncertain, entry);
		if (this.context.getExecutionCancelSignal()?.aborted)
			throw wrongInput('Not sent: the execution was stopped before');

		const content = this.contentKey(entry);
		this.remember(entry);
		const { elsewhere, marks, noted } = await this.notes.note(toSend).catch((failure: unknown) => {
			entry.refused = true;
			throw failure;
		});
		const note = elsewhere?.find(content);
		if (note) {
			await marks?.takeBack(noted.marks);
			const { answer, executionId } = note;
			if (answer) entry.answer = { ...answer, sentByExecution: executionId };
			return { answer: answerOf(entry, entry, `by execution ${executionId}`), sentEarlier: true };
		}
		if (noted.earlier.size > 0) {
			const rows = rowsOf(toSend, noted.earlier);
			await marks?.takeBack(noted.marks);
			entry.told = 'No row of the same request was sent now.';
			entry.people = [...noted.earlier].map(digest);
			return {
				answer: answerOf(
					{ ...entry, items: rows },
					entry,
					'by the execution that this one retries',
				),
				sentEarlier: true,
			};
		}
		const people = elsewhere ? personDigests(this.context, contacts) : [];
		const known = people.map((person) => elsewhere?.reachedBy(person));
		const earlierExecution = known.find((id) => id !== undefined);
		if (earlierExecution !== undefined) {
			await marks?.takeBack(noted.marks);
			entry.told = 'No row of the same request was sent now.';
			entry.people = noted.marks.map(digest);
			const rows = itemRuns(items.filter((_item, index) => known[index] !== undefined));
			const where = `by execution ${earlierExecution}`;
			return { answer: answerOf({ ...entry, items: rows }, entry, where), sentEarlier: true };
		}
		const own = elsewhere?.record(content, people);
		entry.answer = await send().catch(async (failure: unknown) => {
			if (isWithoutEffect(failure)) {
				entry.refused = true;
				elsewhere?.takeBack(content, people);
				await marks?.takeBack(noted.marks);
			} else {
				marks?.keep(noted.marks);
				if (failure instanceof AiRudderFailure) entry.told = failure.description;
				entry.people = noted.marks.map(digest);
			}
			throw failure;
		});
		marks?.keep(noted.marks);
		if (own) own.answer = entry.answer;
		return { answer: entry.answer, sentEarlier: false };
	}

	/**
	 * Notes that nobody knows what became of these requests, although AIRudder took them: another run of the node, to which
	 * an error output led back, does not send to the same people.
	 */
	leaveOpen(requests: readonly ToSend[], told: string | undefined): void {
		for (const request of requests) {
			const entry = this.byItem.get(request.items[0] ?? -1);
			if (entry) Object.assign(entry, { told, people: marksOf(this.context, request).map(digest) });
		}
	}

	/** Takes back what was noted of requests that were not begun. */
	async release(): Promise<void> {
		await this.notes.release();
	}

	/** Where in the execution this run of the node is. The calls of an agent come in any order, so they are at no place. */
	private placeOfRun(): MarkPlace {
		const executionId = this.context.getExecutionId();
		const { aiRudderRead: known } = this.memory;
		const isOfThisExecution = known?.executionId === executionId;
		const knowsRounds = this.entries.length > 0;
		const read = (isOfThisExecution ? known : undefined) ?? { executionId, knowsRounds };
		this.memory.aiRudderRead = read;
		const runs = new Set(this.entries.map(({ run }) => run).filter((run) => run < this.run));
		return { round: this.call === undefined ? runs.size : 0, knowsRounds: read.knowsRounds };
	}

	/** What is sent twice in one execution, by a loop in it, is sent twice in a try of that execution, too. */
	private contentKey({ content }: SentEntry): string {
		if (content === undefined) return '';
		const before = this.entries.filter(
			(known) => known.content === content && !known.refused,
		).length;
		return `${content} ${before}`;
	}

	/** What was sent before and is the same. */
	private earlier(entry: SentEntry): SentEntry | undefined {
		if (entry.call !== undefined)
			return this.entries.find((known) => !known.refused && isSameCall(known, entry));
		for (const item of itemsIn(entry)) if (this.isSent(item)) return this.byItem.get(item);
		return undefined;
	}

	private isSent(item: number): boolean {
		const known = this.byItem.get(item);
		return known !== undefined && !known.refused;
	}

	/** What may have reached some of the same people in another run of the node. */
	private uncertainOf(toSend: ToSend): SentEntry | undefined {
		if (this.uncertain.length === 0) return undefined;
		const people = new Set(marksOf(this.context, toSend).map(digest));
		const known = this.uncertain.find((entry) => entry.people?.some((one) => people.has(one)));
		return known && { ...known, items: itemRuns(toSend.items) };
	}

	/** In place of what was refused before, if anything was. */
	private remember(entry: SentEntry): void {
		const [[first] = [0]] = entry.items;
		const refused = this.byItem.get(first);
		if (refused) this.entries.splice(this.entries.indexOf(refused), 1, entry);
		else this.entries.push(entry);
		for (const item of itemsIn(entry)) this.byItem.set(item, entry);
	}
}

/** The rows of a request that bear some of these marks. */
function rowsOf({ items, contacts }: ToSend, marks: ReadonlySet<string>): ItemRun[] {
	const isMarked = (contact: Contact) => numbersOf(contact).some((number) => marks.has(number));
	const marked = contacts?.filter(isMarked).map(({ item }) => item);
	return itemRuns(marked ?? items);
}

function isWithoutEffect(failure: unknown): boolean {
	return failure instanceof AiRudderFailure && failure.kind !== 'uncertain';
}
