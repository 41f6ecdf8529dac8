import type { IDataObject } from 'n8n-workflow';
import { AiRudderFailure } from './failure';
import { idText, isBlank, isObject, isText, objectsIn } from './values';

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

/** A name without what spellings differ in: upper and lower case, underscores. */
export function looseName(name: string): string {
	return name.toLowerCase().replace(/_/g, '');
}

/** The value of a field whose spelling the contract leaves open; `name` is its loose name. */
export function valueOf(entry: IDataObject, name: string): IDataObject[string] | undefined {
	const key = Object.keys(entry).find((known) => looseName(known) === name);
	return key === undefined ? undefined : entry[key];
}

/** Id and name of an entry whose fields the contract does not name: the first that reads as `<kind>id`, `<kind>name`. */
export function labelled(
	entry: IDataObject,
	kind: string,
): { id: string; name: string } | undefined {
	const named = (suffix: string) => {
		const wanted = [kind + suffix, suffix];
		return wanted
			.map((name) => Object.keys(entry).find((key) => looseName(key) === name))
			.find((key) => key !== undefined && !isBlank(entry[key]));
	};
	const id = idText(entry[named('id') ?? '']);
	const name = entry[named('name') ?? ''];
	return id === undefined ? undefined : { id, name: isText(name) ? name : id };
}
