import type { IDataObject } from 'n8n-workflow';
import { takenTaskId } from '../api/taskIds';
import { isObject, unnamed, without, withoutBlanks } from '../api/values';
import type { WireRequest } from '../api/wireRequest';
import type { RefusedContact } from '../contacts';
import type { Sending } from './once/sendOrFind';

/** Names of the task id in answers. Contract: createTask, createDialerTask. */
const idNames = ['taskId', 'TaskID', 'task_id', 'taskid'];

/** What the answer to a create says. */
export interface CreatedTask extends IDataObject {
	taskId?: string;
	/** Contacts that AIRudder refused while it made the task. */
	refusedContacts?: RefusedContact[];
	/** What has no name of ours, untouched. */
	answer?: IDataObject[string];
}

/**
 * Reads the answer to a create: the id as text, or under one of its names, at most one object deep; the refused contacts
 * in the list `refusedName`; everything else under `answer`. A field of another type than expected is left as it is there.
 */
export function createdTask(payload: unknown, refusedName: string): CreatedTask {
	const { taskId, rest } = takenTaskId(payload, idNames);
	if (!isObject(rest)) return { ...(taskId === undefined ? {} : { taskId }), ...unnamed(rest) };
	const entries = rest[refusedName] as Array<IDataObject[string]> | undefined;
	const isList = Array.isArray(entries);
	return {
		...(taskId === undefined ? {} : { taskId }),
		...(isList && entries.length > 0
			? { refusedContacts: entries.map((contact) => ({ contact })) }
			: {}),
		...unnamed(withoutBlanks(isList ? without(rest, refusedName) : rest)),
	};
}

/**
 * What comes out of a create: what `read` finds in the answer, and the name that the request gave. A task whose id the answer
 * does not tell is looked up by that name.
 */
export function answeredTask(
	read: (payload: unknown) => CreatedTask,
	nameIn: (request: WireRequest) => string,
): Sending['answer'] {
	return async (payload, request, find) => {
		const { taskId: told, ...said } = read(payload);
		const taskId = told ?? (await find())?.taskId;
		const taskName = nameIn(request);
		return { ...(taskId === undefined ? {} : { taskId }), taskName, ...said };
	};
}
