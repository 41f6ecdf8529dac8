import fc from 'fast-check';
import type { Grade, Schema } from '../../../../contract/types';
import { mergedSchema } from '../../../../tools/pull/merge/mergeSchema';

const merged = (page: Schema, own: Schema, grade: Grade = 'documented') =>
	mergedSchema(page, own, { isFirst: true, grade });

const mergedLater = (page: Schema, own: Schema) =>
	mergedSchema(page, own, { isFirst: false, grade: 'documented' });

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
		expect(mergedLater(page, first)).toEqual({
			type: 'object',
			properties: { a: { type: 'string' }, b: { type: 'string', 'x-not-on-page': true } },
		});
	});

	it('is documented where the page states it, and says of the rest how it is known', () => {
		const own: Schema = {
			type: 'object',
			'x-evidence': 'modules',
			'x-evidence-note': 'In two modules.',
			properties: {
				a: { type: 'string', 'x-evidence': 'inferred', 'x-evidence-note': 'Inferred from b.' },
				b: { type: 'string' },
				c: { type: 'string', 'x-evidence': 'client' },
			},
		};
		const page = { type: 'object', properties: { a: { type: 'string' } } };
		const first = merged(page, own, 'client');
		expect(first).toEqual({
			type: 'object',
			properties: {
				a: { type: 'string' },
				b: { type: 'string', 'x-evidence': 'modules', 'x-not-on-page': true },
				c: { type: 'string', 'x-evidence': 'client', 'x-not-on-page': true },
			},
		});
		const grown = { type: 'object', properties: { ...page.properties, b: { type: 'string' } } };
		expect(mergedLater(grown, first).properties).toEqual({
			...{ a: { type: 'string' }, b: { type: 'string' } },
			c: { type: 'string', 'x-evidence': 'client', 'x-not-on-page': true },
		});
	});

	it('keeps what is inside a field that meets its page later', () => {
		const inner = { type: 'object', properties: { code: { type: 'string' } } };
		const first = merged(
			{ type: 'object', properties: {} },
			{ type: 'object', properties: { body: inner } },
			'client',
		);
		const page = { type: 'object', properties: { body: { type: 'object' } } };
		expect(mergedLater(page, first).properties!.body!.properties).toEqual({
			code: { type: 'string', 'x-evidence': 'client', 'x-not-on-page': true },
		});
	});

	it('keeps contradictions and what values mean, whatever the page states', () => {
		const own: Schema = {
			type: 'string',
			'x-answered': ['a'],
			'x-contradictions': [{ field: 'a', kept: 'one', also: 'other', why: 'Two clients.' }],
		};
		expect(merged({ type: 'string' }, own, 'client')).toEqual(own);
	});

	it('is the same after a second time, whatever page and contract say', () => {
		fc.assert(
			fc.property(
				schemas(),
				schemas({ 'x-evidence': fc.constantFrom('client', 'inferred') }),
				(page, own) => {
					const first = merged(page, own);
					expect(mergedLater(page, first)).toEqual(first);
				},
			),
		);
	});
});

function schemas(more: Record<string, fc.Arbitrary<unknown>> = {}): fc.Arbitrary<Schema> {
	const words = {
		description: fc.constantFrom('one', 'two'),
		enum: fc.constantFrom(['a'], ['a', 'b']),
		maxItems: fc.nat(3),
		'x-observed-values': fc.constant(['seen']),
		...more,
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
