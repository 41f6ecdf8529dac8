import { idText, isObject, isText } from '../../../nodes/shared/api/values';
import { mapped, merged, standingAt } from '../../../contract/read';
import type { Schema } from '../../../contract/types';
import { PageProblem } from '../problem';

/** Schemas that others refer to by name. */
export type Components = Readonly<Record<string, unknown>>;

/** What a schema of the contract may say, in the order in which it is written. */
export const keywords = [
	...['title', 'type', 'format', 'description', 'const', 'enum', 'default', 'examples'],
	...['pattern', 'minLength', 'maxLength', 'contentEncoding', 'contentMediaType'],
	...['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'],
	...['required', 'properties', 'additionalProperties', 'minProperties', 'maxProperties'],
	...['items', 'minItems', 'maxItems', 'uniqueItems', 'anyOf', 'oneOf'],
];

/** Formats that say how a text is written; int64 and its like say how a program keeps a number. */
const formats = ['date', 'date-time'];

const references = '#/components/schemas/';

/**
 * A page's schema as the contract writes it: references and allOf resolved, Apifox's own keys, empty words and what
 * OpenAPI 3.1 does not know left out, properties in the order in which the page shows them. A schema that holds itself
 * is cut where it begins anew. Throws PageProblem for a reference that leads nowhere.
 */
export function tidySchema(raw: unknown, components: Components, within: string[] = []): Schema {
	if (!isObject(raw)) return {};
	const inner = (schema: unknown) => tidySchema(schema, components, within);
	const { $ref, allOf, ...own } = raw;
	if (isText($ref)) {
		const name = schemaNameIn($ref);
		if (within.includes(name)) {
			return { type: 'object', description: `As the ${name} that it stands in` };
		}
		const found = standingAt($ref, { components: { schemas: components } });
		if (found === undefined) {
			throw new PageProblem(`refers to a schema "${name}" that it does not hold`);
		}
		const target = tidySchema(found, components, [...within, name]);
		return inOrder(merged([target, inner(own)]));
	}
	if (Array.isArray(allOf)) return inOrder(merged([...allOf.map(inner), inner(own)]));
	const { properties, items, anyOf, oneOf, additionalProperties: others } = own;
	return inOrder({
		...ownWords(own),
		...(isObject(properties) ? { properties: orderedProperties(own, inner) } : {}),
		...(isArrayType(own.type) ? { items: inner(items) } : {}),
		...(Array.isArray(anyOf) ? { anyOf: anyOf.map(inner) } : {}),
		...(Array.isArray(oneOf) ? { oneOf: oneOf.map(inner) } : {}),
		...(isObject(others) ? { additionalProperties: inner(others) } : {}),
		...(typeof others === 'boolean' ? { additionalProperties: others } : {}),
	});
}

/** A schema of the contract, without references, with its allOf resolved, and everything else as it stands there. */
export function withoutAllOf(schema: Schema): Schema {
	const { allOf, ...own } = schema;
	const { properties, items, anyOf, oneOf, additionalProperties: others } = own;
	const resolved: Schema = {
		...own,
		...(properties ? { properties: mapped(properties, withoutAllOf) } : {}),
		...(items ? { items: withoutAllOf(items) } : {}),
		...(anyOf ? { anyOf: anyOf.map(withoutAllOf) } : {}),
		...(oneOf ? { oneOf: oneOf.map(withoutAllOf) } : {}),
		...(isObject(others) ? { additionalProperties: withoutAllOf(others) } : {}),
	};
	return allOf ? inOrder(merged([...allOf.map(withoutAllOf), resolved])) : resolved;
}

/** The same schema with its words in the contract's order, ours (`x-…`) last. */
export function inOrder(schema: Schema): Schema {
	const others = Object.keys(schema).filter((word) => !keywords.includes(word));
	const words = [...keywords, ...others].filter((word) => schema[word] !== undefined);
	return Object.fromEntries(words.map((word) => [word, schema[word]]));
}

/** Name of the schema that a reference leads to. */
export function schemaNameIn(reference: string): string {
	return decodeURIComponent(reference.slice(references.length));
}

function isArrayType(type: unknown): boolean {
	return [type].flat().includes('array');
}

/** The words of a schema that hold no further schema. */
function ownWords(raw: Schema): Schema {
	const nested = ['properties', 'items', 'anyOf', 'oneOf', 'additionalProperties'];
	const words = keywords
		.filter((word) => !nested.includes(word) && saysSomething(raw[word]))
		.map((word) => [word, raw[word]] as const);
	const schema = Object.fromEntries(words) as Schema;
	if (!Array.isArray(schema.required)) delete schema.required;
	if (isText(schema.format) && !formats.includes(schema.format)) delete schema.format;
	// The body's own type, which the conversion to 3.1 adds to a file in base64.
	if (schema.contentEncoding === 'base64') delete schema.contentMediaType;
	if (schema.type === 'any') delete schema.type;
	if (schema.type === undefined && isObject(raw.properties)) schema.type = 'object';
	if (raw.nullable === true && isText(schema.type)) schema.type = [schema.type, 'null'];
	if (isText(schema.description)) schema.description = schema.description.trim();
	const labels = enumLabels(raw);
	return labels ? { ...schema, 'x-enum-labels': labels } : schema;
}

function saysSomething(value: unknown): boolean {
	if (Array.isArray(value)) return value.length > 0;
	return value !== undefined && value !== null && value !== '';
}

/** What Apifox writes beside the values of an enum. */
function enumLabels({ 'x-apifox-enum': entries }: Schema): Record<string, string> | undefined {
	if (!Array.isArray(entries)) return undefined;
	const labels = entries.filter(isObject).flatMap(({ value, name, description }) => {
		const label = [name, description].find(isText);
		const key = idText(value);
		return label === undefined || key === undefined ? [] : [[key, label] as const];
	});
	return labels.length > 0 ? Object.fromEntries(labels) : undefined;
}

/** A field of this name would change the object that it stands in. */
function isName(name: string): boolean {
	return name !== '__proto__';
}

/** Apifox keeps the order of properties in a list beside them, in which other ids than their names may stand. */
function orderedProperties(
	{ properties = {}, 'x-apifox-orders': orders }: Schema,
	inner: (schema: unknown) => Schema,
): Record<string, Schema> {
	const listed = Array.isArray(orders) ? orders.filter(isText) : [];
	const names = [...listed.filter((name) => Object.hasOwn(properties, name))];
	const all = [...new Set([...names, ...Object.keys(properties)])].filter(isName);
	return Object.fromEntries(all.map((name) => [name, inner(properties[name])]));
}
