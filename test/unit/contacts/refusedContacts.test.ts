import { pairedWithRows, type Contact } from '../../../nodes/shared/contacts';

const contact = (item: number, number: string, furtherNumbers?: string[]): Contact => ({
	number,
	...(furtherNumbers ? { furtherNumbers } : {}),
	fields: {},
	item,
	row: {},
});
const contacts = [
	contact(0, '+628111000001'),
	contact(2, '+628111000002', ['+628111000099']),
	contact(3, '+628111000003', ['+628111000001']),
];
const rowOf = (entry: object | string | number | boolean | null) =>
	pairedWithRows([{ contact: entry }], contacts, 'PhoneNumber')[0]!;

it.each([
	['its number field', { PhoneNumber: '+628111000002', name: 'A' }, 3],
	['its number, spelt in another way', { PhoneNumber: '62 811-1000-002' }, 3],
	['its number as a number', { PhoneNumber: 628111000002 }, 3],
	['its number in another field', { phonenumber: '+628111000002', name: 'A' }, 3],
	['a further number of the contact', { mobile_2: '+628111000099' }, 3],
	[
		'the number field, whatever else it holds',
		{ x: '+628111000002', PhoneNumber: '+628111000003' },
		4,
	],
	[
		'the number field, which another row sent as a further number',
		{ PhoneNumber: '+628111000001' },
		1,
	],
	['the entry itself', '+628111000002', 3],
])('an entry belongs to its row by %s', (_by, entry, row) => {
	const number = contacts.find(({ item }) => item === row - 1)!.number;
	expect(rowOf(entry)).toEqual({ row, line: row + 1, phoneNumber: number, contact: entry });
});

it.each([
	['holds no number of any row', { PhoneNumber: '+628119999999' }],
	['holds numbers of two rows', { one: '+628111000002', other: '+628111000003' }],
	['holds a number that two rows sent', { number: '+628111000001' }],
	['only contains a number somewhere in a text', { note: 'call +628111000002' }],
	['is empty', {}],
	['is null', null],
	['is a flag', true],
	['has another shape', { PhoneNumber: ['+628111000002'] }],
])('an entry that %s stays without a row', (_why, entry) => {
	expect(rowOf(entry)).toEqual({ contact: entry });
});
