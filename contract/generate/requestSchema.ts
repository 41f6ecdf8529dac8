import type { FieldSchema } from '../../nodes/shared/operations/fromContract/requestForm';
import { defined, mapped, merged } from '../read';
import type { Schema } from '../types';

type ScalarType = 'string' | 'integer' | 'number' | 'boolean';
type Scalar = string | number | boolean;

const scalars: readonly string[] = [
	'string',
	'integer',
	'number',
	'boolean',
] satisfies ScalarType[];
const structures: readonly string[] = ['array', 'object'];

/** One of several schemas that are offered for the same value. */
interface Offered {
	title?: string;
	schema: FieldSchema;
}

/**
 * A schema of a request, without references, with what a form needs and no more. allOf is resolved; what only an answer has
 * (`readOnly`) and null are left out. Where anyOf or oneOf offers several, one schema takes them all; `variants` says
 * that this holds for objects, too, each of them what one product line takes. A schema without a type is any JSON.
 */
export function requestSchema(schema: Schema, { variants = false } = {}): FieldSchema {
	const whole = (part: Schema) => requestSchema(part, { variants });
	const alternatives = (schema.anyOf ?? schema.oneOf ?? []).filter(({ type }) => type !== 'null');
	const offered = alternatives.map((part) => ({ title: part.title, schema: whole(part) }));
	return merged<FieldSchema>([
		...(schema.allOf ?? []).map(whole),
		ownWords(schema),
		...(offered.length > 0 ? [either(offered, variants)] : []),
	]);
}

/** The words of a schema itself. */
function ownWords(schema: Schema): FieldSchema {
	const inner = (part: Schema) => requestSchema(part);
	const { properties, items, additionalProperties: others } = schema;
	const sent = Object.entries(properties ?? {}).filter(([, { readOnly }]) => readOnly !== true);
	const names = sent.map(([name]) => name);
	const required = schema.required?.filter((name) => !properties || names.includes(name));
	return defined<FieldSchema>({
		type: typeOf(schema),
		description: textIn(schema.description),
		enum: valuesOf(schema),
		labels: schema['x-enum-labels'],
		default: schema.default ?? undefined,
		example: exampleOf(schema),
		format: formatOf(schema),
		minimum: schema.minimum,
		maximum: schema.maximum,
		maxItems: schema.maxItems,
		required: required && required.length > 0 ? required : undefined,
		properties: properties && mapped(Object.fromEntries(sent), inner),
		items: items && inner(items),
		additionalProperties: others === true || typeof others === 'object' ? true : undefined,
	});
}

/** One type, several of single values, or none where any JSON may stand. */
function typeOf({
	type,
	properties,
	items,
	enum: values,
	const: constant,
}: Schema): FieldSchema['type'] {
	const named = [type ?? []].flat().filter((name) => name !== 'null');
	if (named.length > 0) return oneOrSeveral(named);
	if (properties) return 'object';
	if (items) return 'array';
	const known = constant === undefined ? (values ?? []) : [constant];
	return oneOrSeveral(known.filter((value) => value !== null).map((value) => typeof value));
}

function oneOrSeveral(types: readonly string[]): FieldSchema['type'] {
	const different = [...new Set(types)];
	if (different.length === 1) return different[0] as FieldSchema['type'];
	if (different.length === 0 || !different.every(isScalarType)) return undefined;
	return different.every((type) => ['integer', 'number'].includes(type)) ? 'number' : different;
}

function isScalarType(type: string): type is ScalarType {
	return scalars.includes(type);
}

function valuesOf({ enum: values = [], const: constant }: Schema): FieldSchema['enum'] {
	const all = constant === undefined ? values : [constant];
	const said = all.filter((value) => value !== null);
	return said.length > 0 ? (said as Scalar[]) : undefined;
}

/** A file as bytes is `binary`, one in base64 `byte`, whichever words say so. */
function formatOf({ format, contentEncoding, contentMediaType }: Schema): string | undefined {
	if (contentEncoding !== undefined) return 'byte';
	return contentMediaType === 'application/octet-stream' ? 'binary' : textIn(format);
}

/** The first example that is a value, or a list of them: more than that shows nowhere in a form. */
function exampleOf({ example, examples }: Schema): unknown {
	const found: unknown = example ?? (Array.isArray(examples) ? examples[0] : undefined);
	const list: unknown[] = [found ?? []].flat();
	const isShown = list.every((value) => scalars.includes(typeof value) && value !== '');
	return list.length > 0 && isShown ? found : undefined;
}

function textIn(text: unknown): string | undefined {
	return typeof text === 'string' && text.trim() !== '' ? text : undefined;
}

/**
 * One schema that takes what any of the variants takes. A property that not all of them have says in `lines` which do. What
 * has nothing in common is any JSON; so are objects, unless they are the `variants` of one request.
 */
function either(offered: readonly Offered[], variants: boolean): FieldSchema {
	const schemas = offered.map(({ schema }) => schema);
	const [first] = schemas;
	if (first && schemas.length === 1) return first;
	const description = schemas.find((schema) => schema.description)?.description;
	if (variants && schemas.every(({ type }) => type === 'object')) return anyObject(offered);
	if (variants && schemas.every(({ type }) => type === 'array')) {
		const items = offered.map(({ title, schema }) => ({ title, schema: schema.items ?? {} }));
		const limits = schemas.map(({ maxItems }) => maxItems ?? Infinity);
		const maxItems = Math.min(...limits);
		return defined<FieldSchema>({
			type: 'array',
			description,
			maxItems: maxItems === Infinity ? undefined : maxItems,
			items: either(items, variants),
		});
	}
	const type = oneOrSeveral(schemas.flatMap((schema) => schema.type ?? structures));
	if (type === undefined || type === 'array' || type === 'object') return defined({ description });
	const values = schemas.every((schema) => schema.enum)
		? [...new Set(schemas.flatMap((schema) => schema.enum ?? []))]
		: undefined;
	const labels = Object.assign({}, ...schemas.map((schema) => schema.labels)) as Record<
		string,
		string
	>;
	return defined<FieldSchema>({
		type,
		description,
		enum: values,
		labels: values && Object.keys(labels).length > 0 ? labels : undefined,
		default: common(schemas, 'default'),
		example: schemas.find(({ example }) => example !== undefined)?.example,
		format: common(schemas, 'format'),
		minimum: common(schemas, 'minimum'),
		maximum: common(schemas, 'maximum'),
	});
}

function anyObject(offered: readonly Offered[]): FieldSchema {
	const schemas = offered.map(({ schema }) => schema);
	const names = [...new Set(schemas.flatMap(({ properties = {} }) => Object.keys(properties)))];
	const properties = names.map((name) => {
		const parts = offered.flatMap(({ title, schema: { properties: own = {} } }) => {
			const schema = Object.hasOwn(own, name) ? own[name] : undefined;
			return schema ? [{ title, schema }] : [];
		});
		const titles = parts.flatMap(({ title }) => (title ? [title] : []));
		const isTold = parts.length < offered.length && titles.length === parts.length;
		return [name, { ...either(parts, true), ...(isTold ? { lines: titles } : {}) }] as const;
	});
	const required = names.filter((name) =>
		schemas.every((schema) => schema.required?.includes(name)),
	);
	return defined<FieldSchema>({
		type: 'object',
		description: common(schemas, 'description'),
		required: required.length > 0 ? required : undefined,
		properties: Object.fromEntries(properties),
		additionalProperties: schemas.some((schema) => schema.additionalProperties) || undefined,
	});
}

/** What all schemas say alike. */
function common<Word extends keyof FieldSchema>(
	schemas: readonly FieldSchema[],
	word: Word,
): FieldSchema[Word] {
	const [first, ...others] = schemas.map((schema) => schema[word]);
	return others.every((value) => JSON.stringify(value) === JSON.stringify(first))
		? first
		: undefined;
}
