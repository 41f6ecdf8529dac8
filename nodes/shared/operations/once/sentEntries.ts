import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { AiRudderFailure } from '../../api/failure';
import { isObject } from '../../api/values';
import { areSameItems, haveCommonItems, rowsInWords, type ItemRun } from './itemRuns';

/** What is known of a request that was sent in this execution. An entry without an answer is uncertain, or was refused. */
export interface SentEntry {
	/** Which run of the node in this execution, for a node in a loop. */
	run: number;
	items: ItemRun[];
	/** For the tool of an agent: digests of the call, and of what it sends. */
	call?: string;
	content?: string;
	answer?: IDataObject;
	/** Nothing came of it. */
	refused?: true;
	/** What the user was told when the outcome was not known, or what became of it, and digests of whom it may have reached. */
	told?: string;
	people?: string[];
}

/** What n8n keeps with the execution for one node. */
export interface Memory extends IDataObject {
	/** The execution that looked at the entries last, and whether it found any when it began. */
	aiRudderRead?: { executionId: string; knowsRounds: boolean };
}

export const contextKey = 'aiRudderSent';

/** Entries of tools that run outside of any execution, by what is the same for all tries of a call. */
const withoutExecution = new WeakMap<object, IDataObject>();

/** What n8n stores with this execution for the node. */
export function memoryOf(context: IExecuteFunctions): Memory {
	try {
		return context.getContext('node');
	} catch {
		// A tool that an MCP client calls runs before there is an execution.
		const place = context.getExecuteData();
		const memory = withoutExecution.get(place) ?? {};
		withoutExecution.set(place, memory);
		const { id } = context.getNode();
		return (memory[id] ??= {}) as Memory;
	}
}

/** The items of an entry, one by one. */
export function* itemsIn({ items }: SentEntry): Generator<number> {
	for (const [first, last] of items) for (let item = first; item <= last; item++) yield item;
}

/**
 * The items of this run of the node that an earlier try of the execution sent, or may have sent. None for a tool: each of its
 * calls has one item, and another person.
 */
export function itemsOfEarlierTries(context: IExecuteFunctions): ReadonlySet<number> {
	if (context.isToolExecution()) return new Set();
	const run = context.getWorkflowDataProxy(0).$runIndex as number;
	const entries = (memoryOf(context)[contextKey] ?? []) as unknown as SentEntry[];
	const sent = entries.filter((entry) => entry.run === run && entry.refused !== true);
	return new Set(sent.flatMap((entry) => [...itemsIn(entry)]));
}

/** For a tool: whether both are the same call of one run of the agent, or the very same content after an unknown outcome. */
export function isSameCall(known: SentEntry, entry: SentEntry): boolean {
	if (known.call === entry.call) return haveCommonItems(known.items, entry.items);
	return known.answer === undefined && known.content === entry.content;
}

/** The answer to give again, when it is to the same items. Throws `uncertain` in all other cases. */
export function answerOf(
	known: SentEntry,
	entry: Pick<SentEntry, 'items' | 'call'>,
	where?: string,
): IDataObject {
	if (areSameItems(known.items, entry.items) && isObject(known.answer)) return known.answer;
	throw sentBefore(known, entry, where);
}

/** That something was, or may have been, sent before, and so is not sent again. */
export function sentBefore(
	known: SentEntry,
	{ call }: Pick<SentEntry, 'call'>,
	where = 'in this execution',
): AiRudderFailure {
	const certainty = known.answer ? 'been' : 'possibly been';
	const what = call === undefined ? `${rowsInWords(known.items)}: this` : 'This';
	return new AiRudderFailure(
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
