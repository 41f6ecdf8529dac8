import { requestSchema } from '../../../../contract/generate/requestSchema';
import { dereferenced, parsedContract } from '../../../../contract/read';
import type { Schema } from '../../../../contract/types';

const words = {
	components: {
		schemas: {
			Named: {
				type: 'object',
				required: ['name'],
				properties: { name: { type: 'string' }, id: { type: 'string', readOnly: true } },
			},
			Tree: { type: 'object', properties: { child: { $ref: '#/components/schemas/Tree' } } },
		},
	},
};
const contract = parsedContract(JSON.stringify(words));
const named = { $ref: '#/components/schemas/Named' };

describe('the schema of a request', () => {
	it.each<[string, Schema, object]>([
		[
			'a reference',
			named,
			{ type: 'object', required: ['name'], properties: { name: { type: 'string' } } },
		],
		[
			'what refers to itself',
			{ $ref: '#/components/schemas/Tree' },
			{ type: 'object', properties: { child: {} } },
		],
		[
			'all of several',
			{ allOf: [named, { required: ['age'], properties: { age: { type: 'integer' } } }] },
			{
				type: 'object',
				required: ['name', 'age'],
				properties: { name: { type: 'string' }, age: { type: 'integer' } },
			},
		],
		[
			'text or null',
			{ type: ['string', 'null'], enum: ['a', null] },
			{ type: 'string', enum: ['a'] },
		],
		['a whole number or a number', { type: ['integer', 'number'] }, { type: 'number' }],
		[
			'one of single values',
			{ oneOf: [{ type: 'string' }, { type: 'integer' }] },
			{ type: ['string', 'integer'] },
		],
		[
			'one of lists of values',
			{ anyOf: [{ enum: ['a'] }, { enum: ['b'], 'x-enum-labels': { b: 'B' } }, { type: 'null' }] },
			{ type: 'string', enum: ['a', 'b'], labels: { b: 'B' } },
		],
		[
			'one of objects, which is any JSON',
			{ description: 'd', oneOf: [named, { type: 'string' }] },
			{ description: 'd' },
		],
		['a constant', { const: 3 }, { type: 'number', enum: [3] }],
		[
			'a file',
			{ type: 'string', contentMediaType: 'application/octet-stream' },
			{ type: 'string', format: 'binary' },
		],
		[
			'a file in base64',
			{ type: 'string', contentEncoding: 'base64' },
			{ type: 'string', format: 'byte' },
		],
		[
			'an example in a list',
			{ type: 'string', examples: ['x', 'y'] },
			{ type: 'string', example: 'x' },
		],
		['an empty example', { type: 'string', example: '' }, { type: 'string' }],
		[
			'an object that takes more',
			{ type: 'object', additionalProperties: {} },
			{ type: 'object', additionalProperties: true },
		],
		[
			'words that a form does not need',
			{ type: 'string', 'x-more': 1, pattern: 'a' },
			{ type: 'string' },
		],
	])('%s', (_what, schema, reduced) => {
		expect(requestSchema(dereferenced(schema, contract))).toEqual(reduced);
	});

	it('takes what the product lines take, and says which know a field', () => {
		const contact = (properties: Record<string, Schema>, required: string[]): Schema => ({
			type: 'array',
			items: { type: 'object', required, properties: { phone: { type: 'string' }, ...properties } },
		});
		const line = (
			title: string,
			properties: Record<string, Schema>,
			required: string[],
			list: Schema,
		): Schema => ({
			title,
			type: 'object',
			required,
			properties: { name: { type: 'string' }, ...properties, contacts: list },
		});
		const schema = {
			anyOf: [
				line(
					'Collection',
					{ due: { type: 'string' } },
					['name', 'due'],
					contact({ owed: {} }, ['phone', 'owed']),
				),
				line('Info Check', {}, ['name', 'contacts'], contact({}, ['phone'])),
			],
		};
		expect(requestSchema(schema, { variants: true })).toEqual({
			type: 'object',
			required: ['name'],
			properties: {
				name: { type: 'string' },
				due: { type: 'string', lines: ['Collection'] },
				contacts: {
					type: 'array',
					items: {
						type: 'object',
						required: ['phone'],
						properties: { phone: { type: 'string' }, owed: { lines: ['Collection'] } },
					},
				},
			},
		});
	});
});
