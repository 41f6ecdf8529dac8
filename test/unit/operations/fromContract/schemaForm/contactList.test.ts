import { contactListOf } from '../../../../../nodes/shared/operations/fromContract/schemaForm/contactList';
import type {
	FieldSchema,
	RequestForm,
} from '../../../../../nodes/shared/operations/fromContract/requestForm';

const text: FieldSchema = { type: 'string' };
const form = (properties: FieldSchema['properties']): RequestForm => ({
	body: { type: 'application/json', schema: { type: 'object', properties } },
});
const list = (properties: FieldSchema['properties'], required?: string[]): FieldSchema => ({
	type: 'array',
	items: { type: 'object', properties, ...(required ? { required } : {}) },
});

it.each<[string, Record<string, FieldSchema>, string | undefined]>([
	['a phone', { name: text, phone: text }, 'phone'],
	['CalleeNumber', { CalleeNumber: text }, 'CalleeNumber'],
	['to', { to: text }, 'to'],
	['the callee, not its name', { callee_name: text, callee: text }, 'callee'],
	['the phone, not its kind', { phone_type: { ...text, enum: ['home'] }, phone: text }, 'phone'],
	['what is described so', { target: { ...text, description: '手机号码' } }, 'target'],
	[
		'what is described so before what may be one',
		{ case_number: text, t: { ...text, description: 'E.164' } },
		't',
	],
	['no number', { name: text, id: text }, undefined],
	['no single value', { phones: { type: 'array', items: text } }, undefined],
])('finds in a list of contacts %s', (_what, properties, numberField) => {
	expect(contactListOf(form({ details: list(properties) }))?.numberField).toBe(numberField);
});

it('takes the first list with numbers, its limit, and what else a contact has', () => {
	const details = {
		...list(
			{ phone: text, amount: { type: 'number' }, due: { ...text, format: 'date' }, more: {} },
			['phone', 'amount'],
		),
		maxItems: 100,
	};
	expect(contactListOf(form({ tags: { type: 'array', items: text }, details }))).toEqual({
		name: 'details',
		numberField: 'phone',
		isNumeric: false,
		most: 100,
		offered: [
			{ field: 'amount', name: 'Amount', kind: 'amount', required: true },
			{ field: 'due', name: 'Due', kind: 'date', required: false },
			{ field: 'more', name: 'More', kind: 'anything', required: false },
		],
	});
});

it('takes bare numbers only where the operation is known to reach people', () => {
	const bare = form({
		tags: { type: 'array', items: text },
		phones: { type: 'array', items: text },
	});
	expect(contactListOf(bare)).toBeUndefined();
	expect(contactListOf(bare, { bareNumbers: true })).toMatchObject({ name: 'phones', offered: [] });
});

it('looks into JSON only', () => {
	const { body } = form({ details: list({ phone: text }) });
	expect(contactListOf({ body: { ...body!, type: 'multipart/form-data' } })).toBeUndefined();
});
