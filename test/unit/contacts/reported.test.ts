import { contactsFromItems, toE164 } from '../../../nodes/shared/contacts';
import { readField } from '../../../nodes/shared/contacts/contactFields';
import { failureOf } from '../failures';
import { reading } from './reading';

describe('dials no broken number', () => {
	it.each([
		['Italian zero in brackets', '+39 (0)6 1234 5678', undefined, '+390612345678'],
		['trunk zero of a country not in the list', '+49 0151 12345678', '49', '+4915112345678'],
		['code and trunk zero without plus', '62 0812-3456-7890', '62', '+6281234567890'],
		[
			'decimal tail behind an invisible mark',
			'\u202a6281234567890.0\u202c',
			'62',
			'+6281234567890',
		],
		['decimal tail before an invisible mark', '6281234567890.0\u200b', '62', '+6281234567890'],
		['Kazakh digits that begin as the code does', '7771234567', '7', '+77771234567'],
		['a Russian trunk eight', '8 (916) 123-45-67', '7', '+79161234567'],
		['zero that Ivory Coast keeps', '07 12 34 56 78', '225', '+2250712345678'],
	])('%s: %s', (_what, text, code, number) => {
		expect(toE164(text, code)).toEqual({ number });
	});

	it.each([
		['digits behind the point', 6281234567890.5, '62'],
		['digits behind the point of an exponent form', '6.2812345678901E+12', '62'],
		['a footnote mark', '+6281234567890\u00b2', '62'],
	])('%s', (_what, value, code) => {
		expect(toE164(value, code)).toEqual({ reason: expect.any(String) });
	});
});

it('says that a number is missing, not that it is wrong', () => {
	expect(toE164(undefined)).toEqual({ reason: 'is empty' });
});

it('knows no columns that only JavaScript has', () => {
	const phoneNumberColumn = { column: 'constructor', label: 'Phone Number Column' };
	const settings = () => ({ phoneNumberColumn, columns: [], reading });
	expect(failureOf(() => contactsFromItems([{ json: {} }], settings)).message).toContain(
		'No incoming item has a column named "constructor"',
	);
});

it('names the row of a date that is none', () => {
	expect(readField('date', new Date(NaN), reading)).toEqual({ reason: expect.any(String) });
});
