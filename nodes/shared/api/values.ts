import type { IDataObject } from 'n8n-workflow';

/** Whether `value` is a JSON object: not null, not a list. */
export function isObject(value: unknown): value is IDataObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The objects of a list; none when `value` is no list. */
export function objectsIn(value: unknown): IDataObject[] {
	return Array.isArray(value) ? value.filter(isObject) : [];
}

/** Values by their keys, groups and values in the order in which they come. */
export function grouped<Key, Value>(
	entries: ReadonlyArray<readonly [key: Key, value: Value]>,
): Map<Key, Value[]> {
	const groups = new Map<Key, Value[]>();
	for (const [key, value] of entries) {
		const known = groups.get(key);
		if (known) known.push(value);
		else groups.set(key, [value]);
	}
	return groups;
}

/** The greatest of some numbers, however many; a function takes no more than some 120,000. -Infinity when there are none. */
export function greatestOf(numbers: readonly number[]): number {
	return numbers.reduce((one, other) => Math.max(one, other), -Infinity);
}

/** The least of some numbers, likewise. Infinity when there are none. */
export function leastOf(numbers: readonly number[]): number {
	return numbers.reduce((one, other) => Math.min(one, other), Infinity);
}

/** The class of an object, wherever it was made: `Object`, `Set`, `Map Iterator`. */
export function classOf(value: unknown): string {
	return Object.prototype.toString.call(value).slice('[object '.length, -1);
}

/** A list, or a set as one; undefined when `value` is neither. */
export function listOrSet(value: unknown): unknown[] | undefined {
	if (Array.isArray(value)) return value as unknown[];
	return classOf(value) === 'Set' ? [...(value as Set<unknown>)] : undefined;
}

/** Whether `value` is text with something in it. */
export function isText(value: unknown): value is string {
	return typeof value === 'string' && value.trim() !== '';
}

/** Whether `value` says nothing: undefined, null or blank text. */
export function isBlank(value: unknown): boolean {
	return (
		value === undefined || value === null || (typeof value === 'string' && value.trim() === '')
	);
}

/** White space (a byte order mark among it), control characters, and signs without a shape: zero-width spaces, direction marks. */
export const unseenAtEdges = /^[\s\p{Cc}\p{Cf}]+|[\s\p{Cc}\p{Cf}]+$/gu;

/**
 * The text that somebody pasted into a field of a credential, without the spaces, line breaks and unseen characters that
 * came along at its edges. Nothing inside is touched. Blank when there is no text.
 */
export function pasted(value: unknown): string {
	if (typeof value === 'number') return String(value);
	return typeof value === 'string' ? value.replace(unseenAtEdges, '') : '';
}

/** Whether `value` says nothing: blank, or a list or object with nothing in it. */
export function isEmpty(value: unknown): boolean {
	return typeof value === 'object' && value !== null
		? Object.keys(value).length === 0
		: isBlank(value);
}

/** `object` without the entries that say nothing, so that only what is set is sent or shown. */
export function withoutBlanks(object: IDataObject): IDataObject {
	return Object.fromEntries(Object.entries(object).filter(([, value]) => !isBlank(value)));
}

/** `object` without one of its fields. */
export function without(object: IDataObject, name: string): IDataObject {
	return Object.fromEntries(Object.entries(object).filter(([key]) => key !== name));
}

/** What an answer says beside what has a name of ours, as `answer`; nothing when it says nothing. */
export function unnamed(rest: unknown): { answer?: IDataObject } {
	return isEmpty(rest) ? {} : { answer: rest as IDataObject };
}

/**
 * An id as text. Ids are text everywhere; the decimal tail that a spreadsheet or AIRudder leaves on a numeric one
 * (`123456.0`, contract: CallDetail.case_id) is cut. Undefined when there is none.
 */
export function idText(value: unknown): string | undefined {
	if (typeof value !== 'string' && typeof value !== 'number') return undefined;
	const text = String(value).trim();
	return text === '' ? undefined : text.replace(/^(\d+)\.0+$/, '$1');
}

/** The first of `names` under which `object` says something. */
export function firstOf(object: IDataObject, names: readonly string[]): unknown {
	const name = names.find((candidate) => !isBlank(object[candidate]));
	return name === undefined ? undefined : object[name];
}

/** JSON text to its value; undefined when it is not JSON. */
export function parseJson(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return undefined;
	}
}

/** A value where only text can stand, in a query or a form: text as it is, anything else as JSON. */
export function wireText(value: unknown): string {
	return typeof value === 'string' ? value : JSON.stringify(value);
}
