import * as fc from 'fast-check';
import { DateTime } from 'luxon';
import {
	accountTimeZone,
	endWithOffset,
	moment,
	momentOf,
	timeZones,
	wireEnd,
	wireSchedule,
	wireSpan,
} from '../../../nodes/shared/forms/schedule';
import { failureOf } from '../failures';

const start = moment({ displayName: 'Start', description: '' });
const read = (raw: unknown) => start.read(raw, 'Start');
const nine = '2026-12-01T02:00:00.000Z';

describe('a start with its time zone is the same moment however it is written', () => {
	it.each([
		['ISO with zone', '2026-12-01T09:00:00+07:00'],
		['ISO without seconds', '2026-12-01T09:00+07:00'],
		['ISO with milliseconds', '2026-12-01T09:00:00.000+07:00'],
		['UTC', '2026-12-01T02:00:00Z'],
		['small letters', '2026-12-01t02:00:00z'.replace('t', 'T')],
		['a zone in hours, as ISO 8601 allows', '2026-12-01T09:00:00+07'],
		['a zone without colon', '2026-12-01T09:00:00+0700'],
		['a space for the T', ' 2026-12-01 09:00:00+07:00 '],
		['a zone behind UTC', '2026-11-30T21:00:00-05:00'],
		['a JavaScript date', new Date(nine)],
		['an n8n date', DateTime.fromISO(nine, { zone: 'Asia/Jakarta' })],
		['anything that writes itself as ISO', { toISO: () => '2026-12-01T09:00:00.000+07:00' }],
	])('%s', (_how, raw) => {
		expect(read(raw)).toEqual(new Date(nine));
	});

	it('every n8n date in every zone', () => {
		const zones = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));
		const dates = fc.date({
			min: new Date('1990-01-01'),
			max: new Date('2100-01-01'),
			noInvalidDate: true,
		});
		fc.assert(
			fc.property(dates, zones, (date, zone) => {
				expect(read(DateTime.fromJSDate(date, { zone }))).toEqual(date);
			}),
		);
	});
});

it.each([null, ''])('lets AIRudder decide when the start is %j', (raw) => {
	expect(read(raw)).toBeUndefined();
});

describe("a start picked from n8n's calendar, which says no zone, is read on the clock of the account", () => {
	it.each([
		['as the calendar gives it', '2026-12-01T09:00:00'],
		['without seconds', '2026-12-01 09:00'],
		['with milliseconds', '2026-12-01T09:00:00.000'],
	])('%s', (_how, raw) => {
		expect(momentOf(read(raw), 'Asia/Jakarta')).toEqual(new Date(nine));
		expect(wireSpan({ start: read(raw), zone: 'Asia/Jakarta' })).toEqual({
			start: '2026-12-01 09:00:00',
		});
	});

	it('at any moment in any zone as luxon reads it', () => {
		const zone = fc.constantFrom('Asia/Jakarta', 'Asia/Kathmandu', 'America/Sao_Paulo', 'UTC');
		const date = fc.date({
			min: new Date('2020-01-01'),
			max: new Date('2060-01-01'),
			noInvalidDate: true,
		});
		fc.assert(
			fc.property(date, zone, (time, name) => {
				const picked = time.toISOString().slice(0, 19);
				const expected = DateTime.fromISO(picked, { zone: name }).toJSDate();
				expect(momentOf(read(picked), name)).toEqual(expected);
			}),
		);
	});

	it('and begins when clocks are put forward over it', () => {
		const skipped = { start: read('2026-03-08T02:30:00'), zone: 'America/New_York' };
		expect(wireSpan(skipped)).toEqual({ start: '2026-03-08 03:00:00' });
	});

	it('so the zone has to be given', () => {
		expect(
			failureOf(() => wireSpan({ start: read('2026-12-01T09:00:00'), zone: '' })),
		).toMatchObject({ kind: 'input', message: 'Account Time Zone is empty' });
	});

	it('so an end that has passed there is refused, wherever n8n runs', () => {
		jest.useFakeTimers({ now: new Date('2026-11-28T10:00:00Z') });
		const until = (end: string) => wireSchedule({ end: read(end), zone: 'Asia/Jakarta' });
		expect(failureOf(() => until('2026-11-28T17:00:00')).message).toBe(
			'End 2026-11-28 17:00:00 (Asia/Jakarta) has passed',
		);
		expect(until('2026-11-28T17:00:01')).toEqual({ end: '2026-11-28 17:00:01' });
		jest.useRealTimers();
	});
});

it.each([
	'2026-12-01',
	'9:00',
	'tomorrow',
	1796000000000,
	'2026-02-30T09:00:00',
	'2026-12-01T25:00:00',
	'2026-13-01T09:00:00Z',
	// It would move the start to another day.
	'2026-02-30T09:00:00Z',
	'2026-12-01T25:00:00Z',
	'01/12/2026 09:00Z',
	'at 9Z',
	'2026-12-01T09Z',
])('refuses what is no date and time: %s', (raw) => {
	expect(failureOf(() => read(raw))).toMatchObject({
		kind: 'input',
		message: `Start "${raw}" is not a date and time`,
	});
});

it('names the field of a date that is none', () => {
	expect(failureOf(() => read(new Date(NaN))).message).toContain('Start');
});

describe("start and end are sent in the account's zone", () => {
	it.each([
		['Asia/Jakarta', '2026-12-31T17:00:00Z', '2027-01-01 00:00:00'],
		['Asia/Kolkata', '2026-12-01T02:00:59Z', '2026-12-01 07:30:59'],
		['America/New_York', '2026-03-08T06:59:59Z', '2026-03-08 01:59:59'],
		['America/New_York', '2026-03-08T07:00:00Z', '2026-03-08 03:00:00'],
		['Europe/Rome', '2026-10-25T00:30:00Z', '2026-10-25 02:30:00'],
		['Europe/Rome', '2026-10-25T01:30:00Z', '2026-10-25 02:30:00'],
		['UTC', '2028-02-29T12:00:00Z', '2028-02-29 12:00:00'],
	])('%s: %s', (zone, utc, wire) => {
		expect(wireSpan({ start: new Date(utc), zone })).toEqual({ start: wire });
	});

	it('as luxon reckons it, at any moment in any zone', () => {
		const zone = fc.constantFrom(
			'Asia/Jakarta',
			'Asia/Manila',
			'Asia/Kolkata',
			'America/Sao_Paulo',
			'America/New_York',
			'Europe/Rome',
			'Australia/Lord_Howe',
			'Africa/Casablanca',
			'Asia/Kathmandu',
			'UTC',
		);
		const date = fc.date({
			min: new Date('2020-01-01'),
			max: new Date('2060-01-01'),
			noInvalidDate: true,
		});
		fc.assert(
			fc.property(date, zone, (moment, name) => {
				const wire = wireSpan({ end: moment, zone: name }).end;
				expect(wire).toBe(
					DateTime.fromJSDate(moment, { zone: name }).toFormat('yyyy-MM-dd HH:mm:ss'),
				);
			}),
			{ numRuns: 2000 },
		);
	});
});

it('sends no times when none are set, and asks for no zone then', () => {
	expect(wireSpan({ zone: '' })).toEqual({});
});

it('asks for the zone when there are times', () => {
	expect(failureOf(() => wireSpan({ start: new Date(nine), zone: '' })).message).toBe(
		'Account Time Zone is empty',
	);
});

it.each(['Jakarta', 'Asia/Nowhere', 'WIB time', 'BST', 'IST'])(
	'refuses a zone that there is not: %s',
	(zone) => {
		expect(failureOf(() => wireSpan({ start: new Date(nine), zone }))).toMatchObject({
			kind: 'input',
			message: `Account Time Zone "${zone}" is not known`,
		});
	},
);

it.each(['2026-12-01T01:59:59Z', nine])('refuses an end that is not after the start: %s', (end) => {
	const schedule = { start: new Date(nine), end: new Date(end), zone: 'UTC' };
	expect(failureOf(() => wireSchedule(schedule)).message).toBe('End is not after Start');
});

describe('a schedule that has passed', () => {
	const now = new Date('2026-11-28T10:00:00Z');
	beforeEach(() => jest.useFakeTimers({ now }));
	afterEach(() => jest.useRealTimers());

	const schedule = (start: string | undefined, end: string) => ({
		start: start === undefined ? undefined : new Date(start),
		end: new Date(end),
		zone: 'Asia/Jakarta',
	});

	it.each([
		['wholly', '2026-11-27T02:00:00Z', '2026-11-27T11:00:00Z', '2026-11-27 18:00:00'],
		['this very moment', '2026-11-28T02:00:00Z', '2026-11-28T10:00:00Z', '2026-11-28 17:00:00'],
		['without a start', undefined, '2025-11-28T10:00:01Z', '2025-11-28 17:00:01'],
	])('is refused with its end: %s', (_how, start, end, shown) => {
		expect(failureOf(() => wireSchedule(schedule(start, end)))).toMatchObject({
			kind: 'input',
			message: `End ${shown} (Asia/Jakarta) has passed`,
			description: 'Give one that is still to come; it is now 2026-11-28T10:00:00Z.',
		});
	});

	it('is allowed as long as its end is ahead, and where only its start is given', () => {
		const begun = schedule('2026-11-27T02:00:00Z', '2026-11-28T10:00:01Z');
		expect(wireSchedule(begun).end).toBe('2026-11-28 17:00:01');
		const open = { start: new Date('2020-01-01T00:00:00Z'), zone: 'UTC' };
		expect(wireSchedule(open)).toEqual({ start: '2020-01-01 00:00:00' });
	});

	it('is no matter for a period that is asked about', () => {
		expect(wireSpan(schedule('2020-01-01T00:00:00Z', '2020-01-02T00:00:00Z')).end).toBe(
			'2020-01-02 07:00:00',
		);
	});

	it('is refused as the end of a workflow, in the words it was given in', () => {
		const field = endWithOffset({ displayName: 'End', description: '' });
		const end = (raw: string, zone = '') => wireEnd(field.read(raw, 'End'), zone);
		expect(failureOf(() => end('2026-11-28T17:59:59+08:00')).message).toBe(
			'End 2026-11-28 17:59:59+08:00 has passed',
		);
		expect(end('2026-11-28T18:00:01+08:00')).toBe('2026-11-28 18:00:01+08:00');
		expect(failureOf(() => end('2026-11-28T17:00:00', 'Asia/Jakarta')).message).toBe(
			'End 2026-11-28 17:00:00+07:00 has passed',
		);
	});
});

it.each([
	['2026-12-01T18:00:00', 'Asia/Jakarta', '2026-12-01 18:00:00+07:00'],
	['2026-12-01T18:00:00', 'Asia/Kathmandu', '2026-12-01 18:00:00+05:45'],
	['2026-12-01T18:00:00', 'America/St_Johns', '2026-12-01 18:00:00-03:30'],
	// With a zone of its own it is sent as it was given.
	['2026-12-01T18:00:00+08:00', 'America/New_York', '2026-12-01 18:00:00+08:00'],
])('sends the end of a workflow with its offset: %s in %s', (raw, zone, wire) => {
	jest.useFakeTimers({ now: new Date('2026-11-28T10:00:00Z') });
	const end = endWithOffset({ displayName: 'End', description: '' });
	expect(wireEnd(end.read(raw, 'End'), zone)).toBe(wire);
	jest.useRealTimers();
});

it('asks for the zone of the end of a workflow that says none', () => {
	const end = endWithOffset({ displayName: 'End', description: '' });
	expect(failureOf(() => wireEnd(end.read('2030-12-01T18:00:00', 'End'), ''))).toMatchObject({
		message: 'End "2030-12-01 18:00:00" says no time zone',
		description: expect.stringMatching(/Choose a Time Zone/) as string,
	});
});

it('offers the zones of the world, and takes one with spaces around it', () => {
	expect(timeZones()).toContainEqual({ name: 'Asia/Jakarta', value: 'Asia/Jakarta' });
	expect(accountTimeZone().read(' Asia/Jakarta ', '')).toBe('Asia/Jakarta');
	expect(accountTimeZone().read(undefined, '')).toBe('');
});
