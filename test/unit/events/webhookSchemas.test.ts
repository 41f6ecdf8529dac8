import { readFileSync } from 'node:fs';
import { readContract } from '../../../contract/generateEndpoints';
import {
	generateWebhookSchemas,
	webhookSchemasFile,
} from '../../../contract/generateWebhookSchemas';
import { webhooks } from '../../../nodes/shared/api/endpoints.generated';
import { samples } from '../../../nodes/shared/events';
import { isValid, type JsonSchema } from '../../../nodes/shared/events/schema';
import { webhookSchemas } from '../../../nodes/shared/events/webhookSchemas.generated';

const schemas: Record<string, JsonSchema> = webhookSchemas;

describe('the schemas of events', () => {
	it('are what the contract says today; if not, run "npm run endpoints"', () => {
		expect(readFileSync(webhookSchemasFile, 'utf8')).toBe(generateWebhookSchemas(readContract()));
	});

	it('are there for every event whose payload is known, and for no other', () => {
		const known = Object.entries(webhooks).filter(([, { evidence }]) => evidence !== 'unpublished');
		expect(Object.keys(webhookSchemas)).toEqual(known.map(([name]) => name));
	});

	it.each(Object.keys(webhookSchemas))('let the sample of %s through, and no other', (name) => {
		const valid = Object.entries(samples).filter(([, body]) => isValid(body, schemas[name]!));
		expect(valid.map(([sample]) => sample)).toEqual([name]);
	});
});

describe('a schema', () => {
	const schema: JsonSchema = {
		type: 'object',
		required: ['kind'],
		properties: {
			kind: { const: 'call' },
			ring: { type: ['string', 'null'], enum: ['busy', null] },
			lines: { type: 'array', items: { type: 'integer' } },
		},
		additionalProperties: { type: 'string' },
	};

	it.each([
		{ kind: 'call' },
		{ kind: 'call', ring: null, lines: [] },
		{ kind: 'call', ring: 'busy', lines: [1, 2], more: 'text' },
	])('takes %j', (value) => {
		expect(isValid(value, schema)).toBe(true);
	});

	it.each([
		[null],
		['call'],
		[[]],
		[{}],
		[{ kind: 'task' }],
		[{ kind: 'call', ring: 'free' }],
		[{ kind: 'call', lines: {} }],
		[{ kind: 'call', lines: [1.5] }],
		[{ kind: 'call', lines: ['1'] }],
		[{ kind: 'call', more: 1 }],
		[{ kind: 'call', constructor: 1 }],
		[Object.create({ kind: 'call' })],
	])('refuses %j', (value) => {
		expect(isValid(value, schema)).toBe(false);
	});
});
