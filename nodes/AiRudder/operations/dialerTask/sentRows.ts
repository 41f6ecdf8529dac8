import type { IDataObject } from 'n8n-workflow';
import { grouped, idText, isObject, objectsIn, withoutBlanks } from '../../../shared/api/values';
import type { Contact } from '../../../shared/contacts';
import { withoutMarks } from '../../../shared/operations/waiting/resume';

/** A row that was sent, as it is put out when nothing is known of its calls. */
export interface SentRow {
	item: number;
	json: IDataObject;
	/** Whether AIRudder refused it, so that there is nothing to wait for. */
	isRefused: boolean;
}

/**
 * The rows of one task, each with the task's id and name. A row that AIRudder refused says so; what else AIRudder answered,
 * refused contacts of no certain row among it, is on the first row.
 */
export function sentRows(contacts: readonly Contact[], created: IDataObject): SentRow[] {
	const { taskId, taskName, answer } = created;
	const refused = grouped(objectsIn(created.refusedContacts).map((entry) => [entry.row, entry]));
	const unpaired = refused.get(undefined) ?? [];
	return contacts.map(({ row, number, item }, index) => {
		const own = refused.get(item + 1) ?? [];
		const told = [...own, ...(index === 0 ? unpaired : [])];
		return {
			item,
			isRefused: own.length > 0,
			json: {
				...withoutMarks(row),
				taskId,
				taskName,
				phoneNumber: number,
				...(own.length > 0 ? { refused: true } : {}),
				...(told.length > 0 ? { refusedContacts: told } : {}),
				...(index === 0 ? withoutBlanks({ answer }) : {}),
			},
		};
	});
}

/** What a row says of AIRudder's answer to its create; its own columns may have the same names, but no such values. */
export function toldOf({ refusedContacts, answer }: IDataObject): IDataObject {
	const refused = objectsIn(refusedContacts).filter((entry) => Object.hasOwn(entry, 'contact'));
	return {
		...(refused.length > 0 ? { refusedContacts: refused } : {}),
		...(isObject(answer) ? { answer } : {}),
	};
}

/** The task that a row was sent in. */
export function taskOfRow({ taskId, taskName }: IDataObject): { taskId: string; taskName: string } {
	return { taskId: idText(taskId) ?? '', taskName: idText(taskName) ?? '' };
}
