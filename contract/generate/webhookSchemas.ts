// @ts-nocheck The types follow in the next commit.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { banner, literal, mapped, merged, parse, resolved } from '../read';

const webhookSchemasFile = join(
	__dirname,
	'..',
	'..',
	'nodes',
	'shared',
	'events',
	'webhookSchemas.generated.ts',
);

/**
 * The TypeScript module that tells the code what the bodies of events look like.
 *
 * `webhookSchemas` has every event whose payload is known, with the words that say what is valid: type, const, enum,
 * required, properties, items, additionalProperties and anyOf. References and allOf are resolved, oneOf counts as anyOf.
 * Words that only narrow a value (format, pattern, minItems, minimum …) are left out: whether a body is an event does
 * not hang on them. `webhookExamples` has the example of the contract for each event that has one.
 *
 * @param {string} contractText
 * @returns {string}
 */
function generateWebhookSchemas(contractText) {
	const contract = parse(contractText);
	const events = Object.entries(contract.webhooks).map(([name, { post }]) => [name, post]);
	const schemas = events
		.filter(([, operation]) => operation['x-evidence'] !== 'unpublished')
		.map(([name, operation]) => [name, schemaOf(operation, contract)]);
	const examples = events
		.map(([name, operation]) => [name, exampleOf(operation, contract)])
		.filter(([, example]) => isObject(example));
	return [
		banner,
		"import type { JsonSchema } from './schema';\n",
		`export const webhookSchemas = {${rows(schemas)}} as const satisfies Record<string, JsonSchema>;\n`,
		`export const webhookExamples = {${rows(examples)}} as const;\n`,
	].join('\n');
}

function rows(entries) {
	const lines = entries.map(([name, value]) => `\t${name}: ${literal(value, () => true)},\n`);
	return lines.length > 0 ? `\n${lines.join('')}` : '';
}

/** What the contract says of the JSON that an event brings. */
function mediaOf({ requestBody }, contract) {
	return target(requestBody, contract)?.content?.['application/json'] ?? {};
}

/** Where the contract names the event that the body carries (`x-event`), no other body will do. */
function schemaOf(operation, contract) {
	const schema = reduced(mediaOf(operation, contract).schema ?? {}, contract);
	const event = operation['x-event'];
	if (event === undefined) return schema;
	return merged([schema, { required: ['event'], properties: { event: { const: event } } }]);
}

/** The example of an event, or the first of its examples. */
function exampleOf(operation, contract) {
	const { example, examples } = mediaOf(operation, contract);
	return example ?? target(Object.values(examples ?? {})[0], contract)?.value;
}

/** A schema with the words that say what is valid, and no others. Inside itself a schema may be anything. */
function reduced(schema, contract, within = []) {
	if (schema.$ref !== undefined) {
		if (within.includes(schema.$ref)) return {};
		return reduced(target(schema, contract), contract, [...within, schema.$ref]);
	}
	const inner = (part) => reduced(part, contract, within);
	const { type, const: constant, enum: values, required, properties, items } = schema;
	const { additionalProperties: others } = schema;
	const own = {
		type,
		const: constant,
		enum: values,
		required,
		properties: properties && mapped(properties, inner),
		items: items && inner(items),
		additionalProperties: typeof others === 'object' ? inner(others) : undefined,
	};
	const variants = [schema.anyOf, schema.oneOf]
		.filter(Boolean)
		.map((list) => ({ anyOf: list.map(inner) }));
	return merged([...(schema.allOf ?? []).map(inner), ...variants, own]);
}

/** The object itself, or what its reference leads to. */
function target(object, contract) {
	return object?.$ref === undefined ? object : resolved(object.$ref, contract);
}

function isObject(value) {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** @param {string} contractText */
async function writeWebhookSchemas(contractText) {
	await writeFile(webhookSchemasFile, generateWebhookSchemas(contractText));
}

export { generateWebhookSchemas, webhookSchemasFile, writeWebhookSchemas };
