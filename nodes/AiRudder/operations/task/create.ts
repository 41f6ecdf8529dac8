import type { IDataObject } from 'n8n-workflow';
import { taskIdIn } from '../../../shared/api/lists';
import type { WireRequest } from '../../../shared/api/session';
import { allItems } from '../../../shared/operations/allItems';
import { createRequests, divide, newTaskForm } from './form';
import { nameIn, taskByName } from './taskByName';

/**
 * What every operation that creates a task shares. Dials people: sent once, and looked up by name when the answer was
 * lost. Contract: createTask.
 */
export const newTask = {
	endpoint: 'createTask',
	divide,
	requests: createRequests,
	recovery: taskByName,
	whatMayHaveHappened: (request: WireRequest) =>
		`A task named "${nameIn(request)}" may exist and be calling.`,
	answer: async (
		payload: unknown,
		request: WireRequest,
		find: () => Promise<IDataObject | undefined>,
	): Promise<IDataObject> => {
		const taskId = taskIdIn(payload) ?? (await find())?.taskId;
		const known = taskId === undefined ? { answer: payload as IDataObject } : { taskId };
		return { ...known, taskName: nameIn(request) };
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
