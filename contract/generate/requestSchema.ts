// @ts-nocheck The types follow in the next commit.
import { defined, mapped, merged, resolved } from '../read';

const scalars = ['string', 'integer', 'number', 'boolean'];
const structures = ['array', 'object'];

/**
 * A schema of a request with what a form needs and no more. References and allOf are resolved; what only an answer has
 * (`readOnly`) and null are left out. Where anyOf or oneOf offers several, one schema takes them all; `variants` says
 * that this holds for objects, too, each of them what one product line takes. A schema without a type is any JSON.
 *
 * @param {object} schema
 * @param {object} contract
 * @param {{ variants?: boolean, seen?: string[] }} [options]
 */
function requestSchema(schema, contract, { variants = false, seen = [] } = {}) {
	const { $ref: reference, ...beside } = schema;
	if (reference !== undefined) {
		if (seen.includes(reference)) return {};
		const options = { variants, seen: [...seen, reference] };
		return merged([
			requestSchema(resolved(reference, contract), contract, options),
			requestSchema(beside, contract, { variants, seen }),
		]);
	}
	const inner = (part) => requestSchema(part, contract, { seen });
	const alternatives = (schema.anyOf ?? schema.oneOf ?? []).filter(({ type }) => type !== 'null');
	const offered = alternatives.map((part) => ({
		title: part.title ?? (part.$ref && resolved(part.$ref, contract).title),
		schema: requestSchema(part, contract, { variants, seen }),
	}));
	return merged([
		...(schema.allOf ?? []).map((part) => requestSchema(part, contract, { variants, seen })),
		ownWords(schema, inner),
		...(offered.length > 0 ? [either(offered, variants)] : []),
	]);
}

/** The words of a schema itself. */
function ownWords(schema, inner) {
	const { properties, items, additionalProperties: others } = schema;
	const sent = Object.entries(properties ?? {}).filter(([, { readOnly }]) => readOnly !== true);
	const names = sent.map(([name]) => name);
	const required = schema.required?.filter((name) => !properties || names.includes(name));
	return defined({
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
		required: required?.length > 0 ? required : undefined,
		properties: properties && mapped(Object.fromEntries(sent), inner),
		items: items && inner(items),
		additionalProperties: others === true || typeof others === 'object' ? true : undefined,
	});
}

/** One type, several of single values, or none where any JSON may stand. */
function typeOf({ type, properties, items, enum: values, const: constant }) {
	const named = [type ?? []].flat().filter((name) => name !== 'null');
	if (named.length > 0) return oneOrSeveral(named);
	if (properties) return 'object';
	if (items) return 'array';
	const known = constant === undefined ? (values ?? []) : [constant];
	return oneOrSeveral(known.filter((value) => value !== null).map((value) => typeof value));
}

function oneOrSeveral(types) {
	const different = [...new Set(types)];
	if (different.length === 1) return different[0];
	if (different.length === 0 || different.some((type) => !scalars.includes(type))) return undefined;
	return different.every((type) => ['integer', 'number'].includes(type)) ? 'number' : different;
}

function valuesOf({ enum: values, const: constant }) {
	const all = constant === undefined ? values : [constant];
	const said = all?.filter((value) => value !== null);
	return said?.length > 0 ? said : undefined;
}

/** A file as bytes is `binary`, one in base64 `byte`, whichever words say so. */
function formatOf({ format, contentEncoding, contentMediaType }) {
	if (contentEncoding !== undefined) return 'byte';
	return contentMediaType === 'application/octet-stream' ? 'binary' : textIn(format);
}

/** The first example that is a value, or a list of them: more than that shows nowhere in a form. */
function exampleOf({ example, examples }) {
	const found = example ?? (Array.isArray(examples) ? examples[0] : undefined);
	const list = [found ?? []].flat();
	const isShown = list.every((value) => scalars.includes(typeof value) && value !== '');
	return list.length > 0 && isShown ? found : undefined;
}

function textIn(text) {
	return typeof text === 'string' && text.trim() !== '' ? text : undefined;
}

/**
 * One schema that takes what any of the variants takes. A property that not all of them have says in `lines` which do. What
 * has nothing in common is any JSON; so are objects, unless they are the `variants` of one request.
 */
function either(offered, variants) {
	const schemas = offered.map(({ schema }) => schema);
	if (schemas.length === 1) return schemas[0];
	const description = schemas.find((schema) => schema.description)?.description;
	if (variants && schemas.every(({ type }) => type === 'object')) return anyObject(offered);
	if (variants && schemas.every(({ type }) => type === 'array')) {
		const items = offered.map(({ title, schema }) => ({ title, schema: schema.items ?? {} }));
		const limits = schemas.map(({ maxItems }) => maxItems ?? Infinity);
		const maxItems = Math.min(...limits);
		return defined({
			type: 'array',
			description,
			maxItems: maxItems === Infinity ? undefined : maxItems,
			items: either(items, variants),
		});
	}
	const types = schemas.flatMap(({ type }) => type ?? structures);
	const type = oneOrSeveral(types);
	if (type === undefined || structures.includes(type)) return defined({ description });
	const values = schemas.every((schema) => schema.enum)
		? [...new Set(schemas.flatMap((schema) => schema.enum))]
		: undefined;
	const labels = values && Object.assign({}, ...schemas.map((schema) => schema.labels));
	return defined({
		type,
		description,
		enum: values,
		labels: labels && Object.keys(labels).length > 0 ? labels : undefined,
		default: common(schemas, 'default'),
		example: schemas.find(({ example }) => example !== undefined)?.example,
		format: common(schemas, 'format'),
		minimum: common(schemas, 'minimum'),
		maximum: common(schemas, 'maximum'),
	});
}

function anyObject(offered) {
	const schemas = offered.map(({ schema }) => schema);
	const names = [...new Set(schemas.flatMap(({ properties = {} }) => Object.keys(properties)))];
	const properties = names.map((name) => {
		const holders = offered.filter(({ schema }) => Object.hasOwn(schema.properties ?? {}, name));
		const parts = holders.map(({ title, schema }) => ({ title, schema: schema.properties[name] }));
		const titles = holders.map(({ title }) => title);
		const isTold = holders.length < offered.length && titles.every(Boolean);
		return [name, { ...either(parts, true), ...(isTold ? { lines: titles } : {}) }];
	});
	const required = names.filter((name) =>
		schemas.every((schema) => schema.required?.includes(name)),
	);
	return defined({
		type: 'object',
		description: common(schemas, 'description'),
		required: required.length > 0 ? required : undefined,
		properties: Object.fromEntries(properties),
		additionalProperties: schemas.some((schema) => schema.additionalProperties) || undefined,
	});
}

/** What all schemas say alike. */
function common(schemas, word) {
	const [first, ...others] = schemas.map((schema) => schema[word]);
	return others.every((value) => JSON.stringify(value) === JSON.stringify(first))
		? first
		: undefined;
}

export { requestSchema };
