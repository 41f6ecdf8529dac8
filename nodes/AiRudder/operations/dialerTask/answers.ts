import type { IDataObject } from 'n8n-workflow';
import { listIn } from '../../../shared/api/lists';
import { idText, isObject, objectsIn } from '../../../shared/api/values';

/**
 * The entries of an answer: body.list, or a body that is itself a list or holds one under another name.
 * Contract: listDialerTasks, getDialerTaskDetail.
 */
export function entriesIn(payload: unknown): IDataObject[] {
	const list = isObject(payload) ? payload.list : undefined;
	// A list that comes as an object keeps its entries as values.
	if (isObject(list) && Object.values(list).every(isObject)) return objectsIn(Object.values(list));
	return isObject(payload) && Array.isArray(payload.list)
		? objectsIn(payload.list)
		: listIn(payload);
}

/** How many entries there are in all; undefined when the answer does not say. Contract: getDialerTaskDetail (total). */
export function totalIn(payload: unknown): number | undefined {
	const total = isObject(payload) ? payload.total : undefined;
	return /^\d+$/.test(idText(total) ?? '') ? Number(total) : undefined;
}
