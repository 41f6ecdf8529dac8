import { readFileSync } from 'node:fs';
import {
	contractText,
	dereferenced,
	dereferencedContract,
	parsedContract,
} from '../../../../contract/read';
import { formsFile, generateForms } from '../../../../contract/generate/forms';
import { requestSchema } from '../../../../contract/generate/requestSchema';
import type { Schema } from '../../../../contract/types';
import { endpointOf } from '../../../../nodes/shared/api/endpoint';
import type { EndpointId } from '../../../../nodes/shared/api/endpoints.generated';
import { forms } from '../../../../nodes/shared/operations/fromContract/forms.generated';

const words = {
	components: {
		securitySchemes: { token: { type: 'apiKey', in: 'header', name: 'Authorization' } },
		schemas: {
			Named: {
				type: 'object',
				required: ['name'],
				properties: { name: { type: 'string' }, id: { type: 'string', readOnly: true } },
			},
			Tree: { type: 'object', properties: { child: { $ref: '#/components/schemas/Tree' } } },
		},
	},
	'x-encryption': { request: { headers: { 'Is-Encrypted': '1', Signed: 'hash' } } },
};
const contract = parsedContract(JSON.stringify(words));
const named = { $ref: '#/components/schemas/Named' };

describe('the table of forms', () => {
	it('is what the contract says today; if not, run "npm run endpoints"', () => {
		expect(readFileSync(formsFile, 'utf8')).toBe(
			generateForms(dereferencedContract(contractText())),
		);
	});

	it('holds no operation that AIRudder does not publish, and none with a form of its own', () => {
		for (const id of Object.keys(forms) as EndpointId[]) {
			expect([id, endpointOf(id)]).toEqual([
				id,
				expect.objectContaining({ path: expect.any(String) }),
			]);
			expect(endpointOf(id).form).toBeDefined();
		}
	});
});

/** The written form of one operation. */
function formOf(operation: object, method = 'post', path = '/service/cloud/x'): string {
	const post = { operationId: 'getPlanStatus', 'x-form': 'built', ...operation };
	const text = JSON.stringify({ ...words, paths: { [path]: { [method]: post } } });
	return generateForms(dereferencedContract(text))
		.split(' = ')[1]!
		.replace(/\s+/g, ' ')
		.replace(/,(?= [}\]])/g, '');
}

const bodyOf = (content: object) => ({ requestBody: { content } });

describe('the form of an operation', () => {
	it('has the parameters that the user gives, not those of the credential or the request', () => {
		const header = (name: string) => ({ in: 'header', name, schema: { type: 'string' } });
		const parameters = [
			...['Authorization', 'content-type', 'Is-Encrypted', 'Signed', 'X-Trace'].map(header),
			{ in: 'cookie', name: 'session', schema: {} },
			{ in: 'path', name: 'id', schema: { type: 'string' } },
		];
		expect(formOf({ parameters }, 'get')).toBe(
			"{ getPlanStatus: { parameters: [ { name: 'X-Trace', in: 'header', schema: { type: 'string' } }, " +
				"{ name: 'id', in: 'path', required: true, schema: { type: 'string' } } ] } }; ",
		);
	});

	it.each([
		['an operation with a form of its own', { 'x-form': undefined }, 'post', '/service/cloud/x'],
		['one that is not published', {}, 'post', '/unpublished/getPlanStatus'],
		['a body that no form can make', bodyOf({ 'text/plain': {} }), 'post', '/service/cloud/x'],
	])('is left out for %s', (_what, words, method, path) => {
		expect(formOf(words, method, path)).toBe('{}; ');
	});

	it('takes JSON before a form, and no body with GET', () => {
		const content = {
			'multipart/form-data': {},
			'application/json': { schema: { type: 'object' } },
		};
		expect(formOf(bodyOf(content))).toContain("type: 'application/json'");
		expect(formOf(bodyOf(content), 'get')).toBe('{ getPlanStatus: {} }; ');
	});
});

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
