import { join } from 'node:path';
import type { JsonSchema } from '../../nodes/shared/events/schema';
import { mapped, merged, operationsIn, resolved } from '../read';
import type { Contract, MediaType, Operation, Schema } from '../types';
import { banner, literal } from './literal';

/** Where the module lies. */
export const webhookSchemasFile = join(
	__dirname,
	...['..', '..', 'nodes', 'shared', 'events', 'webhookSchemas.generated.ts'],
);

/**
 * The text of the module that tells the code what the bodies of events look like.
 *
 * `webhookSchemas` has every event whose payload is known, with the words that say what is valid: type, const, enum,
 * required, properties, items, additionalProperties and anyOf. References and allOf are resolved, oneOf counts as anyOf.
 * Words that only narrow a value (format, pattern, minItems, minimum …) are left out: whether a body is an event does
 * not hang on them. `webhookExamples` has the example of the contract for each event that has one.
 */
export function generateWebhookSchemas(contract: Contract): string {
	const events = operationsIn(contract.webhooks);
	const schemas = events
		.filter(({ operation }) => operation['x-evidence'] !== 'unpublished')
		.map(({ path, operation }): Entry => [path, schemaOf(operation, contract)]);
	const examples = events
		.map(({ path, operation }): Entry => [path, exampleOf(operation, contract)])
		.filter(([, example]) => isObject(example));
	return [
		banner,
		"import type { JsonSchema } from './schema';\n",
		`export const webhookSchemas = {${rows(schemas)}} as const satisfies Record<string, JsonSchema>;\n`,
		`export const webhookExamples = {${rows(examples)}} as const;\n`,
	].join('\n');
}

type Entry = [name: string, value: unknown];

function rows(entries: readonly Entry[]): string {
	const lines = entries.map(([name, value]) => `\t${name}: ${literal(value, () => true)},\n`);
	return lines.length > 0 ? `\n${lines.join('')}` : '';
}

/** What the contract says of the JSON that an event brings. */
function mediaOf({ requestBody }: Operation, contract: Contract): MediaType {
	return target(requestBody, contract)?.content?.['application/json'] ?? {};
}

/** Where the contract names the event that the body carries (`x-event`), no other body will do. */
function schemaOf(operation: Operation, contract: Contract): JsonSchema {
	const schema = reduced(mediaOf(operation, contract).schema ?? {}, contract);
	const event = operation['x-event'];
	if (event === undefined) return schema;
	return merged([schema, { required: ['event'], properties: { event: { const: event } } }]);
}

/** The example of an event, or the first of its examples. */
function exampleOf(operation: Operation, contract: Contract): unknown {
	const { example, examples = {} } = mediaOf(operation, contract);
	return example ?? target(Object.values(examples)[0], contract)?.value;
}

/** A schema with the words that say what is valid, and no others. Inside itself a schema may be anything. */
function reduced(schema: Schema, contract: Contract, within: readonly string[] = []): JsonSchema {
	const { $ref: reference } = schema;
	if (reference !== undefined) {
		if (within.includes(reference)) return {};
		return reduced(resolved(reference, contract) as Schema, contract, [...within, reference]);
	}
	const inner = (part: Schema) => reduced(part, contract, within);
	const { type, const: constant, enum: values, required, properties, items } = schema;
	const { additionalProperties: others } = schema;
	const own: JsonSchema = {
		type,
		const: constant,
		enum: values,
		required,
		properties: properties && mapped(properties, inner),
		items: items && inner(items),
		additionalProperties: typeof others === 'object' ? inner(others) : undefined,
	};
	const variants = [schema.anyOf, schema.oneOf].flatMap((list) =>
		list ? [{ anyOf: list.map(inner) }] : [],
	);
	return merged<JsonSchema>([...(schema.allOf ?? []).map(inner), ...variants, own]);
}

/** The object itself, or what its reference leads to. */
function target<Part extends { $ref?: string }>(
	part: Part | undefined,
	contract: Contract,
): Part | undefined {
	return part?.$ref === undefined ? part : (resolved(part.$ref, contract) as Part);
}

function isObject(value: unknown): boolean {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
