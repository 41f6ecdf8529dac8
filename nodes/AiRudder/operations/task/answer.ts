import type { IDataObject } from 'n8n-workflow';
import { AiRudderFailure } from '../../../shared/api/failure';
import { takenTaskId } from '../../../shared/api/lists';
import { isBlank, isEmpty, isObject, unnamed, without } from '../../../shared/api/values';
import { refusedContacts, type Contact } from '../../../shared/contacts';

/** The contacts that were refused while the task was made. Contract: createTask (data.detail_error_list). */
const refusedName = 'detail_error_list';

/**
 * What AIRudder's answer says of a new task: `taskId`; `refusedContacts`, paired with their rows, when there are any;
 * everything else as `answer`. Throws `uncertain` when it says nothing at all: production takes that for a failure,
 * whatever the status, and yet the task may be there. Contract: createTask.
 */
export function newTaskIn(payload: unknown, contacts: readonly Contact[]): IDataObject {
	if (isEmpty(payload)) {
		throw new AiRudderFailure('uncertain', 'AIRudder answered without saying what it made');
	}
	const { taskId, rest } = takenTaskId(payload);
	const entries = isObject(rest) ? rest[refusedName] : undefined;
	const isList = Array.isArray(entries);
	const named = isObject(rest) && (isList || isBlank(entries));
	return {
		...(taskId === undefined ? {} : { taskId }),
		...(isList && entries.length > 0
			? { refusedContacts: refusedContacts(entries, contacts, { numberField: 'Mobile' }) }
			: {}),
		...unnamed(named ? without(rest, refusedName) : rest),
	};
}
