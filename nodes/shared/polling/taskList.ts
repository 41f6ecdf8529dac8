import type { AiRudderClient } from '../api/client';
import { digest } from '../api/digest';
import { saysEnded } from '../calls';
import { deepest, newTasks, type ListedTask, type Walk } from './newTasks';
import { readBack, shortened, written } from './shortIds';
import { clockSlack, minute, type WatchedTask } from './watchedTask';

/** What is remembered of the list of tasks. Times in milliseconds since 1970. */
export interface ListMemory {
	/** When the last look at the whole list began; during the very first one, since when calls are wanted. */
	since: number;
	/** Set once the whole list was looked at. */
	isComplete?: true;
	/** Set once a new task was found among old ones. */
	isUnordered?: true;
	/** Tasks that need not be read any more, shortened, those seen last at the end. */
	known: string;
	/** A way down the list that the next poll continues. */
	walk?: Walk;
	/** Set once it was said that entries name no task. */
	saidNameless?: true;
}

/** More than are looked at: only those that the list no longer has, or has too deep, are forgotten. */
const mostKnown = deepest + 1_000;

/**
 * That often the whole list is looked at. AIRudder says that it is newest first; if that is not so, or tasks were deleted
 * while it was read, new ones stand anywhere.
 */
const wholeEvery = 15 * minute;

/** Tasks that have ended, and stand where old tasks stand, are read so many at a time: they are probably old. */
const mostDoubtful = 5;

export interface ListSettings {
	/** How late results may come. */
	overlap: number;
	/** How far back the very first poll brings calls and tasks; 0 brings nothing old. */
	existing: number;
	/** The most pages of the list that one poll reads. */
	maximumPages: number;
}

export interface Looked {
	memory: ListMemory;
	/** Tasks to be watched from now on, by their ids. */
	added: Record<string, WatchedTask>;
	/** How many entries name no task, when that was not said before. */
	nameless: number;
}

/** One look at the list of tasks. `isWatched` says which tasks are watched already. Contract: listTasks. */
export async function lookAtList(
	client: AiRudderClient,
	before: ListMemory | undefined,
	isWatched: (taskId: string) => boolean,
	{ overlap, existing, maximumPages }: ListSettings,
	now: number,
): Promise<Looked> {
	const isFirst = before === undefined;
	const memory: ListMemory = before ?? { since: now - existing, known: '' };
	const known = new Set(readBack(memory.known));
	// A clock that was set back counts, too.
	const isOld = Math.abs(now - memory.since) >= wholeEvery;
	const isWhole = !memory.isComplete || memory.isUnordered === true || isOld;
	const way = memory.walk ?? { page: 1, began: now, isWhole, passed: 0 };
	const isKnown = (taskId: string) => isWatched(taskId) || known.has(shortTaskId(taskId));
	const { tasks, seen, nameless, walk, isDone } = await newTasks(client, way, {
		isKnown,
		maximumPages,
	});
	for (const id of seen.map(shortTaskId)) if (known.delete(id)) known.add(id);

	// A task that was not in the list when it was last complete has no calls from before.
	const from = memory.since - (memory.isComplete ? overlap : 0) - clockSlack;
	const added: Record<string, WatchedTask> = {};
	let doubtful = 0;
	for (const task of tasks) {
		const hasEnded = saysEnded(task.entry);
		if (isFirst && hasEnded && existing === 0) {
			known.add(shortTaskId(task.taskId));
			continue;
		}
		const isDoubtful = !isFirst && hasEnded && (task.isBelow || !memory.isComplete);
		if (isDoubtful && ++doubtful > mostDoubtful) continue;
		const isOfBefore = hasEnded && (isFirst || isDoubtful);
		added[task.taskId] = { from, read: from, news: now, ...(isOfBefore && { isOfBefore }) };
	}
	const isFinished = isDone && walk.isWhole;
	const isUnordered = memory.isUnordered ?? (memory.isComplete && tasks.some(isMisplaced));
	return {
		memory: {
			since: isFinished ? walk.began : memory.since,
			...((memory.isComplete ?? isFinished) && { isComplete: true }),
			...(isUnordered && { isUnordered }),
			known: knownText(known),
			...(!isDone && { walk }),
			...((memory.saidNameless ?? nameless > 0) && { saidNameless: true }),
		},
		added,
		nameless: memory.saidNameless ? 0 : nameless,
	};
}

/** The memory with tasks that need not be read any more. */
export function withKnown(memory: ListMemory, taskIds: readonly string[]): ListMemory {
	const known = new Set([...readBack(memory.known), ...taskIds.map(shortTaskId)]);
	return { ...memory, known: knownText(known) };
}

/** Whether a task is new for sure, and not where new tasks stand. */
function isMisplaced({ entry, isBelow }: ListedTask): boolean {
	return isBelow && !saysEnded(entry);
}

function knownText(known: ReadonlySet<string>): string {
	return written([...known].slice(-mostKnown));
}

function shortTaskId(taskId: string): string {
	return shortened(digest(taskId));
}
