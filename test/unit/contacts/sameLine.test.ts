import { contactsFromItems, type ContactSettings } from '../../../nodes/shared/contacts';
import { sameLine } from '../../../nodes/shared/contacts/sameLine';

const pairs = [
	[
		'an Argentine mobile with and without the 9 for callers from abroad',
		'+5491123456789',
		'+541123456789',
	],
	['San Marino through Italy and through its own code', '+390549882314', '+378882314'],
	['San Marino with and without 0549', '+3780549882314', '+378882314'],
] as const;

it.each(pairs)('knows that one line is meant: %s', (_case, one, other) => {
	expect(sameLine(one)).toBe(sameLine(other));
});

it.each(pairs)('calls it once in a list: %s', (_case, one, other) => {
	const settings: ContactSettings = {
		phoneNumberColumn: { column: 'mobile', label: 'Phone Number Column' },
		columns: [],
		reading: { callingCode: '', decimalMark: 'ask', excelDates: false, clock: String },
	};
	const rows = [one, other].map((mobile) => ({ json: { mobile } }));
	const { valid, invalid } = contactsFromItems(rows, () => settings);
	expect(valid.map(({ item }) => item)).toEqual([0]);
	expect(invalid).toMatchObject([{ row: 2, reason: 'is the same number as in row 1 (line 2)' }]);
});

it('takes other numbers for different lines', () => {
	for (const number of ['+5411234567', '+390554882314', '+37812345678', '+6281234567890'])
		expect(sameLine(number)).toBe(number);
});
