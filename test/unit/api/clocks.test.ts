import { DateTime } from 'luxon';
import * as fc from 'fast-check';
import {
	behindDoubledHour,
	clockIn,
	momentAtClock,
	offsetAt,
	workflowClockIn,
} from '../../../nodes/shared/api/clocks';
import { timeZones } from '../../../nodes/shared/forms/schedule';

/** All that can be chosen but none. */
const namedZones = timeZones()
	.map(({ value }) => String(value))
	.filter((zone) => zone !== '');

// ICU reads BST as Asia/Dhaka, and IST as India's, wherever the person who wrote it is.
it.each(
	'BST IST CST AST ART SST NST ACT ECT PST JST CTT VST EST MST HST +07:00 Z local'.split(' '),
)('%s is no time zone', (name) => {
	expect(clockIn(name)).toBeUndefined();
});

it.each([
	['America/New_York', '2026-06-29 00:30:00'],
	['america/new_york', '2026-06-29 00:30:00'],
	['America/Argentina/Ushuaia', '2026-06-29 01:30:00'],
	['Asia/Kolkata', '2026-06-29 10:00:00'],
	['US/Pacific', '2026-06-28 21:30:00'],
	['UTC', '2026-06-29 04:30:00'],
	['utc', '2026-06-29 04:30:00'],
	['GMT', '2026-06-29 04:30:00'],
	['Etc/UTC', '2026-06-29 04:30:00'],
	['Etc/GMT-7', '2026-06-29 11:30:00'],
])('%s is a time zone', (name, shown) => {
	expect(clockIn(name)?.(new Date('2026-06-29T04:30:00Z'))).toBe(shown);
});

it('has a clock for each zone that can be chosen', () => {
	expect(namedZones.filter((zone) => !clockIn(zone))).toEqual([]);
});

it('takes the zone of the workflow by any name by which n8n reads its own dates', () => {
	expect(workflowClockIn('Singapore')?.(new Date('2026-06-29T04:30:00Z'))).toBe(
		'2026-06-29 12:30:00',
	);
	expect(workflowClockIn('Mars')).toBeUndefined();
});

const zones = fc.constantFrom(...namedZones);
const moments = fc.date({
	min: new Date('1995-01-01T00:00:00Z'),
	max: new Date('2035-01-01T00:00:00Z'),
	noInvalidDate: true,
});

it('knows how far each clock is ahead, as another library does', () => {
	fc.assert(
		fc.property(zones, moments, (zone, moment) => {
			const minutes = DateTime.fromJSDate(moment, { zone }).offset;
			expect(offsetAt(moment.getTime(), clockIn(zone)!)).toBe(minutes * 60_000);
		}),
	);
});

it.each([
	['2026-10-25T00:59:59.999Z', 3_600_000],
	['2026-10-25T01:00:00.000Z', 0],
	['2026-03-29T00:59:59.999Z', 0],
	['2026-03-29T01:00:00.000Z', 3_600_000],
])('knows to the millisecond when clocks are changed: %s in London', (time, offset) => {
	expect(offsetAt(Date.parse(time), clockIn('Europe/London')!)).toBe(offset);
});

it('finds the moment when a clock shows what it shows', () => {
	fc.assert(
		fc.property(zones, moments, (zone, moment) => {
			const clock = clockIn(zone)!;
			const shown = clock(moment);
			expect(clock(momentAtClock(shown, clock))).toBe(shown);
		}),
	);
});

it.each([
	['Europe/London', '2026-10-24T23:59:59Z', '2026-10-24T23:59:59Z'],
	['Europe/London', '2026-10-25T00:00:00Z', '2026-10-25T02:00:00Z'],
	['Europe/London', '2026-10-25T00:30:00Z', '2026-10-25T02:00:00Z'],
	['Europe/London', '2026-10-25T01:30:00Z', '2026-10-25T02:00:00Z'],
	['Europe/London', '2026-10-25T02:00:00Z', '2026-10-25T02:00:00Z'],
	['Europe/London', '2026-03-29T01:00:00Z', '2026-03-29T01:00:00Z'],
	['Australia/Lord_Howe', '2026-04-04T14:45:00Z', '2026-04-04T15:30:00Z'],
	['Asia/Jakarta', '2026-10-25T00:30:00Z', '2026-10-25T00:30:00Z'],
])('in %s, %s is behind the hour that comes twice at %s', (zone, time, expected) => {
	expect(behindDoubledHour(new Date(time), clockIn(zone)!)).toEqual(new Date(expected));
});
