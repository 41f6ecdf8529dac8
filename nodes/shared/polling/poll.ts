import type { IDataObject } from 'n8n-workflow';
import type { AiRudderClient } from '../api/client';
import { lookAtList, withKnown, type ListMemory, type ListSettings } from './taskList';
import { readTasks, type TaskRead } from './taskReads';
import { lookAt, minute, type Trouble, type Wanted, type WatchedTask } from './watchedTask';

/** Where polling stands. Of tasks that are over, and of the list, only shortened ids are remembered, and not all of them. */
export interface Cursor {
	list: ListMemory;
	/** Watched tasks by their id: those that run, or ended within the overlap. */
	tasks: Record<string, WatchedTask>;
}

export interface PollSettings extends Wanted, ListSettings {
	/** The most tasks that one poll reads. */
	maximumTasks: number;
	/** How long one poll may take, in milliseconds. */
	budget: number;
}

export interface Polled {
	items: IDataObject[];
	cursor: Cursor;
	/** What the user is to be told: each only once, and the poll goes on all the same. */
	troubles: string[];
	/** Tasks that are no longer watched, and why. */
	givenUp: string[];
}

/** A task that AIRudder does not show so many polls in a row is told: before, it may be a passing fault. */
const toldAfter = 3;

const day = 24 * 60 * minute;

/** A task that AIRudder refuses to show for so long does not exist any more. */
const longestRefusal = day;

/** Nobody waits longer for a task that cannot be read for another reason, or on which nothing happens. */
const longestFault = 7 * day;
const longestSilence = 45 * day;

/** The longest pause before a task is tried again that could not be read. */
const longestPause = 10 * minute;

/**
 * One poll: finds new tasks, reads those watched the longest ago, and brings what ended since. A task that cannot be read, and
 * an entry without an id, cost only themselves. Leaves `cursor` as it is and gives the next one. Throws AiRudderFailure when
 * AIRudder cannot be asked at all. Contract: listTasks, getTaskDetail.
 */
export async function poll(
	client: AiRudderClient,
	cursor: Cursor | undefined,
	settings: PollSettings,
	time: number,
): Promise<Polled> {
	// AIRudder tells whole seconds: a call that ends in this one counts as ended at its beginning.
	const now = Math.floor(time / 1000) * 1000;
	const isSilent = cursor === undefined && settings.existing === 0;
	const watched = cursor?.tasks ?? {};
	const isWatched = (taskId: string) => Object.hasOwn(watched, taskId);
	const look = await lookAtList(client, cursor?.list, isWatched, settings, now);
	const tasks: Record<string, WatchedTask> = { ...watched, ...look.added };
	const due = Object.entries(tasks)
		.filter(([, task]) => isDue(task, now))
		.sort(([, one], [, other]) => lastTried(one) - lastTried(other))
		.slice(0, settings.maximumTasks);
	const reads = await readTasks(
		client,
		due.map(([taskId]) => taskId),
		settings.budget,
	);

	const told: Told = { items: [], unreadable: [], givenUp: [] };
	const over: string[] = [];
	for (const [taskId, task] of due) {
		const read = reads.get(taskId);
		if (read === undefined) continue;
		const next =
			'failure' in read
				? failed(taskId, task, read, now, told)
				: await shown(task, read.detail, settings, { now, isSilent }, told);
		if (next && now - next.news < longestSilence) tasks[taskId] = next;
		else {
			delete tasks[taskId];
			over.push(taskId);
			if (next) told.givenUp.push(`${taskId}: nothing happened for 45 days`);
		}
	}
	return {
		items: told.items,
		cursor: { list: withKnown(look.memory, over), tasks },
		troubles: [...namelessWords(look.nameless), ...unreadableWords(told.unreadable)],
		givenUp: told.givenUp,
	};
}

interface Told {
	items: IDataObject[];
	unreadable: string[];
	givenUp: string[];
}

/** What is remembered of a task that was read; nothing once it is over for good. */
async function shown(
	task: WatchedTask,
	detail: IDataObject,
	settings: Wanted,
	moment: { now: number; isSilent: boolean },
	told: Told,
): Promise<WatchedTask | undefined> {
	const look = await lookAt(task, detail, settings, moment);
	for (const item of look.items) told.items.push(item);
	return look.task;
}

/** What is remembered of a task that could not be read; nothing once it is given up. */
function failed(
	taskId: string,
	task: WatchedTask,
	{ failure }: Extract<TaskRead, { failure: unknown }>,
	now: number,
	told: Told,
): WatchedTask | undefined {
	const trouble: Trouble = {
		count: (task.trouble?.count ?? 0) + 1,
		since: task.trouble?.since ?? now,
		last: now,
	};
	const words = `${taskId}: ${failure.message}`;
	const longest = failure.kind === 'refused' ? longestRefusal : longestFault;
	if (trouble.count > toldAfter && now - trouble.since >= longest) {
		told.givenUp.push(words);
		return undefined;
	}
	if (trouble.count === toldAfter) told.unreadable.push(words);
	return { ...task, trouble };
}

function isDue({ trouble }: WatchedTask, now: number): boolean {
	if (!trouble) return true;
	const pause = Math.min((minute / 2) * 2 ** (trouble.count - 1), longestPause);
	// A clock that was set back does not make it wait.
	return Math.abs(now - trouble.last) >= pause;
}

function lastTried({ read, trouble }: WatchedTask): number {
	return Math.max(read, trouble?.last ?? read);
}

function namelessWords(count: number): string[] {
	const entries = count === 1 ? 'an entry' : `${count} entries`;
	return count === 0
		? []
		: [
				`AIRudder's list of tasks has ${entries} without a task ID, whose calls cannot be found. Everything else is brought. This is said only once.`,
			];
}

const mostNamed = 3;

function unreadableWords(tasks: readonly string[]): string[] {
	if (tasks.length === 0) return [];
	const further = tasks.length > mostNamed ? `; and ${tasks.length - mostNamed} more` : '';
	return [
		`AIRudder does not show a task that is watched: ${tasks.slice(0, mostNamed).join('; ')}${further}. Everything else is brought. Its calls follow if AIRudder shows it again within days; this is said only once.`,
	];
}
