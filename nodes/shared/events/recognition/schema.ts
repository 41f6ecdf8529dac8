import { isObject } from '../../api/values';

/**
 * The part of JSON Schema that tells the bodies of events apart. What only narrows a value (format, pattern, minItems,
 * minimum and their kin) is not looked at: the generator leaves it out.
 */
export interface JsonSchema {
	readonly type?: string | readonly string[];
	readonly const?: unknown;
	readonly enum?: readonly unknown[];
	readonly required?: readonly string[];
	readonly properties?: Readonly<Record<string, JsonSchema>>;
	readonly items?: JsonSchema;
	/** What fields must be that `properties` does not name; without it they may be anything. */
	readonly additionalProperties?: JsonSchema;
	/** Variants of which at least one must fit beside all else. */
	readonly anyOf?: readonly JsonSchema[];
}

/** Whether `value`, which came as JSON, is what `schema` asks for. Fields that the schema does not name are welcome. */
export function isValid(value: unknown, schema: JsonSchema): boolean {
	const { anyOf, const: constant, enum: values } = schema;
	return (
		hasType(value, schema.type) &&
		(constant === undefined || value === constant) &&
		(values?.includes(value) ?? true) &&
		areEntriesValid(value, schema) &&
		areFieldsValid(value, schema) &&
		(anyOf?.some((variant) => isValid(value, variant)) ?? true)
	);
}

function areEntriesValid(value: unknown, { items }: JsonSchema): boolean {
	return !items || !Array.isArray(value) || value.every((entry) => isValid(entry, items));
}

function areFieldsValid(value: unknown, schema: JsonSchema): boolean {
	if (!isObject(value)) return true;
	const { required = [], properties = {}, additionalProperties } = schema;
	return (
		required.every((name) => Object.hasOwn(value, name)) &&
		Object.entries(value).every(([name, field]) => {
			const expected = Object.hasOwn(properties, name) ? properties[name] : additionalProperties;
			return !expected || isValid(field, expected);
		})
	);
}

function hasType(value: unknown, type: JsonSchema['type']): boolean {
	if (type === undefined) return true;
	const types = typeof type === 'string' ? [type] : type;
	return types.some((name) => fits(value, name));
}

function fits(value: unknown, type: string): boolean {
	if (value === null) return type === 'null';
	if (Array.isArray(value)) return type === 'array';
	return type === 'integer' ? Number.isInteger(value) : typeof value === type;
}
