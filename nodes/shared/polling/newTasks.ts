import type { IDataObject } from 'n8n-workflow';
import type { AiRudderClient } from '../api/client';
import { digest } from '../api/digest';
import { listIn } from '../api/lists';
import { taskIdIn } from '../api/taskIds';

const pageSize = 100;

/** Nobody looks deeper into the list: all of its tasks are remembered, and that must end somewhere. */
export const deepest = 3_000;

/** A way down the list. One that was not finished is continued by the next poll. */
export interface Walk {
	/** The next page. */
	page: number;
	/** When it began, in milliseconds since 1970. */
	began: number;
	/** Whether it goes down to the end, or only to where nothing is new. */
	isWhole: boolean;
	/** How many tasks it has passed. */
	passed: number;
	/** What the page before was: the same again is the end, where AIRudder ignores the number of the page. */
	last?: string;
	/** Set once it has passed a page on which nothing was new: what is new below is out of order. */
	isBelow?: true;
}

/** A task that is not known yet. */
export interface ListedTask {
	taskId: string;
	entry: IDataObject;
	/** Whether it stands below tasks that are known, where no new task stands in a list that is newest first. */
	isBelow: boolean;
}

export interface Walked {
	/** In the order of the list. */
	tasks: ListedTask[];
	/** The ids of all tasks that were passed, known ones among them. */
	seen: string[];
	/** How many entries name no task. */
	nameless: number;
	walk: Walk;
	isDone: boolean;
}

/**
 * Goes down the list of tasks, newest first as AIRudder says, in at most `maximumPages` pages: to where a page brings nothing
 * new, or to its end. Tasks created meanwhile push the others down, so none is passed over. Contract: listTasks.
 */
export async function newTasks(
	client: AiRudderClient,
	way: Walk,
	{ isKnown, maximumPages }: { isKnown: (taskId: string) => boolean; maximumPages: number },
): Promise<Walked> {
	const walk = { ...way };
	const tasks = new Map<string, ListedTask>();
	const seen: string[] = [];
	let nameless = 0;
	const walked = (isDone: boolean) => ({
		tasks: [...tasks.values()],
		seen,
		nameless,
		walk,
		isDone,
	});
	for (let pages = 0; pages < maximumPages; pages++) {
		const query = { Number: pageSize, Page: walk.page };
		const entries = listIn(await client.call('listTasks', { query }));
		const content = digest(entries.map((entry) => taskIdIn(entry) ?? null));
		if (entries.length === 0 || content === walk.last) return walked(true);
		walk.page++;
		walk.last = content;
		walk.passed += entries.length;
		const before = tasks.size;
		for (const entry of entries) {
			const taskId = taskIdIn(entry);
			if (taskId === undefined) nameless++;
			else seen.push(taskId);
			if (taskId === undefined || isKnown(taskId) || tasks.has(taskId)) continue;
			tasks.set(taskId, { taskId, entry, isBelow: walk.isBelow === true });
		}
		if (tasks.size === before) {
			if (!walk.isWhole) return walked(true);
			walk.isBelow = true;
		}
		if (walk.passed >= deepest) return walked(true);
	}
	return walked(false);
}
