import type { IDataObject } from 'n8n-workflow';
import { firstOf, idText, isObject, isText, without } from './values';

/** Names of a task's id in the contract's spellings. */
const taskIdNames = ['TaskID', 'task_id', 'taskid'];

/**
 * The task id in a payload or a list entry: the payload itself, or under TaskID, task_id or taskid in it or one object
 * deeper. Contract: createTask.
 */
export function taskIdIn(payload: unknown): string | undefined {
	return takenTaskId(payload).taskId;
}

/**
 * The same id under one of `names`, and what the payload says beside it: nothing when it is the bare id, else the payload
 * without that field, and without the object that held nothing else.
 */
export function takenTaskId(
	payload: unknown,
	names: readonly string[] = taskIdNames,
): { taskId?: string; rest: unknown } {
	if (isBareId(payload)) return { taskId: idText(payload), rest: undefined };
	if (!isObject(payload)) return { rest: payload };
	const own = ownId(payload, names);
	if (own) return own;
	for (const [key, inner] of Object.entries(payload)) {
		// A task within says its id; a parent, a source or an owner says another's.
		const found = isObject(inner) && holdsTask.test(key) ? ownId(inner, names) : undefined;
		if (!found) continue;
		const rest = without(payload, key);
		const isEmpty = Object.keys(found.rest).length === 0;
		return { taskId: found.taskId, rest: isEmpty ? rest : { ...rest, [key]: found.rest } };
	}
	return { rest: payload };
}

/** Names of an object, one deeper, that may hold the task. */
const holdsTask = /^(?:task|data|result|detail|info|body)/i;

/** Whether a payload is an id by itself: "OK" and "3 contacts accepted" are none, nor is a short number, which may be a count. */
function isBareId(payload: unknown): payload is string | number {
	if (typeof payload === 'number') return Number.isSafeInteger(payload) && payload >= 100_000;
	// Two looks, for one that does both takes a time that grows with the square of a long text.
	return isText(payload) && /\d/.test(payload) && !/\s/.test(payload.trim());
}

function ownId(
	object: IDataObject,
	names: readonly string[],
): { taskId: string; rest: IDataObject } | undefined {
	const name = names.find((candidate) => idText(object[candidate]) !== undefined);
	const taskId = name === undefined ? undefined : idText(object[name]);
	return name === undefined || taskId === undefined
		? undefined
		: { taskId, rest: without(object, name) };
}

/** The task name in a list entry, in the contract's spellings. */
export function taskNameIn(entry: IDataObject): string | undefined {
	const name = firstOf(entry, ['TaskName', 'task_name']);
	return isText(name) ? name : undefined;
}

/** The id of a task in this very object, in the contract's spellings. */
export function ownTaskId(object: IDataObject): string | undefined {
	return ownId(object, taskIdNames)?.taskId;
}
