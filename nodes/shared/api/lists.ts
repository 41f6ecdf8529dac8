import type { IDataObject } from 'n8n-workflow';
import { AiRudderFailure } from './failure';
import { firstOf, idText, isBlank, isObject, isText, objectsIn, without } from './values';

/**
 * The list inside a payload that is a list, or an object holding one. The contract leaves open which
 * (listTasks, listRobots), so both are read; an object without any list, or null, is an empty one.
 * Throws when an object holds several lists, because choosing one would be a guess.
 */
export function listIn(payload: unknown): IDataObject[] {
	if (!isObject(payload)) return objectsIn(payload);
	const lists = Object.entries(payload).filter(([, value]) => Array.isArray(value));
	if (lists.length > 1) {
		const names = lists.map(([name]) => name).join(', ');
		throw new AiRudderFailure('refused', `AIRudder's answer holds several lists: ${names}`, {
			description:
				'Which one is meant is not known. Please report this to the makers of this package.',
		});
	}
	return objectsIn(lists[0]?.[1]);
}

/** A payload as it is, as items: a list is an item for each entry, anything else one item. */
export function asItems(payload: unknown): object[] {
	if (Array.isArray(payload))
		return payload.map((entry: unknown) => (isObject(entry) ? entry : { value: entry }));
	return [isObject(payload) ? payload : { value: payload ?? null }];
}

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

/** Id and name of an entry whose fields the contract does not name: the first that reads as `<kind>id`, `<kind>name`. */
export function labelled(
	entry: IDataObject,
	kind: string,
): { id: string; name: string } | undefined {
	const named = (suffix: string) => {
		const wanted = [kind + suffix, suffix];
		return wanted
			.map((name) => Object.keys(entry).find((key) => key.toLowerCase().replace(/_/g, '') === name))
			.find((key) => key !== undefined && !isBlank(entry[key]));
	};
	const id = idText(entry[named('id') ?? '']);
	const name = entry[named('name') ?? ''];
	return id === undefined ? undefined : { id, name: isText(name) ? name : id };
}
