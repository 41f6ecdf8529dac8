import type { IDataObject } from 'n8n-workflow';
import { taskIdIn } from '../api/lists';
import { idText, isBlank, isObject, objectsIn } from '../api/values';
import type { RefusedContact } from '../contacts';

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
	const answer = payload as IDataObject;
	if (!isObject(payload)) {
		const taskId = taskIdIn(payload);
		if (taskId !== undefined) return { taskId };
		return isBlank(payload) ? {} : { answer };
	}
	const idName = idNames.find((name) => idText(payload[name]) !== undefined);
	const deeper = objectsIn(Object.values(payload)).flatMap((object) =>
		idNames.map((name) => idText(object[name])),
	);
	const taskId =
		idName === undefined ? deeper.find((id) => id !== undefined) : idText(payload[idName]);
	const list = payload[refusedName] as Array<IDataObject[string]> | undefined;
	const rest = Object.entries(payload).filter(
		([name, value]) =>
			name !== idName && !(name === refusedName && Array.isArray(value)) && !isBlank(value),
	);
	return {
		...(taskId === undefined ? {} : { taskId }),
		...(Array.isArray(list) && list.length > 0
			? { refusedContacts: list.map((contact) => ({ contact })) }
			: {}),
		...(rest.length > 0 ? { answer: Object.fromEntries(rest) } : {}),
	};
}
