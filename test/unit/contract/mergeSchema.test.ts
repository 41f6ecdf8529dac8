import fc from 'fast-check';
import { mergedSchema } from '../../../contract/pull/mergeSchema';
import type { Schema } from '../../../contract/pull/schema';

const merged = (page: Schema, own: Schema) => mergedSchema(page, own, true);

describe('a schema with its page merged in', () => {
	it('says what the page says', () => {
		expect(merged({ type: 'integer', enum: [1, 2] }, { type: 'string', enum: ['a'] })).toEqual({
			type: 'integer',
			enum: [1, 2],
		});
	});

	it('keeps what only the contract knows, marked', () => {
		expect(
			merged(
				{ type: 'object', required: ['a'], properties: { a: { type: 'array' } } },
				{
					type: 'object',
					required: ['b'],
					properties: { a: { type: 'array', maxItems: 3 }, b: { type: 'string' } },
				},
			),
		).toEqual({
			type: 'object',
			required: ['a'],
			properties: {
				a: { type: 'array', maxItems: 3, 'x-not-on-page': ['maxItems'] },
				b: { type: 'string', 'x-not-on-page': true },
			},
		});
	});

	it('keeps our words beside those of the page', () => {
		expect(
			merged(
				{ type: 'string', description: 'From the page' },
				{ type: 'string', description: 'Ours', 'x-observed-values': ['x'] },
			),
		).toEqual({
			type: 'string',
			description: 'From the page',
			'x-observed-values': ['x'],
			'x-note': 'Ours',
		});
	});

	it('follows the page later: what it no longer says goes, what is marked stays', () => {
		const first = merged(
			{ type: 'object', properties: { a: { type: 'string', enum: ['x'] }, c: { type: 'string' } } },
			{ type: 'object', properties: { b: { type: 'string' } } },
		);
		const page = { type: 'object', properties: { a: { type: 'string' } } };
		expect(mergedSchema(page, first, false)).toEqual({
			type: 'object',
			properties: { a: { type: 'string' }, b: { type: 'string', 'x-not-on-page': true } },
		});
	});

	it('is the same after a second time, whatever page and contract say', () => {
		fc.assert(
			fc.property(schemas(), schemas(), (page, own) => {
				const first = merged(page, own);
				expect(mergedSchema(page, first, false)).toEqual(first);
			}),
		);
	});
});

function schemas(): fc.Arbitrary<Schema> {
	const words = {
		description: fc.constantFrom('one', 'two'),
		enum: fc.constantFrom(['a'], ['a', 'b']),
		maxItems: fc.nat(3),
		'x-observed-values': fc.constant(['seen']),
	};
	const { schema } = fc.letrec<{ schema: Schema }>((tie) => ({
		schema: fc.record(
			{
				type: fc.constantFrom('string', 'object', 'array'),
				...words,
				properties: fc.dictionary(fc.constantFrom('a', 'b', 'c'), tie('schema'), {
					maxKeys: 3,
					depthIdentifier: 'schema',
				}),
				items: fc.oneof(
					{ maxDepth: 2, depthIdentifier: 'schema' },
					fc.constant({ type: 'string' }),
					tie('schema'),
				),
				anyOf: fc.constantFrom(
					[
						{ title: 'One', type: 'object' },
						{ title: 'Two', type: 'string' },
					],
					undefined as never,
				),
			},
			{ requiredKeys: [] },
		) as fc.Arbitrary<Schema>,
	}));
	return schema;
}
