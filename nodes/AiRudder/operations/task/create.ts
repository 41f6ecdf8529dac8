import type { IDataObject } from 'n8n-workflow';
import { taskIdIn } from '../../../shared/api/lists';
import type { WireRequest } from '../../../shared/api/session';
import { allItems } from '../../../shared/operations/allItems';
import { createRequests, newTaskForm, shareOf } from './form';
import { taskByName } from './taskByName';

/**
 * What every operation that creates a task shares. Dials people: sent once, and looked up by name when the answer was
 * lost. Contract: createTask.
 */
export const newTask = {
	endpoint: 'createTask',
	share: shareOf,
	requests: createRequests,
	recovery: taskByName,
	answer: async (
		payload: unknown,
		{ body }: WireRequest,
		find: () => Promise<IDataObject | undefined>,
	) => {
		const taskId = taskIdIn(payload) ?? (await find())?.taskId;
		return {
			...(taskId === undefined ? { answer: payload } : { taskId }),
			taskName: body?.TaskName,
		} as IDataObject;
	},
} as const;

/** Calls everyone in the incoming items with one robot. Contract: createTask. Dials people: sent once. */
export const create = allItems({
	name: 'Create',
	action: 'Create a calling task',
	description:
		'Phone the people in the incoming items: all of them in one task, or a task for each',
	...newTask,
	fields: newTaskForm,
});
