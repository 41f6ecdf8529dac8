import * as fc from 'fast-check';
import {
	schemaForm,
	requestOf,
	valuesOf,
} from '../../../../../nodes/shared/operations/fromContract/schemaForm/schemaForm';
import type {
	FieldSchema,
	RequestForm,
	RequestParameter,
} from '../../../../../nodes/shared/operations/fromContract/requestForm';
import { propertiesOf } from '../../../../../nodes/shared/forms/fields';
import { formValue, wireValue } from '../../../../support/samples/formValue';
import { failureOf } from '../../../failures';

const text: FieldSchema = { type: 'string' };

/** The request of a form that holds these raw values, as the editor keeps them. */
function requestFrom(form: RequestForm, raw: Record<string, unknown>) {
	const built = schemaForm(form);
	const parameters = Object.fromEntries(
		Object.entries(built.fields).map(([key, { property, read }]) => [
			key,
			read(key in raw ? raw[key] : property.default, property.displayName),
		]),
	);
	return requestOf(built, valuesOf(built, parameters), parameters);
}

const json = (schema: FieldSchema): RequestForm => ({ body: { type: 'application/json', schema } });

it('asks for what is required first, in the contract’s order, and for the rest by name', () => {
	const form: RequestForm = {
		parameters: [
			{ in: 'query', name: 'zone', required: true, schema: text },
			{ in: 'query', name: 'b', schema: text },
		],
		body: {
			type: 'application/json',
			schema: {
				type: 'object',
				required: ['name'],
				properties: { name: text, a: text },
				additionalProperties: true,
			},
		},
	};
	const properties = propertiesOf(schemaForm(form).fields);
	expect(properties.map(({ name }) => name)).toEqual([
		'query_zone',
		'body_name',
		'additionalFields',
		'furtherFields',
	]);
	expect(properties[2]!.options?.map(({ name }) => name)).toEqual(['body_a', 'query_b']);
});

it('puts each value where the contract has it', () => {
	const at = (place: RequestParameter['in'], name: string, schema: FieldSchema = text) =>
		({ in: place, name, required: true, schema }) as const;
	const form: RequestForm = {
		parameters: [
			at('path', 'id', { type: 'integer' }),
			at('query', 'page', { type: 'integer' }),
			at('query', 'tags', { type: 'array', items: text }),
			{ ...at('query', 'kinds', { type: 'array', items: text }), explode: false },
			at('header', 'X-Trace'),
		],
		...json({
			type: 'object',
			required: ['page'],
			properties: { page: text, off: { type: 'boolean' } },
		}),
	};
	const raw = {
		path_id: 7,
		query_page: 0,
		query_tags: 'a,b',
		query_kinds: 'c,d',
		header_X_Trace: 't',
		body_page: 'p',
		additionalFields: { body_off: false },
	};
	expect(requestFrom(form, raw)).toEqual({
		pathValues: { id: '7' },
		query: { page: 0, tags: ['a', 'b'], kinds: 'c,d' },
		headers: { 'X-Trace': 't' },
		body: { page: 'p', off: false },
	});
});

it('sends no body where the contract has none, and an empty one where nothing is set', () => {
	expect(requestFrom({}, {})).not.toHaveProperty('body');
	expect(requestFrom(json({ type: 'object', properties: { a: text } }), {}).body).toEqual({});
});

it('sends further fields along, and refuses one that the form sets', () => {
	const form = json({
		type: 'object',
		properties: { a: text },
		additionalProperties: true,
	});
	const more = { additionalFields: { body_a: 'x' } };
	expect(requestFrom(form, { ...more, furtherFields: '{"b":1}' }).body).toEqual({ a: 'x', b: 1 });
	expect(failureOf(() => requestFrom(form, { ...more, furtherFields: '{"a":1}' })).message).toBe(
		'Further Fields has a field "a" that is set already',
	);
});

it('takes a body that is a list as JSON', () => {
	const form = json({ type: 'array', items: { type: 'object' } });
	expect(requestFrom(form, { whole_body: '[{"a":1}]' }).body).toEqual([{ a: 1 }]);
});

it('sends a form without files as such', () => {
	const form: RequestForm = {
		body: {
			type: 'application/x-www-form-urlencoded',
			schema: { type: 'object', required: ['a'], properties: { a: text } },
		},
	};
	expect(requestFrom(form, { body_a: 'x' }).form).toEqual({ a: 'x' });
});

const single = fc.constantFrom<FieldSchema>(
	text,
	{ type: 'integer', minimum: 3 },
	{ type: 'number', maximum: 2 },
	{ type: 'boolean' },
	{ type: 'string', enum: ['a', 'b'] },
	{ type: 'string', format: 'date-time' },
	{ type: ['string', 'integer'] },
);
const name = fc.oneof(
	fc.constantFrom(
		'a-b',
		'a_b',
		'a.b',
		'resource',
		'operation',
		'endpointPath',
		'body',
		'名称',
		'id',
	),
	fc
		.string({ minLength: 1, maxLength: 8 })
		.filter((one) => one.trim() !== '' && one !== '__proto__'),
);
const objectOf = (value: fc.Arbitrary<FieldSchema>): fc.Arbitrary<FieldSchema> =>
	fc
		.dictionary(name, value, { minKeys: 1, maxKeys: 6, noNullPrototype: true })
		.chain((properties) =>
			fc.subarray(Object.keys(properties)).map((required) => ({
				type: 'object' as const,
				properties,
				...(required.length > 0 ? { required } : {}),
			})),
		);
const value = fc.oneof(
	single,
	single.map((items): FieldSchema => ({ type: 'array', items })),
	objectOf(single).filter(({ properties = {} }) =>
		Object.keys(properties).every((one) => /^\w+$/.test(one)),
	),
	objectOf(objectOf(single)),
	objectOf(single).map((items): FieldSchema => ({ type: 'array', items })),
);
const bodies = objectOf(value);
const parameters = fc.uniqueArray(
	fc.record({
		in: fc.constantFrom<RequestParameter['in']>('query', 'header', 'path'),
		name,
		required: fc.boolean(),
		schema: single,
	}),
	{ selector: (parameter) => `${parameter.in} ${parameter.name}`, maxLength: 5 },
);

it('whatever the schema: keys are unique, all that is required is sent, and nothing the schema lacks', () => {
	const reserved = ['resource', 'operation', 'endpointPath', 'contactsFromItems', 'body', 'query'];
	fc.assert(
		fc.property(bodies, parameters, (schema, given) => {
			const form: RequestForm = { parameters: given, ...json(schema) };
			const { inputs } = schemaForm(form);
			const keys = inputs.map(({ key }) => key);
			expect(new Set([...keys, ...reserved]).size).toBe(keys.length + reserved.length);
			for (const key of keys) expect(key).toMatch(/^[\p{L}\p{N}_]+$/u);

			const filled = (required: boolean) =>
				Object.fromEntries(
					inputs
						.filter((input) => input.required === required)
						.map((input) => [input.key, formValue(input.schema)]),
				);
			const least = requestFrom(form, filled(true));
			expect(Object.keys(least.body!).sort()).toEqual([...(schema.required ?? [])].sort());
			const all = requestFrom(form, { ...filled(true), additionalFields: filled(false) });
			expect(all.body).toEqual(wireValue(schema));
			const names = (place: string) =>
				given.filter((parameter) => parameter.in === place).map((parameter) => parameter.name);
			expect(Object.keys(all.query!).sort()).toEqual(names('query').sort());
			expect(Object.keys(all.headers!).sort()).toEqual(names('header').sort());
			expect(Object.keys(all.pathValues!).sort()).toEqual(names('path').sort());
		}),
		{ numRuns: 300 },
	);
});
