import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { contractText, dereferencedContract } from '../../../../contract/read';
import {
	generateWebhookSchemas,
	webhookSchemasFile,
} from '../../../../contract/generate/webhookSchemas';
import { webhooks, type WebhookId } from '../../../../nodes/shared/api/endpoints.generated';
import { samples } from '../../../../nodes/shared/events/recognition/samples';
import { isValid, type JsonSchema } from '../../../../nodes/shared/events/recognition/schema';
import {
	webhookExamples,
	webhookSchemas,
} from '../../../../nodes/shared/events/recognition/webhookSchemas.generated';

const schemas: Record<string, JsonSchema> = webhookSchemas;

describe('the schemas of events', () => {
	it('are what the contract says today; if not, run "npm run endpoints"', () => {
		expect(readFileSync(webhookSchemasFile, 'utf8')).toBe(
			generateWebhookSchemas(dereferencedContract(contractText())),
		);
	});

	it('are there for every event whose payload is known, and for no other', () => {
		const known = Object.entries(webhooks).filter(([, { evidence }]) => evidence !== 'unpublished');
		expect(Object.keys(webhookSchemas)).toEqual(known.map(([name]) => name));
	});

	it.each(Object.keys(webhookSchemas) as WebhookId[])('let the sample of %s through', (name) => {
		expect(isValid(samples[name], schemas[name]!)).toBe(true);
	});

	it('are met by every example of the contract', () => {
		const broken = Object.entries(webhookExamples).filter(
			([name, example]) => !isValid(example, schemas[name]!),
		);
		expect(broken).toEqual([]);
	});
});

describe('what is generated from a contract', () => {
	/** The module as values; the contract has one event with this media type. */
	const generated = (media: object, components: object = {}, evidence = 'documented') => {
		const post = {
			'x-evidence': evidence,
			requestBody: { content: { 'application/json': media } },
		};
		const contract = { webhooks: { taskEnded: { post } }, components };
		const code = generateWebhookSchemas(dereferencedContract(JSON.stringify(contract)));
		const [, schema, example] =
			/webhookSchemas = (.*) as const satisfies.*webhookExamples = (.*) as const/s.exec(code)!;
		const valueOf = (literal: string) =>
			(runInNewContext(`JSON.stringify((${literal}))`) as string | undefined) ?? '{}';
		return {
			schema: (JSON.parse(valueOf(schema!)) as { taskEnded?: JsonSchema }).taskEnded,
			example: (JSON.parse(valueOf(example!)) as { taskEnded?: unknown }).taskEnded,
		};
	};
	const id = { type: 'object', required: ['id'], properties: { id: { type: 'string' } } };

	it('takes a body that is valid for one of the variants', () => {
		const collection = { title: 'Collection', $ref: '#/components/schemas/Id' };
		const check = { title: 'Info Check', properties: { id: { type: 'integer' } } };
		for (const word of ['anyOf', 'oneOf']) {
			const { schema } = generated(
				{ schema: { type: 'object', [word]: [collection, check] } },
				{ schemas: { Id: id } },
			);
			expect(isValid({ id: 'a' }, schema!)).toBe(true);
			expect(isValid({ id: 1 }, schema!)).toBe(true);
			expect(isValid({ id: true }, schema!)).toBe(false);
			expect(isValid('a', schema!)).toBe(false);
		}
	});

	it('asks for one variant of each list where several lists meet', () => {
		const one = { anyOf: [{ required: ['a'] }, { required: ['b'] }] };
		const other = { anyOf: [{ required: ['c'] }, { required: ['d'] }] };
		const { schema } = generated({ schema: { allOf: [one, other] } });
		expect(isValid({ b: 1, c: 1 }, schema!)).toBe(true);
		expect(isValid({ a: 1, b: 1 }, schema!)).toBe(false);
		expect(isValid({ c: 1, d: 1 }, schema!)).toBe(false);
	});

	it('ends where a schema holds itself', () => {
		const node = { properties: { next: { $ref: '#/components/schemas/Node' } } };
		const { schema } = generated(
			{ schema: { $ref: '#/components/schemas/Node' } },
			{ schemas: { Node: node } },
		);
		expect(schema).toEqual({ properties: { next: {} } });
	});

	it('brings the example, or the first of the examples, to the letter', () => {
		const example = {
			text: `it's "so"\n\\ – 你好`,
			'odd name': [1, null, true],
			nested: { a: {} },
		};
		expect(generated({ schema: id, example }).example).toEqual(example);
		const examples = { first: { value: example }, second: { value: {} } };
		expect(generated({ schema: id, examples }).example).toEqual(example);
	});

	it('brings no example that is no object, and no schema of an event of which nothing is known', () => {
		expect(generated({ schema: id, example: 'text' }).example).toBeUndefined();
		expect(generated({ schema: id }, {}, 'unpublished').schema).toBeUndefined();
		expect(generated({}).schema).toEqual({});
	});
});
