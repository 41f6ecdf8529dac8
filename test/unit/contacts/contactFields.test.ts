import * as fc from 'fast-check';
import { DateTime } from 'luxon';
import { chunksOf } from '../../../nodes/shared/contacts';
import { columnValue, shownValue } from '../../../nodes/shared/contacts/columns';
import { readField } from '../../../nodes/shared/contacts/contactFields';

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
] as const)('sends %s', (_what, kind, value, expected) => {
	expect(readField(kind, value)).toEqual({ value: expected });
});

it('sends lists and objects where the account wants anything', () => {
	expect(readField('anything', { a: [1] })).toEqual({ value: { a: [1] } });
});

it.each([
	['text', ['a'], 'is a list or an object'],
	['text', {}, 'is a list or an object'],
	['amount', '1,500', 'is not an amount'],
	['amount', '1.500.000', 'is not an amount'],
	['amount', 'Rp 1500', 'is not an amount'],
	['amount', '1e3', 'is not an amount'],
	['amount', '9'.repeat(400), 'is not an amount'],
	['amount', NaN, 'is not an amount'],
	['amount', true, 'is not an amount'],
	['amount', [], 'is not an amount'],
	['date', '20/11/2026', 'is not a date'],
	['date', '20261120', 'is not a date'],
	['date', '2026-11-31', 'is not a date'],
	['date', '2027-02-29', 'is not a date'],
	['date', '2026-13-01', 'is not a date'],
	['date', '2026-11-20maybe', 'is not a date'],
	['date', '2026-11-20T17:00:00Z', 'is another day elsewhere'],
	['date', '2026-11-20 08:00', 'is another day elsewhere'],
	['date', 46346, 'is not a date'],
	['date', {}, 'is not a date'],
	['date', DateTime.invalid('unknown'), 'is not a date'],
] as const)('refuses as %s: %j', (kind, value, reason) => {
	expect(readField(kind, value)).toEqual({ reason: expect.stringContaining(reason) });
});

it.each([undefined, null, '', '  '])('takes %j as an empty cell', (value) => {
	for (const kind of ['text', 'amount', 'date', 'anything'] as const)
		expect(readField(kind, value)).toBeUndefined();
});

it('sends every amount that JavaScript writes without exponent as the same number', () => {
	fc.assert(
		fc.property(fc.double({ noNaN: true, min: -1e15, max: 1e15 }), (amount) => {
			fc.pre(!String(amount).includes('e'));
			expect(readField('amount', String(amount))).toEqual({ value: Number(String(amount)) });
		}),
	);
});

it('finds nothing in a column that is not there, however deep the path', () => {
	expect(columnValue({ a: { b: null } }, 'a.b.c.d')).toBeUndefined();
	expect(columnValue({ a: 'text' }, 'a.length')).toBeUndefined();
	expect(columnValue({}, '')).toBeUndefined();
});

it('cuts long values in reports', () => {
	expect(shownValue('x'.repeat(40))).toBe('x'.repeat(40));
	expect(shownValue('x'.repeat(41))).toBe(`${'x'.repeat(40)}…`);
	expect(shownValue(['+6281'])).toBe('["+6281"]');
	expect(shownValue(undefined)).toBe('');
});

it('spreads a list over chunks, each entry in one of them, in order', () => {
	expect(chunksOf([1, 2, 3, 4, 5], 2)).toEqual([[1, 2], [3, 4], [5]]);
	expect(chunksOf([], 3)).toEqual([]);
	fc.assert(
		fc.property(fc.array(fc.integer()), fc.integer({ min: 1, max: 20 }), (list, size) => {
			const chunks = chunksOf(list, size);
			expect(chunks.flat()).toEqual(list);
			expect(chunks.slice(0, -1).every(({ length }) => length === size)).toBe(true);
			expect(chunks.every(({ length }) => length > 0 && length <= size)).toBe(true);
		}),
	);
});
