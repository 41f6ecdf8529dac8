const { writeFile } = require('node:fs/promises');
const { join } = require('node:path');
const { parse } = require('yaml');

const webhookSchemasFile = join(
	__dirname,
	'..',
	'nodes',
	'shared',
	'events',
	'webhookSchemas.generated.ts',
);

const references = '#/components/schemas/';

/**
 * The TypeScript module that tells the code what the bodies of events look like: type, const, enum, required,
 * properties, items and additionalProperties, with references and allOf resolved. Events whose payload the contract
 * could not read are left out.
 *
 * @param {string} contractText
 * @returns {string}
 */
function generateWebhookSchemas(contractText) {
	const contract = parse(contractText);
	const rows = Object.entries(contract.webhooks)
		.map(([name, { post: operation }]) => [name, schemaOf(operation, contract)])
		.filter(([, schema]) => schema.properties !== undefined)
		.map(([name, schema]) => `\t${name}: ${literal(schema)},\n`);
	return [
		'// Generated from contract/airudder.openapi.yaml by "npm run endpoints". Do not edit.',
		"import type { JsonSchema } from './schema';\n",
		`export const webhookSchemas = {\n${rows.join('')}} as const satisfies Record<string, JsonSchema>;\n`,
	].join('\n');
}

/** Where the contract names the event that the body carries (`x-event`), no other body will do. */
function schemaOf(operation, contract) {
	const schema = reduced(operation.requestBody.content['application/json'].schema, contract);
	const event = operation['x-event'];
	if (event === undefined) return schema;
	return merged([schema, { required: ['event'], properties: { event: { const: event } } }]);
}

/** A schema with the words that say what is valid, and no others. */
function reduced(schema, contract) {
	if (schema.$ref !== undefined) {
		return reduced(contract.components.schemas[schema.$ref.slice(references.length)], contract);
	}
	const { type, const: constant, enum: values, required, properties, items } = schema;
	const { additionalProperties: others } = schema;
	const own = {
		type,
		const: constant,
		enum: values,
		required,
		properties: properties && mapped(properties, (property) => reduced(property, contract)),
		items: items && reduced(items, contract),
		additionalProperties: typeof others === 'object' ? reduced(others, contract) : undefined,
	};
	return merged([...(schema.allOf ?? []).map((part) => reduced(part, contract)), own]);
}

/** One schema that asks for what all parts ask for. */
function merged(parts) {
	return parts.reduce((one, other) => {
		const { required = [], properties = {} } = one;
		const all = { ...one, ...defined(other) };
		if (other.required) all.required = [...new Set([...required, ...other.required])];
		if (other.properties) {
			const names = [...new Set([...Object.keys(properties), ...Object.keys(other.properties)])];
			all.properties = Object.fromEntries(
				names.map((name) => [
					name,
					merged([properties[name], other.properties[name]].filter(Boolean)),
				]),
			);
		}
		return defined(all);
	}, {});
}

function defined(object) {
	return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));
}

function mapped(object, change) {
	return Object.fromEntries(Object.entries(object).map(([name, value]) => [name, change(value)]));
}

function literal(value) {
	if (typeof value === 'string') return `'${value.replaceAll("'", "\\'")}'`;
	if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
	if (typeof value !== 'object' || value === null) return String(value);
	const entries = Object.entries(value);
	if (entries.length === 0) return '{}';
	return `{ ${entries.map(([key, inner]) => `${keyOf(key)}: ${literal(inner)}`).join(', ')} }`;
}

function keyOf(name) {
	return /^[A-Za-z_]\w*$/.test(name) ? name : literal(name);
}

/** @param {string} contractText */
async function writeWebhookSchemas(contractText) {
	await writeFile(webhookSchemasFile, generateWebhookSchemas(contractText));
}

module.exports = { generateWebhookSchemas, webhookSchemasFile, writeWebhookSchemas };
