import type { IDataObject } from 'n8n-workflow';
import type { AiRudderClient } from '../api/client';
import { listIn } from '../api/lists';
import { listedTaskId } from './taskDetail';

const pageSize = 100;

/** So many of the newest tasks are remembered: where one of them stands in the list, the new ones end. */
const markCount = 20;

/** A way down the list that was not finished. */
export interface Walk {
	/** The next page. */
	page: number;
	/** When it began, in milliseconds since 1970. */
	began: number;
	/** The newest tasks when it began. */
	marks: string[];
}

export interface ListedTask {
	taskId: string;
	entry: IDataObject;
}

export interface Walked {
	/** Newest first. */
	tasks: ListedTask[];
	walk: Walk;
	/** Whether a mark or the end of the list was reached. */
	isDone: boolean;
}

/**
 * Tasks above the `marks`, newest first, in at most `maximumPages` pages. A walk that was not done goes on at its page:
 * tasks created meanwhile push the others down, so none is passed over. Contract: listTasks.
 */
export async function newTasks(
	client: AiRudderClient,
	{
		marks,
		walk,
		now,
		maximumPages,
	}: {
		marks: readonly string[];
		walk: Walk | undefined;
		now: number;
		maximumPages: number;
	},
): Promise<Walked> {
	const known = new Set(marks);
	const tasks = new Map<string, ListedTask>();
	const way: Walk = walk ? { ...walk } : { page: 1, began: now, marks: [] };
	for (let pages = 0; pages < maximumPages; pages++) {
		const payload = await client.call('listTasks', {
			query: { Number: pageSize, Page: way.page },
		});
		const listed = listIn(payload).map((entry) => ({ taskId: listedTaskId(entry), entry }));
		if (way.page === 1) way.marks = listed.slice(0, markCount).map(({ taskId }) => taskId);
		way.page++;
		const end = listed.findIndex(({ taskId }) => known.has(taskId));
		const above = end < 0 ? listed : listed.slice(0, end);
		const before = tasks.size;
		for (const task of above) tasks.set(task.taskId, task);
		// Whether AIRudder honours the page is not known: one that brings nothing new is the end, too.
		if (end >= 0 || tasks.size === before)
			return { tasks: [...tasks.values()], walk: way, isDone: true };
	}
	return { tasks: [...tasks.values()], walk: way, isDone: false };
}
