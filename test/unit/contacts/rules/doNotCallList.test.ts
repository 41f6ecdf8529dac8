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
	['rows without a number', [{ phone: '081234567890' }, { phone: '' }, {}], both.slice(0, 1)],
	['nothing', [], []],
	['blank text', ' ', []],
	['an empty item', [{ json: {} }], []],
])('reads %s', (_what, given, expected) => {
	expect(numbersOf(given)).toEqual(expected);
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
