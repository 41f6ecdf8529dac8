import { DateTime } from 'luxon';
import { clockIn, momentAtClock } from '../../../../nodes/shared/api/clocks';
import { notMoreThan } from '../../../../nodes/shared/contacts/rules/contactLimit';
import { pauseSince } from '../../../../nodes/shared/contacts/rules/pause';

const column = { column: 'last', isThere: true, read: (row: { last?: unknown }) => row.last };
const now = new Date('2026-11-29T03:00:00Z');
const jakarta = clockIn('Asia/Jakarta')!;
const hour = 60 * 60_000;
const judge = pauseSince(column, { milliseconds: 24 * hour, inWords: '1 day', now }, jakarta);
const reasonFor = (last: unknown) => judge({ last } as never, 0)?.reason;

it.each([
	['a moment in UTC', '2026-11-28T03:00:01Z'],
	['a moment with another zone', '2026-11-28T10:00:01+07:00'],
	['a moment in quotation marks', '"2026-11-28T03:00:01.000Z"'],
	['a JavaScript date', new Date('2026-11-28T04:00:00Z')],
	['a luxon date', DateTime.fromISO('2026-11-28T04:00:00Z')],
	['a day, until its end', '2026-11-28'],
	['a day as Excel counts', 46354],
	['a moment to come', '2026-12-24T00:00:01Z'],
])('keeps a row back that was contacted within the pause: %s', (_what, last) => {
	expect(reasonFor(last)).toBe('is less than 1 day ago');
});

it.each([
	['long enough ago', '2026-11-28T03:00:00Z'],
	['a day that ended long enough ago', '2026-11-27'],
	['the same as Excel counts', 46353],
	['never', ''],
	['never, as null', null],
])('lets a row through that was contacted %s', (_what, last) => {
	expect(reasonFor(last)).toBeUndefined();
});

it.each(['2026-11-20 10:00', 'yesterday', '20/11/2026', true, '#N/A', {}, 1764385200000])(
	'keeps a row back whose last contact is %p, for it may be within the pause',
	(last) => {
		expect(reasonFor(last)).toMatch(/^is no time with its zone/);
	},
);

it.each([
	[0, undefined],
	['2', undefined],
	['2.0', undefined],
	['', undefined],
	[3, 'is not less than 3'],
	['12', 'is not less than 3'],
	[-1, 'is no count'],
	[1.5, 'is no count'],
	['many', 'is no count'],
])('counts %p contacts', (last, reason) => {
	expect(notMoreThan(column, 3)({ last }, 0)?.reason).toBe(reason);
});

describe('the moment when a clock shows a time', () => {
	it.each([
		['Asia/Jakarta', '2026-11-29 09:00:00', '2026-11-29T02:00:00.000Z'],
		['America/New_York', '2026-11-01 01:30:00', '2026-11-01T06:30:00.000Z'],
		['America/New_York', '2026-03-08 02:30:00', '2026-03-08T07:00:00.000Z'],
		['America/New_York', '2026-03-08 03:00:00', '2026-03-08T07:00:00.000Z'],
		['Europe/Berlin', '2026-03-29 02:00:00', '2026-03-29T01:00:00.000Z'],
		['Pacific/Apia', '2011-12-30 12:00:00', '2011-12-30T10:00:00.000Z'],
	])('is certain in %s at %s', (zone, local, expected) => {
		expect(momentAtClock(local, clockIn(zone)!).toISOString()).toBe(expected);
	});
});
