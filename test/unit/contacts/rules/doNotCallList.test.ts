import { doNotCallNumbers } from '../../../../nodes/shared/contacts';
import { failureOf } from '../../failures';

const label = 'Do Not Call List';
const numbersOf = (given: unknown, callingCode = '62') => [
	...doNotCallNumbers(given, label, callingCode),
];
const both = ['+6281234567890', '+6281234567891'];

it.each([
	['line breaks', '081234567890\n0812-3456-7891\r\n'],
	['commas', '+62 812 3456 7890, 081234567891'],
	['semicolons', '0812 3456 7890;081234567891;'],
	['tabs and bars', '081234567890\t|\t081234567891'],
	['nothing but the plus of the next', '+62 812 3456 7890 +62 812 3456 7891'],
	['brackets of a JSON list', '["081234567890", "6281234567891"]'],
])('reads a text with %s between the numbers', (_how, given) => {
	expect(numbersOf(given)).toEqual(both);
});

it.each([
	['a number', 6281234567890, both.slice(0, 1)],
	['a list', ['081234567890', null, '', 6281234567891], both],
	['a list whose entries hold several', ['081234567890, 081234567891'], both],
	['objects', [{ phone: '081234567890' }, { phone: '081234567891' }], both],
	['one object', { phone: '081234567890' }, both.slice(0, 1)],
	[
		'items of a node',
		[{ json: { id: 1, Mobile: '081234567890' }, pairedItem: 0 }],
		both.slice(0, 1),
	],
	['several columns of phones', [{ phone: '081234567890', whatsapp: '081234567891' }], both],
	[
		'a column that is named otherwise',
		[{ id: 1, who: '081234567890', why: 'asked' }],
		both.slice(0, 1),
	],
	['a set', new Set(['081234567890', 6281234567891]), both],
	[
		'numbers beside those in a column of phones',
		[{ phone: '081234567890', who: '081234567891' }],
		both,
	],
	[
		'rows of which some have another column',
		[{ phone: '081234567890' }, { phone: '', who: '081234567891' }],
		both,
	],
	[
		'items of several nodes',
		[{ json: { phone: '081234567890' } }, { json: { who: '081234567891' } }],
		both,
	],
	[
		'objects within objects',
		[{ phone: '081234567890', customer: { of: [{ phone: '081234567891' }] } }],
		both,
	],
	['nothing but objects within', [{ customer: { number: '081234567890' } }], both.slice(0, 1)],
	[
		'lists and sets in a column',
		[{ phones: ['081234567890'], who: new Set(['081234567891']) }],
		both,
	],
	[
		'objects with a column named json',
		[{ json: { id: 1 }, phone: '081234567890' }],
		both.slice(0, 1),
	],
	[
		'rows with dates, amounts and switches',
		[{ phone: '081234567890', at: new Date(0), owed: 12.5, isNew: true }],
		both.slice(0, 1),
	],
	['rows without a number', [{ phone: '081234567890' }, { phone: '' }, {}], both.slice(0, 1)],
	['nothing', [], []],
	['blank text', ' ', []],
	['an empty item', [{ json: {} }], []],
])('reads %s', (_what, given, expected) => {
	expect(numbersOf(given)).toEqual(expected);
});

it.each(['phone2', 'phone_2', 'phone_home', 'Mobile (WA)', 'no_hp', 'whatsappId', 'contact'])(
	'reads the column %s beside that of the phone',
	(name) => {
		expect(numbersOf([{ json: { phone: '081234567890', [name]: '081234567891' } }])).toEqual(both);
	},
);

it.each(['phone2', 'phone_2', 'Mobile (WA)', 'no_hp'])(
	'refuses what is no number in %s',
	(name) => {
		const given = [{ phone: '081234567890', [name]: '0812-abc' }];
		expect(failureOf(() => numbersOf(given)).message).toContain(`column "${name}": "0812-abc"`);
	},
);

it('does not take plain numbers without a calling code for phones', () => {
	const given = [{ phone: '+6281234567890', id: 6281234567891, day: 46346 }];
	expect(numbersOf(given, '')).toEqual(both.slice(0, 1));
});

it.each([
	[[undefined, undefined]],
	[[null]],
	[['', ' ']],
	[[',']],
	['[null]'],
	[',\n;'],
	[new Set([undefined])],
])('refuses %p: its entries are lost', (given) => {
	expect(failureOf(() => numbersOf(given))).toMatchObject({
		kind: 'input',
		message: `${label} holds nothing but empty entries`,
	});
});

it.each([
	['a map', new Map([['081234567890', 1]])],
	['an iterator', new Map([['081234567890', 1]]).keys()],
	['a date', new Date(0)],
	['a list of sets', [new Set(['081234567890'])]],
	['a map in a column of phones', [{ phone: new Map([['081234567890', 1]]) }]],
])('refuses %s, for nobody sees what is in it', (_what, given) => {
	expect(failureOf(() => numbersOf(given)).kind).toBe('input');
});

it.each([
	[
		'a number that is none',
		'081234567890\n0812-abc',
		`${label}, entry 2: "0812-abc" is not a phone number`,
	],
	['a heading', 'phone\n081234567890', `${label}, entry 1: "phone" is not a phone number`],
	[
		'a bad number in a column of phones',
		[{ json: { phone: '081234567890' } }, { json: { phone: '12' } }],
		`${label}, entry 2, column "phone": "12" is no number of country code 62`,
	],
	[
		'a column that holds other things, too',
		[{ who: '081234567890' }, { who: 'Sari' }],
		`${label}: column "who" holds phone numbers and other values`,
	],
	[
		'a bad number in a column of phones within',
		[{ json: { customer: { phone: '0812-abc' } } }],
		`${label}, entry 1, column "customer.phone": "0812-abc" is not a phone number`,
	],
	['no column of phones', [{ name: 'Sari' }], `${label} has no column of phone numbers`],
	['a switch', true, `${label} is not a list of phone numbers`],
	['null', null, `${label} is not a list of phone numbers`],
	['broken JSON', '["0812', `${label} is not a list of phone numbers`],
	[
		'objects among numbers',
		['081234567890', { phone: '0812' }],
		`${label} is not a list of phone numbers`,
	],
	['lists within it', [['081234567890']], `${label} is not a list of phone numbers`],
])('refuses %s, for somebody who opted out would be called', (_what, given, message) => {
	expect(failureOf(() => numbersOf(given))).toMatchObject({ kind: 'input', message });
});

it('refuses numbers without a country code when none is said', () => {
	expect(failureOf(() => numbersOf('081234567890', '')).message).toContain('has no country code');
});

it('says how many entries cannot be read, and shows one', () => {
	const { message, description } = failureOf(() => numbersOf('0812-abc\n0812-abd\n0812-abe'));
	expect(`${message} ${description}`.match(/0812-/g)).toHaveLength(1);
	expect(description).toContain('There are 3 such entries.');
});
