import type { IDataObject } from 'n8n-workflow';
import { wrongInput } from '../api/failure';
import { isBlank, isObject, parseJson } from '../api/values';
import type { Field, Wording } from './fields';

/** A JSON object, typed or from an expression; blank is an empty one. Throws `input` naming the field. */
export function jsonObject(wording: Wording): Field<IDataObject> {
	return {
		property: { ...wording, type: 'json', default: '{}' },
		read: (raw, label) => {
			const value = valueOf(raw, label);
			if (isBlank(value)) return {};
			if (isObject(value)) return value;
			throw wrongInput(`${label} is not a JSON object`, 'Write it as {"name": "value"}.');
		},
	};
}

/** A JSON list, typed or from an expression; blank is an empty one. Throws `input` naming the field. */
export function jsonList(wording: Wording): Field<unknown[]> {
	return {
		property: { ...wording, type: 'json', default: '[]' },
		read: (raw, label) => {
			const value = valueOf(raw, label);
			if (isBlank(value)) return [];
			if (Array.isArray(value)) return value as unknown[];
			throw wrongInput(`${label} is not a JSON list`, 'Write it as ["one", "two"].');
		},
	};
}

/** Any JSON value, typed or from an expression; blank is undefined. Throws `input` naming the field. */
export function jsonValue(wording: Wording): Field<unknown> {
	return {
		property: { ...wording, type: 'json', default: '' },
		read: (raw, label) => {
			const value = valueOf(raw, label);
			return isBlank(value) ? undefined : value;
		},
	};
}

function valueOf(raw: unknown, label: string): unknown {
	if (typeof raw !== 'string' || isBlank(raw)) return raw;
	const value = parseJson(raw);
	if (value !== undefined) return value;
	throw wrongInput(`${label} is not valid JSON`, 'Check quotation marks, commas and brackets.');
}
