import type { IDataObject } from 'n8n-workflow';
import { isBlank, isEmpty, isObject } from '../api/values';
import { isDialerCall } from './dialerCall';

/** By wire name: whether the call record has a value in its place. */
export type Readers = ReadonlyMap<string, (value: unknown) => boolean>;

/** The readers of fields that are read alike. `fields` holds the names of each. */
export function readersOf(
	fields: Readonly<Record<string, readonly string[]>>,
	isRead: (value: unknown) => boolean,
): Array<[string, (value: unknown) => boolean]> {
	return Object.values(fields).flatMap((names) =>
		names.map((name): [string, (value: unknown) => boolean] => [name, isRead]),
	);
}

/**
 * What a call says that the record has no place for, under AIRudder's names: values of another type than their field has,
 * and of a dialer call every field that the record does not know. Contract: DialerCallRow, DialerCallBody.
 */
export function leftOver(source: IDataObject, readers: Readers): IDataObject {
	const keepsUnknown = isDialerCall(source);
	const kept = Object.keys(source).filter((name) => {
		const value = source[name];
		return saysSomething(value) && !(readers.get(name)?.(value) ?? !keepsUnknown);
	});
	return Object.fromEntries(kept.map((name) => [name, source[name]]));
}

/** Whether a value that has no place in the record says anything; the literal "null" does not. */
export function saysSomething(value: unknown): boolean {
	return !isEmpty(value) && value !== 'null';
}

/** Whether a value is a list of objects that have some of `fields`, none of them an object itself. */
export function isListOf(value: unknown, fields: readonly string[]): boolean {
	return (
		Array.isArray(value) &&
		value.every(
			(entry) =>
				isObject(entry) &&
				fields.some((field) => Object.hasOwn(entry, field)) &&
				fields.every((field) => isBlank(entry[field]) || typeof entry[field] !== 'object'),
		)
	);
}
