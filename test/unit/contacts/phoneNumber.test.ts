import { toE164 } from '../../../nodes/shared/contacts';

const jakarta = { number: '+6281234567890' };

describe('a number written with its country code is called wherever it comes from', () => {
	it.each([
		['plain', '+6281234567890'],
		['spaces', '+62 812 3456 7890'],
		['no-break spaces', '+62\u00a0812\u202f3456\u20097890'],
		['dashes of all kinds', '+62-812\u20103456\u20137890'],
		['dots', '+62.812.3456.7890'],
		['brackets', '(+62) 812 (3456) 7890'],
		['a trunk zero in brackets', '+62 (0)812 3456 7890'],
		['00 for the plus', '006281234567890'],
		['00 and spaces', '00 62 812 3456 7890'],
		['spaces around it', '  +6281234567890\t'],
		[
			'full-width digits',
			'\uff0b\uff16\uff12\uff18\uff11\uff12\uff13\uff14\uff15\uff16\uff17\uff18\uff19\uff10',
		],
		['bidi marks', '\u202a+6281234567890\u202c'],
		['a zero-width space inside', '+62812\u200b34567890'],
		['a byte order mark', '\ufeff+6281234567890'],
		['an apostrophe that a spreadsheet shows', "'+6281234567890"],
		['a decimal tail', '+6281234567890.0'],
		['a decimal comma tail', '+6281234567890,00'],
	])('%s', (_how, text) => {
		expect(toE164(text)).toEqual(jakarta);
		expect(toE164(text, '62')).toEqual(jakarta);
		expect(toE164(text, '1')).toEqual(jakarta);
	});
});

describe('a number without plus is read with the default calling code', () => {
	it.each([
		['trunk zero', '081234567890'],
		['trunk zero, grouped', '0812-3456-7890'],
		['trunk zero in brackets with the operator', '(0812) 3456 7890'],
		['no zero', '81234567890'],
		['country code without plus', '6281234567890'],
		['decimal tail', '6281234567890.0'],
		['as a number', 6281234567890],
		['national, as a number', 81234567890],
		['exponent form with all digits', '6.281234567890E+12'],
		['exponent form with a decimal comma', '6,281234567890e12'],
		['exponent form after an apostrophe', "'6.281234567890E+12"],
		['plus, code and a trunk zero', '+62 0812 3456 7890'],
		['00, code and a trunk zero', '0062 0812 3456 7890'],
	])('%s', (_how, value) => {
		expect(toE164(value, '62')).toEqual(jakarta);
	});
});

describe('each country keeps its own habits', () => {
	it.each([
		['Indonesia, mobile in full', '628123456789', '62', '+628123456789'],
		['Philippines, trunk zero', '0917 123 4567', '63', '+639171234567'],
		['Philippines, in full', '639171234567', '63', '+639171234567'],
		['India, national', '98123 45678', '91', '+919812345678'],
		['India, national that begins like the country code', '9198123456', '91', '+919198123456'],
		['India, in full', '91 98123 45678', '91', '+919812345678'],
		['Brazil, mobile', '(11) 98765-4321', '55', '+5511987654321'],
		['Brazil, area that begins like the country code', '(55) 98765-4321', '55', '+5555987654321'],
		['Brazil, in full', '55 11 98765-4321', '55', '+5511987654321'],
		['Thailand, trunk zero', '081 234 5678', '66', '+66812345678'],
		['Thailand, in full', '66812345678', '66', '+66812345678'],
		['Singapore, national', '8123 4567', '65', '+6581234567'],
		['Singapore, in full', '6581234567', '65', '+6581234567'],
		['Singapore, national that begins like the code', '6512 3456', '65', '+6565123456'],
		['America, national', '(202) 555-0123', '1', '+12025550123'],
		['America, in full', '1 202 555 0123', '1', '+12025550123'],
		['Italy keeps the zero of a landline', '06 1234 5678', '39', '+390612345678'],
		['Italy, in full with zero', '+39 06 1234 5678', '39', '+390612345678'],
		['Italy, mobile', '333 123 4567', '39', '+393331234567'],
	])('%s', (_how, text, code, number) => {
		expect(toE164(text, code)).toEqual({ number });
	});
});

describe('what is not one certain number is refused, with the reason', () => {
	it.each([
		['letters', '0812-abc', 'is not a phone number'],
		['an extension', '+62 21 1234567 ext 12', 'is not a phone number'],
		['an extension after x', '+62211234567x12', 'is not a phone number'],
		['two numbers with a slash', '081234567890/081234567891', 'is not a phone number'],
		['two numbers with a comma', '081234567890, 081234567891', 'is not a phone number'],
		['two numbers with plus', '+6281234567890 +6281234567891', 'is not a phone number'],
		['two numbers in two lines', '081234567890\n081234567891', 'is not a phone number'],
		['thousands separators', '6,281,234,567,890', 'is not a phone number'],
		['a plus alone', '+', 'is not a phone number'],
		['an empty cell', '', 'is empty'],
		['a blank cell', ' \u00a0 ', 'is empty'],
		['an apostrophe alone', "'", 'is empty'],
		['true', true, 'is not a phone number'],
		['a list', ['+6281234567890'], 'is not a phone number'],
		['an object', { number: '+6281234567890' }, 'is not a phone number'],
		['not a number', NaN, 'is not a phone number'],
		['lost digits', '6.28E+11', 'lost digits'],
		['lost digits, as a spreadsheet shows them', '6.28123E+12', 'lost digits'],
		['a number too large for a spreadsheet', 6.281234567890123e21, 'lost digits'],
		['a zero for the country code', '+0812345678', 'zero where its country code'],
		['too few digits', '+62812', 'is no number of country code 62'],
		['too many digits', '+6281234567890123', 'is no number of country code 62'],
		['no country code', '+999 812 3456 789', 'begins with no country code'],
		['the country code twice', '+62 62 812-3456-7801', 'is no number of country code 62'],
		['an extension behind a dash', '+65 6523 4567-12', 'is no number of country code 65'],
		['a digit that is missing', '+1 415 555 267', 'is no number of country code 1'],
		['too few behind the zero', '0812', 'is no number of country code 62'],
		['too many behind the zero', '0812345678901234', 'is no number of country code 62'],
	])('%s', (_what, value, reason) => {
		expect(toE164(value, '62')).toEqual({ reason: expect.stringContaining(reason) });
	});

	it.each(['081234567890', '6281234567890', '81234567890', 6281234567890])(
		'bare digits without a default calling code: %s',
		(value) => {
			expect(toE164(value)).toEqual({
				reason: 'has no country code; write it with + or set Default Calling Code',
			});
		},
	);

	it('digits that are a landline as they stand, and a mobile in full', () => {
		expect(toE164('62812345678', '62')).toEqual({
			reason: 'may or may not begin with the country code 62; write it with +',
		});
	});

	it.each(['0016565234567', '001 656 523 4567'])('an exit code that may be two: %s', (text) => {
		expect(toE164(text, '62')).toEqual({
			reason: 'can be read as two numbers; write it with + and the country code',
		});
	});

	it.each([
		['a US number with a digit too many behind 00', '001 937 226 0352 1', '49'],
		['the same in one piece', '00193722603521', ''],
		["behind another country's exit code", '001393912240411', '420'],
		["behind another country's exit code", '001856300688988', '47'],
		['a tail behind groups', '+43 12152.0', ''],
		['a circled digit', '+62 812 3456 789①', '62'],
		['digits that the plan reads as a shorter number, and that is none', '+3758102908573', ''],
		['the same as written at home', '8 10 290 8573', '375'],
	])('%s: %s', (_what, text, callingCode) => {
		expect(toE164(text, callingCode)).toEqual({ reason: expect.any(String) });
	});
});

describe('a short number is called as it is meant', () => {
	it.each([
		['12152.0', '43', '+4312152'],
		['158858.0', '43', '+43158858'],
		['855268.0', '49', '+49855268'],
		['75296.00', '676', '+67675296'],
	])('%s with %s', (text, callingCode, number) => {
		expect(toE164(text, callingCode)).toEqual({ number });
	});
});

it.each([
	['011 65 6523 4567', '1', '+6565234567'],
	['8 10 62 812 3456 7890', '7', '+6281234567890'],
])("reads %s behind the country's own exit code", (text, callingCode, number) => {
	expect(toE164(text, callingCode)).toEqual({ number });
});

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
