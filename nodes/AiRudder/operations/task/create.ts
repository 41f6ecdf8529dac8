import type { IDataObject } from 'n8n-workflow';
import type { AiRudderFailure } from '../../../shared/api/failure';
import type { WireRequest } from '../../../shared/api/session';
import type { Contact } from '../../../shared/contacts';
import { allItems } from '../../../shared/operations/allItems';
import { newTaskIn } from './answer';
import { newTaskForm } from './form';
import { createRequests, divide } from './requests';
import { referenceColumns } from './rowReference';
import { nameIn, taskByName } from './taskByName';

/**
 * What every operation that creates a task shares. Dials people: sent once, and looked up by name when the answer was
 * lost. Contract: createTask.
 */
export const newTask = {
	endpoint: 'createTask',
	furtherColumns: referenceColumns,
	divide,
	requests: createRequests,
	recovery: taskByName,
	whatMayHaveHappened: (request: WireRequest) =>
		`A task named "${nameIn(request)}" may exist and be calling.`,
	advice: otherVersion,
	answer: async (
		payload: unknown,
		request: WireRequest,
		find: () => Promise<IDataObject | undefined>,
		contacts: Contact[],
	): Promise<IDataObject> => {
		const { taskId = (await find())?.taskId, ...said } = newTaskIn(payload, contacts);
		return { ...(taskId === undefined ? {} : { taskId }), taskName: nameIn(request), ...said };
	},
} as const;

/** AIRudder has two paths for new tasks; where one is not known, the other may be. */
function otherVersion(
	{ httpStatus, bodyCode }: AiRudderFailure,
	{ path }: WireRequest,
): string | undefined {
	if (httpStatus !== 404 && bodyCode !== 404) return undefined;
	return `Or try API Version ${path === undefined ? 'v2' : 'v1'} under Options: it has another path for new tasks.`;
}

/** Calls everyone in the incoming items with one robot. Contract: createTask. Dials people: sent once. */
export const create = allItems({
	name: 'Create',
	action: 'Create a calling task',
	description:
		'Phone the people in the incoming items: all of them in one task, or a task for each',
	...newTask,
	fields: newTaskForm,
});
