import * as fc from 'fast-check';
import { DateTime } from 'luxon';
import { cellTexts } from '../../../nodes/shared/contacts';

it.each<[string, unknown, string | undefined]>([
	['text as it is', ' Sari ', ' Sari '],
	['a number', 1500.5, '1500.5'],
	['zero', 0, '0'],
	['a flag', false, 'false'],
	['a date', new Date('2026-11-20T02:00:00Z'), '2026-11-20T02:00:00.000Z'],
	[
		'an n8n date',
		DateTime.fromISO('2026-11-20T09:00:00+07:00', { setZone: true }),
		'2026-11-20T09:00:00.000+07:00',
	],
	['a list', ['a', 1], '["a",1]'],
	['an object', { a: { b: 1 } }, '{"a":{"b":1}}'],
	['nothing of blank text', ' ', undefined],
	['nothing of null', null, undefined],
	['nothing of an empty list', [], undefined],
	['nothing of an empty object', {}, undefined],
	['nothing of a date that is none', new Date('soon'), undefined],
])('sends %s as text', (_what, value, text) => {
	expect(cellTexts({ column: value as never })).toEqual(text === undefined ? {} : { column: text });
});

it('makes text of every JSON value', () => {
	fc.assert(
		fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (row) => {
			for (const text of Object.values(cellTexts(row as never))) expect(typeof text).toBe('string');
		}),
	);
});
