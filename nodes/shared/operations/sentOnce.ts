import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { AiRudderFailure } from '../api/failure';
import { isObject } from '../api/values';
import type { Contact } from '../contacts';
import { areSameItems, haveCommonItems, itemRuns, rowsInWords, type ItemRun } from './itemRuns';
import { contentDigest, toolCall } from './sentContent';
import { isSubExecution, memoryOfSubExecutions, type SentMemory } from './sentElsewhere';

/** What is known of a request that was sent in this execution. An entry without an answer is uncertain. */
interface SentEntry {
	/** Which run of the node in this execution, for a node in a loop. */
	run: number;
	items: ItemRun[];
	/** For the tool of an agent: digests of the call, and of what it sends. */
	call?: string;
	content?: string;
	answer?: IDataObject;
	/** What the user was told when the outcome was not known. */
	told?: string;
}

const contextKey = 'aiRudderSent';

/** Entries of tools that run outside of any execution, by what is the same for all tries of a call. */
const withoutExecution = new WeakMap<object, IDataObject>();

/**
 * Remembers what was sent, so that nobody is reached twice when n8n runs the node again. In the execution's own data: for
 * *Retry On Fail*, which runs it within seconds, and *Retry* in the list of executions, much later; by the run and the
 * items, or, for the tool of an agent, by the call and what it sends. Outside of it: for *Retry On Fail* of the node that
 * calls a sub-workflow, because each try is an execution of its own.
 */
export class SentOnce {
	private readonly entries: SentEntry[];

	/** Entries of this run of the node, by item. */
	private readonly byItem = new Map<number, SentEntry>();

	private readonly run: number;

	private readonly call: string | undefined;

	private elsewhere: Promise<SentMemory | undefined> | undefined;

	constructor(private readonly context: IExecuteFunctions) {
		this.entries = entriesOf(context);
		this.run = context.getWorkflowDataProxy(0).$runIndex as number;
		this.call = toolCall(context);
		for (const entry of this.entries.filter(({ run }) => run === this.run))
			for (const item of itemsIn(entry)) this.byItem.set(item, entry);
	}

	/**
	 * Sends for some input items (indices, ascending), as `contacts` if they become any, unless that was done before: then
	 * its answer is given again, with `sentEarlier`. Throws `uncertain` when an earlier try had no clear end; a try that was
	 * refused is forgotten, because nothing came of it.
	 */
	async send(
		items: readonly number[],
		send: () => Promise<IDataObject>,
		contacts?: readonly Contact[],
	): Promise<{ answer: IDataObject; sentEarlier: boolean }> {
		const entry: SentEntry = { run: this.run, items: itemRuns(items) };
		if (this.call !== undefined || isSubExecution(this.context)) {
			entry.call = this.call;
			entry.content = contentDigest(this.context, items[0] ?? 0, contacts);
		}
		const earlier = this.earlier(entry);
		if (earlier) return { answer: answerOf(earlier, entry), sentEarlier: true };

		const content = this.contentKey(entry);
		this.remember(entry);
		const elsewhere = await this.memoryElsewhere(entry);
		const note = elsewhere?.find(content);
		if (note) {
			const { answer, executionId } = note;
			if (answer) entry.answer = { ...answer, sentByExecution: executionId };
			return { answer: answerOf(entry, entry, `by execution ${executionId}`), sentEarlier: true };
		}
		const own = elsewhere?.record(content);
		entry.answer = await send().catch((failure: unknown) => {
			if (isWithoutEffect(failure)) {
				this.forget(entry);
				elsewhere?.takeBack(content);
			} else if (failure instanceof AiRudderFailure) entry.told = failure.description;
			throw failure;
		});
		if (own) own.answer = entry.answer;
		return { answer: entry.answer, sentEarlier: false };
	}

	/** The memory beyond this execution. Nothing is sent when it cannot be had. */
	private async memoryElsewhere(entry: SentEntry): Promise<SentMemory | undefined> {
		this.elsewhere ??= memoryOfSubExecutions(this.context);
		return await this.elsewhere.catch((failure: unknown) => {
			this.forget(entry);
			throw failure;
		});
	}

	/** What is sent twice in one execution, by a loop in it, is sent twice in a try of that execution, too. */
	private contentKey({ content }: SentEntry): string {
		if (content === undefined) return '';
		const before = this.entries.filter((known) => known.content === content).length;
		return `${content} ${before}`;
	}

	/** What was sent before and is the same. */
	private earlier(entry: SentEntry): SentEntry | undefined {
		if (entry.call !== undefined) return this.entries.find((known) => isSameCall(known, entry));
		for (const item of itemsIn(entry)) {
			const known = this.byItem.get(item);
			if (known) return known;
		}
		return undefined;
	}

	private remember(entry: SentEntry): void {
		this.entries.push(entry);
		for (const item of itemsIn(entry)) this.byItem.set(item, entry);
	}

	private forget(entry: SentEntry): void {
		this.entries.splice(this.entries.lastIndexOf(entry), 1);
		for (const item of itemsIn(entry)) this.byItem.delete(item);
	}
}

/** The entries of the node in this execution, which n8n stores with it. */
function entriesOf(context: IExecuteFunctions): SentEntry[] {
	let memory: IDataObject;
	try {
		memory = context.getContext('node');
	} catch {
		// A tool that an MCP client calls runs before there is an execution.
		const place = context.getExecuteData();
		memory = withoutExecution.get(place) ?? {};
		withoutExecution.set(place, memory);
		const { id } = context.getNode();
		memory = (memory[id] ??= {}) as IDataObject;
	}
	const entries: unknown = (memory[contextKey] ??= []);
	return entries as SentEntry[];
}

/** The items of an entry, one by one. */
function* itemsIn({ items }: SentEntry): Generator<number> {
	for (const [first, last] of items) for (let item = first; item <= last; item++) yield item;
}

/** For a tool: whether both are the same call of one run of the agent, or the very same content after an unknown outcome. */
function isSameCall(known: SentEntry, entry: SentEntry): boolean {
	if (known.call === entry.call) return haveCommonItems(known.items, entry.items);
	return known.answer === undefined && known.content === entry.content;
}

function answerOf(
	known: SentEntry,
	{ items, call }: SentEntry,
	where = 'in this execution',
): IDataObject {
	if (areSameItems(known.items, items) && isObject(known.answer)) return known.answer;
	const certainty = known.answer ? 'been' : 'possibly been';
	const what = call === undefined ? `${rowsInWords(known.items)}: this` : 'This';
	throw new AiRudderFailure(
		'uncertain',
		`${what} has ${certainty} sent to AIRudder earlier ${where}`,
		{
			description:
				`${known.told ?? ''} It is not sent again, so that nobody is reached twice. `.trimStart() +
				(call === undefined
					? 'Look in AIRudder what became of it, then start a new execution with the rows that are missing.'
					: 'Do not call this tool for the same people again, in other words neither: somebody has to look in AIRudder what became of it.'),
		},
	);
}

function isWithoutEffect(failure: unknown): boolean {
	return failure instanceof AiRudderFailure && failure.kind !== 'uncertain';
}
