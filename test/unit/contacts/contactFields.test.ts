import * as fc from 'fast-check';
import { DateTime } from 'luxon';
import { readField } from '../../../nodes/shared/contacts/contactFields';
import { reading } from './reading';

const day = '2026-11-20';

it.each([
	['text as it is', 'text', 'Sari', 'Sari'],
	['text without spaces around it', 'text', '  Sari\u00a0', 'Sari'],
	['a number where text belongs', 'text', 12, '12'],
	['a switch where text belongs', 'text', false, 'false'],
	['an amount', 'amount', 1500.5, 1500.5],
	['an amount of nothing', 'amount', 0, 0],
	['an amount as text', 'amount', ' 1500.50 ', 1500.5],
	['a negative amount', 'amount', '-3', -3],
	['a day', 'date', day, day],
	['a day at midnight', 'date', `${day}T00:00:00+07:00`, day],
	['a day at midnight behind a space', 'date', `${day} 00:00`, day],
	['a leap day', 'date', '2028-02-29', '2028-02-29'],
	['a JavaScript date', 'date', new Date(`${day}T00:00:00Z`), day],
	['an n8n date', 'date', DateTime.fromISO(`${day}T00:00:00`, { zone: 'Asia/Jakarta' }), day],
	['anything: a number stays one', 'anything', 7, 7],
	['anything: text', 'anything', ' x ', 'x'],
	['anything: a switch becomes text', 'anything', true, 'true'],
	[
		'a date of a database, midnight in the zone of the workflow',
		'date',
		'2026-11-19T17:00:00.000Z',
		day,
	],
	['the same as an object', 'date', new Date('2026-11-19T17:00:00Z'), day],
	['a date object where text belongs', 'text', new Date('2026-11-19T17:00:00Z'), day],
	[
		'an n8n date in a field of the account',
		'anything',
		DateTime.fromISO(day, { zone: 'Asia/Jakarta' }),
		day,
	],
	[
		'a point in time in a field of the account',
		'anything',
		new Date('2026-11-20T08:30:00Z'),
		'2026-11-20T08:30:00.000Z',
	],
	['an amount that cannot be thousands', 'amount', '0.125', 0.125],
] as const)('sends %s', (_what, kind, value, expected) => {
	expect(readField(kind, value, reading)).toEqual({ value: expected });
});

it('sends lists and objects where the account wants anything', () => {
	expect(readField('anything', { a: [1] }, reading)).toEqual({ value: { a: [1] } });
});

it.each([
	['text', ['a'], 'is a list or an object'],
	['text', {}, 'is a list or an object'],
	['amount', '1,500', 'is not an amount'],
	['amount', '1.500.000', 'is not an amount'],
	['amount', 'Rp 1500', 'is not an amount'],
	['amount', '1e3', 'is not an amount'],
	['amount', '9'.repeat(400), 'is not an amount'],
	['amount', '(500)', 'is not an amount'],
	['amount', NaN, 'is not an amount'],
	['amount', true, 'is not an amount'],
	['amount', [], 'is not an amount'],
	['date', '20/11/2026', 'is not a date'],
	['date', '20261120', 'is not a date'],
	['date', '2026-11-31', 'is not a date'],
	['date', '2027-02-29', 'is not a date'],
	['date', '2026-13-01', 'is not a date'],
	['date', '2026-11-20maybe', 'is not a date'],
	['amount', '1.250', 'may be thousands or decimals'],
	['amount', '250.000', 'may be thousands or decimals'],
	['amount', '9007199254740993', 'has more digits'],
	['amount', 2 ** 53, 'has more digits'],
	['date', '2026-11-20T18:00:00Z', 'is another day elsewhere'],
	['date', '2026-11-20 08:00', 'is another day elsewhere'],
	['date', 46346, 'is not a date'],
	['date', {}, 'is not a date'],
	['date', DateTime.invalid('unknown'), 'is not a date'],
	['text', new Date(NaN), 'is not a date'],
	['anything', new Date(NaN), 'is not a date'],
	['date', new Date(NaN), 'is not a date'],
	['date', '0026-12-01', 'a year of two digits'],
	['amount', '1500²', 'is not an amount'],
	['amount', '1500①', 'is not an amount'],
	['amount', '9007199254740990.55', 'has more digits'],
] as const)('refuses as %s: %j', (kind, value, reason) => {
	expect(readField(kind, value, reading)).toEqual({ reason: expect.stringContaining(reason) });
});

it.each([undefined, null, '', '  '])('takes %j as an empty cell', (value) => {
	for (const kind of ['text', 'amount', 'date', 'anything'] as const)
		expect(readField(kind, value, reading)).toBeUndefined();
});

it.each(['NULL', 'null', '#N/A', '#REF!', '#DIV/0!', ' - ', 'N/A', 'NaN', '–'])(
	'takes %j as an empty cell, as its program says',
	(value) => {
		for (const kind of ['text', 'amount', 'date', 'anything'] as const)
			expect(readField(kind, value, reading)).toBeUndefined();
	},
);

it.each([
	['comma', '1.250.000,00', 1_250_000],
	['comma', 'Rp 1.250.000', 1_250_000],
	['comma', 'Rp1.250.000,-', 1_250_000],
	['comma', '250.000', 250_000],
	['comma', '1\u00a0250,50', 1250.5],
	['comma', '(500)', -500],
	['comma', '12 500 €', 12_500],
	['point', '1,250.50', 1250.5],
	['point', 'US$ 1,250', 1250],
	['point', '1,25,000.50', 125_000.5],
	['point', "1'250.50", 1250.5],
	['point', '1.250', 1.25],
	['point', '\u2212500 IDR', -500],
] as const)('reads amounts of a list with Decimal Mark %s: %s', (decimalMark, text, value) => {
	expect(readField('amount', text, { ...reading, decimalMark })).toEqual({ value });
});

it.each([
	['comma', '1,250.00'],
	['comma', '0.500'],
	['comma', '1.25.000'],
	['comma', '12.34'],
	['point', '1.250.000'],
	['point', '1,2'],
	['point', '5 jt'],
	['point', '5 MIO'],
	['point', '5k'],
	['point', '(-5)'],
	['point', '1 250 50'],
] as const)('refuses what its Decimal Mark %s does not allow: %s', (decimalMark, text) => {
	const read = readField('amount', text, { ...reading, decimalMark });
	expect(read).toEqual({ reason: expect.stringContaining('is not an amount') });
});

it.each([
	[46_346, '2026-11-20'],
	['46346', '2026-11-20'],
	['46346.0', '2026-11-20'],
	[61, '1900-03-01'],
])('reads %j as a day when the list has Excel Dates', (serial, value) => {
	expect(readField('date', serial, { ...reading, excelDates: true })).toEqual({ value });
});

it.each([0, 60, 46_346.5, 3_000_000, '20261120'])('refuses %j as a day of Excel', (serial) => {
	expect(readField('date', serial, { ...reading, excelDates: true })).toEqual({
		reason: 'is no day as Excel counts them',
	});
});

it.each(['Mio 5', 'jt 5', 'k 5', 'Q3 500', 'No 5', 'x1', 'CR 500'])(
	'takes no word for a currency that is none: %s',
	(text) => {
		for (const decimalMark of ['point', 'comma'] as const) {
			expect(readField('amount', text, { ...reading, decimalMark })).toEqual({
				reason: expect.stringContaining('is not an amount'),
			});
		}
	},
);

it('takes a year for no day of Excel', () => {
	expect(readField('date', 2026, { ...reading, excelDates: true })).toEqual({
		reason: expect.stringContaining('may be a year'),
	});
});

it.each(['Null', 'Nan', 'null!'])('takes %s for a name', (name) => {
	expect(readField('text', name, reading)).toEqual({ value: name });
});

it('puts no date in quotation marks, however deep it lies', () => {
	const at = new Date('2026-11-19T17:00:00Z');
	expect(readField('anything', { a: [at] }, reading)).toEqual({ value: { a: ['2026-11-20'] } });
	expect(readField('text', '"2026-11-20"', reading)).toEqual({ value: '2026-11-20' });
	expect(readField('date', '"2026-11-20T00:00:00.000Z"', reading)).toEqual({ value: '2026-11-20' });
});

it('sends every amount that JavaScript writes without exponent as the same number', () => {
	fc.assert(
		fc.property(fc.double({ noNaN: true, min: -1e15, max: 1e15 }), (amount) => {
			fc.pre(!String(amount).includes('e'));
			const said = { ...reading, decimalMark: 'point' } as const;
			expect(readField('amount', String(amount), said)).toEqual({ value: Number(String(amount)) });
		}),
	);
});
