import { closedAt, nextOpening } from '../../../../nodes/shared/contacts/rules/openingHours';

const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
const everyDay = [0, 1, 2, 3, 4, 5, 6];

interface Changed {
	zone?: string;
	from?: string;
	to?: string;
	days?: number[];
	holidays?: string[];
}

const reasonAt = (
	time: string,
	{ zone = 'UTC', from = '09:00', to = '18:00', days = everyDay, holidays = [] }: Changed = {},
) =>
	closedAt(new Date(time), zone, { from: minutes(from), to: minutes(to), days: new Set(days) }, [
		new Set(holidays),
	]);

const isOpenAt = (time: string, changed: Changed = {}) => reasonAt(time, changed) === undefined;

it.each([
	['2026-11-30T08:59:59Z', false],
	['2026-11-30T09:00:00Z', true],
	['2026-11-30T17:59:59Z', true],
	['2026-11-30T18:00:00Z', false],
])('at %s calling from 09:00 to 18:00 is open: %s', (time, expected) => {
	expect(isOpenAt(time)).toBe(expected);
});

// 2026-11-27 is a Friday.
it.each([
	['2026-11-27T21:59:00Z', false],
	['2026-11-27T22:00:00Z', true],
	['2026-11-28T01:59:00Z', true],
	['2026-11-28T02:00:00Z', false],
	['2026-11-28T22:00:00Z', false],
	['2026-11-27T01:00:00Z', false],
])('at %s the Friday night from 22:00 to 02:00 is open: %s', (time, expected) => {
	expect(isOpenAt(time, { from: '22:00', to: '02:00', days: [5] })).toBe(expected);
});

it('is open all day from 00:00 to 24:00', () => {
	expect(isOpenAt('2026-11-30T23:59:59Z', { from: '00:00', to: '24:00' })).toBe(true);
	expect(isOpenAt('2026-11-30T00:00:00Z', { from: '00:00', to: '24:00' })).toBe(true);
});

it.each([
	['2026-12-24T23:00:00Z', true],
	['2026-12-25T01:00:00Z', false],
	['2026-12-25T23:00:00Z', false],
	['2026-12-26T01:00:00Z', false],
	['2026-12-26T23:00:00Z', true],
])('at %s the night around a holiday on the 25th is open: %s', (time, expected) => {
	const night = { from: '22:00', to: '02:00', holidays: ['2026-12-25'] };
	expect(isOpenAt(time, night)).toBe(expected);
});

it('counts the day of the week where people are, not in UTC', () => {
	// Saturday 07:00 in Tokyo is Friday in UTC.
	const saturdays = { days: [6], from: '06:00', to: '08:00', zone: 'Asia/Tokyo' };
	expect(isOpenAt('2026-11-27T22:00:00Z', saturdays)).toBe(true);
	expect(isOpenAt('2026-11-28T22:00:00Z', saturdays)).toBe(false);
});

describe('where clocks are put forward at 02:00 on 2026-03-08', () => {
	const zone = 'America/New_York';
	it('is closed until the gap, and open behind it, when it would open within it', () => {
		expect(isOpenAt('2026-03-08T06:59:59Z', { zone, from: '02:30' })).toBe(false);
		expect(isOpenAt('2026-03-08T07:00:00Z', { zone, from: '02:30' })).toBe(true);
	});

	it('opens an hour earlier in UTC from then on', () => {
		expect(isOpenAt('2026-03-07T13:30:00Z', { zone })).toBe(false);
		expect(isOpenAt('2026-03-08T13:30:00Z', { zone })).toBe(true);
	});
});

it('says what time it is there, or which holiday', () => {
	expect(reasonAt('2026-11-29T14:14:00Z', { zone: 'Asia/Jayapura' })).toBe(
		'it is Sunday, 23:14, in Asia/Jayapura',
	);
	expect(reasonAt('2026-12-25T02:00:00Z', { zone: 'Asia/Jakarta', holidays: ['2026-12-25'] })).toBe(
		'2026-12-25 is a holiday (Asia/Jakarta)',
	);
});

it('is closed in a zone that n8n does not know', () => {
	expect(reasonAt('2026-11-30T10:00:00Z', { zone: 'Mars/Olympus' })).toBe(
		'the time zone Mars/Olympus is not known to this n8n',
	);
});

describe('the next opening', () => {
	interface Wanted extends Changed {
		zones?: string[];
		end?: string;
	}

	const isoDay = (day: string, ahead: number) =>
		new Date(Date.parse(day) + ahead * 24 * 60 * 60_000).toISOString().slice(0, 10);

	const openingFrom = (
		time: string,
		{ zones = ['UTC'], from = '09:00', to = '18:00', days = everyDay, ...wanted }: Wanted = {},
	) =>
		nextOpening(
			new Date(time),
			zones,
			{ from: minutes(from), to: minutes(to), days: new Set(days) },
			[new Set(wanted.holidays)],
			wanted.end === undefined ? undefined : new Date(wanted.end),
		)?.toISOString();

	it.each<[string, string, Wanted, string | undefined]>([
		['now, when it is open', '2026-11-30T10:00:00Z', {}, '2026-11-30T10:00:00.000Z'],
		['later today', '2026-11-30T08:00:00Z', {}, '2026-11-30T09:00:00.000Z'],
		['tomorrow', '2026-11-30T18:00:00Z', {}, '2026-12-01T09:00:00.000Z'],
		['on Monday', '2026-11-27T18:00:00Z', { days: [1] }, '2026-11-30T09:00:00.000Z'],
		[
			'behind a holiday',
			'2026-12-24T18:00:00Z',
			{ holidays: ['2026-12-25', '2026-12-26'] },
			'2026-12-27T09:00:00.000Z',
		],
		[
			'at midnight behind a holiday, within hours that began before',
			'2026-12-26T03:00:00Z',
			{ from: '22:00', to: '02:00', holidays: ['2026-12-26'] },
			'2026-12-27T22:00:00.000Z',
		],
		[
			'when the last of several zones opens',
			'2026-11-30T00:00:00Z',
			{ zones: ['Asia/Jakarta', 'Asia/Jayapura'] },
			'2026-11-30T02:00:00.000Z',
		],
		[
			'behind the gap that clocks leave',
			'2026-03-08T06:00:00Z',
			{ zones: ['America/New_York'], from: '02:30' },
			'2026-03-08T07:00:00.000Z',
		],
		[
			'an hour earlier in UTC when clocks were put forward',
			'2026-03-07T23:00:00Z',
			{ zones: ['America/New_York'] },
			'2026-03-08T13:00:00.000Z',
		],
		[
			'when clocks are changed, where zones are open together only then',
			'2026-12-01T00:00:00Z',
			{ zones: ['America/New_York', 'Europe/London'], to: '14:00' },
			'2027-03-14T13:00:00.000Z',
		],
		[
			'behind holidays of eight weeks',
			'2026-11-30T08:00:00Z',
			{ holidays: Array.from({ length: 56 }, (_, day) => isoDay('2026-11-30', day)) },
			'2027-01-25T09:00:00.000Z',
		],
		['none before the end', '2026-11-30T18:00:00Z', { end: '2026-12-01T09:00:00Z' }, undefined],
		[
			'just before the end',
			'2026-11-30T18:00:00Z',
			{ end: '2026-12-01T09:00:01Z' },
			'2026-12-01T09:00:00.000Z',
		],
		[
			'never, where zones are too far apart',
			'2026-11-30T00:00:00Z',
			{ zones: ['Europe/Kaliningrad', 'Asia/Kamchatka'] },
			undefined,
		],
		['never in no zone', '2026-11-30T00:00:00Z', { zones: [] }, undefined],
		[
			'never in a zone that is not known',
			'2026-11-30T00:00:00Z',
			{ zones: ['UTC', 'Mars'] },
			undefined,
		],
	])('is %s', (_when, time, wanted, expected) => {
		expect(openingFrom(time, wanted)).toBe(expected);
	});
});
