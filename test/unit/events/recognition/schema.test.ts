import { isValid, type JsonSchema } from '../../../../nodes/shared/events/recognition/schema';

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
		anyOf: [{ properties: { ring: { const: 'busy' } } }, { properties: { ring: { const: null } } }],
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
