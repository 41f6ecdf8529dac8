import {
	fieldOf,
	fieldKindOf,
} from '../../../../../nodes/shared/operations/fromContract/schemaForm/schemaField';
import type { FieldSchema } from '../../../../../nodes/shared/operations/fromContract/requestForm';
import { failureOf } from '../../../failures';

const text: FieldSchema = { type: 'string' };
const whole: FieldSchema = { type: 'integer' };
const object = (properties: FieldSchema['properties'], more: FieldSchema = {}): FieldSchema => ({
	type: 'object',
	properties,
	...more,
});

const readAs = (schema: FieldSchema, raw: unknown, required = false) => {
	const { property, read } = fieldOf('the_field', schema, required);
	return read(raw, property.displayName);
};

describe('What a value of the contract becomes in the form', () => {
	it.each<[string, FieldSchema, string]>([
		['text', text, 'text'],
		['text that may be a number', { type: ['string', 'integer'] }, 'text'],
		['a date', { type: 'string', format: 'date' }, 'text'],
		['a list to choose from', { type: 'string', enum: ['a', 'b'] }, 'options'],
		['numbers to choose from', { type: 'integer', enum: [1, 2] }, 'options'],
		['a switch', { type: 'boolean' }, 'switch'],
		['a switch with both its values named', { type: 'boolean', enum: [true, false] }, 'switch'],
		['a switch that knows one way', { type: 'boolean', enum: [true] }, 'options'],
		['a whole number', whole, 'number'],
		['a number', { type: 'number' }, 'number'],
		['several texts', { type: 'array', items: text }, 'list'],
		['several objects', { type: 'array', items: object({ a: text }) }, 'objects'],
		['a list of anything', { type: 'array' }, 'objects'],
		['single values under one name', object({ a: text, b: whole }), 'group'],
		['an object within', object({ a: object({ b: text }) }), 'object'],
		['an object that takes more', object({ a: text }, { additionalProperties: true }), 'object'],
		['an object of which nothing is known', { type: 'object' }, 'object'],
		['a value of which nothing is known', {}, 'json'],
		['a number or a switch', { type: ['integer', 'boolean'] }, 'json'],
	])('%s', (_what, schema, kind) => {
		expect(fieldKindOf(schema)).toBe(kind);
	});

	it('has a name in words, what AIRudder says of it on one line, and its own name', () => {
		const schema = {
			...text,
			description: 'When it\nends',
			example: '2026',
			lines: ['Info Check'],
		};
		expect(fieldOf('end_time', schema).property).toMatchObject({
			displayName: 'End Time',
			description: "Info Check only. When it ends. AIRudder's name: end_time",
			placeholder: 'e.g. 2026',
		});
	});

	it('has the default as preset, and options by name', () => {
		const options = {
			...text,
			enum: ['b', 'a', 'c'],
			labels: { a: 'Zed', b: 'Able' },
			default: 'a',
		};
		expect(fieldOf('x', options).property).toMatchObject({
			options: [
				{ name: 'Able', value: 'b' },
				{ name: 'c', value: 'c' },
				{ name: 'Zed', value: 'a' },
			],
			default: 'a',
		});
		expect(fieldOf('x', { ...whole, default: 3 }).property.default).toBe(3);
		expect(fieldOf('x', whole, true).property.default).toBe('');
		expect(fieldOf('x', { type: 'boolean', default: true }).property.default).toBe(true);
		expect(fieldOf('x', { type: 'array', items: text, default: ['a', 'b'] }).property.default).toBe(
			'a, b',
		);
		expect(fieldOf('x', { type: 'object', default: { a: 1 } }).property.default).toBe(
			'{\n  "a": 1\n}',
		);
	});

	it('names what an object takes that is written as JSON', () => {
		const items = object({ a: object({ c: text }), b: text }, { required: ['b'] });
		expect(fieldOf('rules', { type: 'array', items }).property.description).toBe(
			"A JSON list of objects with: a, b (required). AIRudder's name: rules",
		);
	});
});

describe('What the user enters is sent as', () => {
	it.each<[string, FieldSchema, unknown, unknown]>([
		['text', text, ' a ', 'a'],
		['text, from a number', text, 7, '7'],
		['the number that will do as well', { type: ['string', 'integer'] }, 7, 7],
		[
			'an n8n date',
			{ type: 'string', format: 'date-time' },
			new Date(0),
			'1970-01-01T00:00:00.000Z',
		],
		['the day of an n8n date', { type: 'string', format: 'date' }, new Date(0), '1970-01-01'],
		['the date as it was written', { type: 'string', format: 'date' }, '1/2/2026', '1/2/2026'],
		['zero', whole, 0, 0],
		['a number, from text', whole, ' 5 ', 5],
		['a number with decimals', { type: 'number' }, 1.5, 1.5],
		['a switch that is off', { type: 'boolean' }, false, false],
		['the number chosen', { type: 'integer', enum: [1, 2] }, '2', 2],
		['texts with commas between', { type: 'array', items: text }, 'a, b,,c ', ['a', 'b', 'c']],
		['numbers of a list', { type: 'array', items: whole }, [1, '2'], [1, 2]],
		['JSON', { type: 'array', items: object({ a: object({}) }) }, '[{"a":{}}]', [{ a: {} }]],
		['any JSON', {}, '5', 5],
		[
			'the wire names of a group',
			object({ 'a-b': text, c: whole }),
			{ a_b: 'x', c: 0 },
			{ 'a-b': 'x', c: 0 },
		],
		['nothing, of a group without anything set', object({ a: text }), { a: '' }, undefined],
	])('%s', (_what, schema, raw, sent) => {
		expect(readAs(schema, raw)).toEqual(sent);
	});

	it.each<[FieldSchema, unknown, string]>([
		[{ ...whole, minimum: 1, maximum: 5 }, 6, 'The Field is not a whole number from 1 to 5'],
		[{ ...whole, minimum: 1 }, 1.5, 'The Field is not a whole number of 1 or more'],
		[{ type: 'number', maximum: 1 }, 2, 'The Field is not a number of 1 or less'],
		[{ type: 'number' }, 'x', 'The Field is not a number'],
		[{ type: 'string', enum: ['a'] }, 'b', 'The Field is none of: a'],
		[{ type: 'array', items: whole }, 'a', 'The Field is not a whole number'],
		[{ type: 'array', items: { ...text, enum: ['a'] } }, 'a,b', 'The Field is none of: a'],
		[{ type: 'object' }, '[]', 'The Field is not a JSON object'],
		[object({ a: text, b: text }, { required: ['a'] }), { b: 'x' }, 'The Field lacks A'],
		[text, {}, 'The Field is not a text'],
	])('%j refuses %j', (schema, raw, message) => {
		expect(failureOf(() => readAs(schema, raw))).toMatchObject({ kind: 'input', message });
	});

	it.each<[FieldSchema]>([
		[text],
		[whole],
		[{ type: 'array', items: text }],
		[{ type: 'array' }],
		[{ type: 'object' }],
		[object({ a: text })],
		[{}],
		[{ type: 'string', format: 'date-time' }],
	])('%j is not left blank when it is required', (schema) => {
		expect(fieldOf('x', schema, true).property.required).toBe(true);
		for (const blank of ['', '  ', undefined, null])
			expect(failureOf(() => readAs(schema, blank, true)).message).toBe('The Field is empty');
	});

	it('an empty list is blank, too', () => {
		expect(failureOf(() => readAs({ type: 'array', items: text }, ' , ', true)).message).toBe(
			'The Field is empty',
		);
	});
});
