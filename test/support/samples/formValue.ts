import { identifier } from '../../../nodes/shared/operations/fromContract/schemaForm/naming';
import type { FieldSchema } from '../../../nodes/shared/operations/fromContract/requestForm';
import { fieldKindOf } from '../../../nodes/shared/operations/fromContract/schemaForm/schemaField';

const texts: Record<string, string> = {
	date: '2026-12-01',
	'date-time': '2030-12-01T09:00:00+07:00',
};

/** A value that a schema allows, as it is on the wire. */
export function wireValue(schema: FieldSchema): unknown {
	const { type, enum: values, items = {}, properties = {}, example, format = '' } = schema;
	if (values) return values[0];
	if (type === 'array') return [wireValue(items), wireValue(items)];
	if (type === 'object') {
		return Object.fromEntries(
			Object.entries(properties).map(([name, property]) => [name, wireValue(property)]),
		);
	}
	if (type === 'boolean') return true;
	if (type === 'integer' || type === 'number') return numberWithin(schema);
	return typeof example === 'string' ? example : (texts[format] ?? 'some text');
}

/** The same as what a user enters in the field of the form; with `isCell`, as a column of an item has it. */
export function formValue(schema: FieldSchema, isCell = false): unknown {
	const value = wireValue(schema);
	if (isCell) return value;
	const kind = fieldKindOf(schema);
	if (kind === 'list') return (value as unknown[]).join(', ');
	if (kind === 'group') {
		const entries = Object.entries(value as object).map(([name, inner]: [string, unknown]) => [
			identifier(name),
			inner,
		]);
		return Object.fromEntries(entries) as object;
	}
	return ['object', 'objects', 'json'].includes(kind) ? JSON.stringify(value) : value;
}

function numberWithin({ minimum = -Infinity, maximum = Infinity }: FieldSchema): number {
	return Math.min(Math.max(7, minimum), maximum);
}
