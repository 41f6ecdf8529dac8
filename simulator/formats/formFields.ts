import { isRecord } from './values';

/**
 * The fields of a form as its schema has them. A form knows texts only: numbers, switches, lists and objects are read
 * out of them where the schema asks for one. A file counts as the text that `format: binary` is. What cannot be read
 * stays as it came, for the validator to refuse.
 */
export function formFields(fields: Record<string, unknown>, schema: unknown): unknown {
	const properties = isRecord(schema) && isRecord(schema.properties) ? schema.properties : {};
	return Object.fromEntries(
		Object.entries(fields).map(([name, value]) => [name, valueOf(value, properties[name])]),
	);
}

function valueOf(value: unknown, schema: unknown): unknown {
	const { type, items } = isRecord(schema) ? schema : {};
	const types = [type].flat();
	if (types.includes('array')) return listOf(value).map((entry) => valueOf(entry, items));
	if (isRecord(value)) return value.name;
	if (typeof value !== 'string' || types.includes('string')) return value;
	return types[0] === undefined ? value : parsed(value);
}

/** Several fields of one name, one field, or a list as JSON. */
function listOf(value: unknown): unknown[] {
	const read = typeof value === 'string' ? parsed(value) : value;
	return Array.isArray(read) ? read : [value];
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return text;
	}
}
