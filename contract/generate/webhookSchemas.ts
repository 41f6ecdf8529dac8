import type { JsonSchema } from '../../nodes/shared/events/recognition/schema';
import { isRecord, mapped, merged, operationsIn } from '../read';
import type { Contract, MediaType, ContractOperation, Schema } from '../types';
import { banner, literal, moduleFile } from './literal';

/** Where the module lies. */
export const webhookSchemasFile = moduleFile('events/recognition/webhookSchemas.generated.ts');

/**
 * The text of the module that tells the code what the bodies of events look like, from a contract without references.
 *
 * `webhookSchemas` has every event whose payload is known, with the words that say what is valid: type, const, enum,
 * required, properties, items, additionalProperties and anyOf. allOf is resolved, oneOf counts as anyOf.
 * Words that only narrow a value (format, pattern, minItems, minimum …) are left out: whether a body is an event does
 * not hang on them. `webhookExamples` has the example of the contract for each event that has one.
 */
export function generateWebhookSchemas(contract: Contract): string {
	const events = operationsIn(contract.webhooks);
	const schemas = events
		.filter(({ operation }) => operation['x-evidence'] !== 'unpublished')
		.map(({ path, operation }): Entry => [path, schemaOf(operation)]);
	const examples = events
		.map(({ path, operation }): Entry => [path, exampleOf(operation)])
		.filter(([, example]) => isRecord(example));
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
function mediaOf({ requestBody }: ContractOperation): MediaType {
	return requestBody?.content['application/json'] ?? {};
}

/** Where the contract names the event that the body carries (`x-event`), no other body will do. */
function schemaOf(operation: ContractOperation): JsonSchema {
	const schema = reduced(mediaOf(operation).schema ?? {});
	const event = operation['x-event'];
	if (event === undefined) return schema;
	return merged([schema, { required: ['event'], properties: { event: { const: event } } }]);
}

/** The example of an event, or the first of its examples. */
function exampleOf(operation: ContractOperation): unknown {
	const { example, examples = {} } = mediaOf(operation);
	return example ?? Object.values(examples)[0]?.value;
}

/** A schema with the words that say what is valid, and no others. */
function reduced(schema: Schema): JsonSchema {
	const { type, const: constant, enum: values, required, properties, items } = schema;
	const { allOf = [], anyOf, oneOf, additionalProperties: others } = schema;
	const own: JsonSchema = {
		type,
		const: constant,
		enum: values,
		required,
		properties: properties && mapped(properties, reduced),
		items: items && reduced(items),
		additionalProperties: typeof others === 'object' ? reduced(others) : undefined,
	};
	const variants = [anyOf, oneOf].flatMap((list) => (list ? [{ anyOf: list.map(reduced) }] : []));
	return merged<JsonSchema>([...allOf.map(reduced), ...variants, own]);
}
