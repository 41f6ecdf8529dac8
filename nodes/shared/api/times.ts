/** Date and time with its zone, as ISO 8601 or with a space in the middle; the seconds may be missing. */
const momentPattern =
	/^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)\s?(z|[+-]\d{2}(?::?\d{2})?)$/i;

/** The end of the last year with four digits. */
const latestMilliseconds = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

/**
 * The moment of an epoch time, a number or text of digits, as ISO 8601 in UTC. Undefined for anything else, for zero, and
 * for what would lie after the year 9999: then the unit is another.
 */
export function epochTime(value: unknown, unit: 'milliseconds' | 'seconds'): string | undefined {
	const text = typeof value === 'number' || typeof value === 'string' ? String(value).trim() : '';
	if (!/^\d+(\.\d+)?$/.test(text)) return undefined;
	const milliseconds = Number(text) * (unit === 'seconds' ? 1000 : 1);
	return milliseconds > 0 && milliseconds <= latestMilliseconds
		? new Date(milliseconds).toISOString()
		: undefined;
}

/** A value as the text it stands for: a Date or an n8n date (luxon) as ISO 8601, blank when it is no valid one. */
export function timeText(value: unknown): string {
	if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString();
	if (isLuxon(value)) return value.toISO() ?? '';
	return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}

/** Whether `YYYY-MM-DD` is a day that exists. */
export function isCalendarDay(day: string): boolean {
	const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day)?.map(Number) ?? [];
	if (year === undefined || month === undefined || date === undefined) return false;
	return date >= 1 && date <= daysOfMonth(year, month);
}

/** How many days a month has; none when there is no such month. Made by hand: every time in an answer comes by here. */
function daysOfMonth(year: number, month: number): number {
	const isLeapYear = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
	if (month === 2) return isLeapYear ? 29 : 28;
	if (month < 1 || month > 12) return 0;
	return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** The moment that a text with date, time and zone names; undefined for anything else, and for days that do not exist. */
export function momentIn(text: string): { time: Date; offset: string } | undefined {
	const [, day = '', clock = '', zone = ''] = momentPattern.exec(text) ?? [];
	if (!isCalendarDay(day)) return undefined;
	const offset = offsetOf(zone);
	const time = new Date(`${day}T${clock}${offset}`);
	return Number.isNaN(time.getTime()) ? undefined : { time, offset };
}

/** Date and time without a zone, as n8n's calendar gives it; the seconds may be missing. */
const clockTimePattern = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(?::(\d{2})(?:\.\d+)?)?$/;

/** What a text with date and time, and no zone, says that a clock shows: `YYYY-MM-DD HH:mm:ss`. Undefined for anything else. */
export function clockTimeIn(text: string): string | undefined {
	const [, day = '', minute = '', second = '00'] = clockTimePattern.exec(text) ?? [];
	const time = Date.parse(`${day}T${minute}:${second}Z`);
	return isCalendarDay(day) && !Number.isNaN(time) ? `${day} ${minute}:${second}` : undefined;
}

type Clock = (time: Date) => string;

/** Making a clock takes a hundred times as long as reading it, and there are only some hundred zones. */
const clocks = new Map<string, Clock>();

/**
 * What a clock in `zone` (an IANA name) shows at a moment: `YYYY-MM-DD HH:mm:ss`. Undefined when there is no such zone, and
 * for names without a region: to many of them, e.g. BST and IST, ICU gives another meaning than people do.
 */
export function clockIn(zone: string): Clock | undefined {
	return zone.includes('/') || knownZones.has(zone.toLowerCase())
		? workflowClockIn(zone)
		: undefined;
}

const knownZones = new Set(
	['UTC', 'GMT', ...Intl.supportedValuesOf('timeZone')].map((zone) => zone.toLowerCase()),
);

/** The same for the zone that n8n itself is set to: it may have any name by which n8n reads its own dates, e.g. Singapore. */
export function workflowClockIn(zone: string): Clock | undefined {
	const clock = clocks.get(zone) ?? newClock(zone);
	if (clock) clocks.set(zone, clock);
	return clock;
}

function newClock(zone: string): Clock | undefined {
	try {
		const format = new Intl.DateTimeFormat('sv-SE', {
			timeZone: zone,
			hourCycle: 'h23',
			dateStyle: 'short',
			timeStyle: 'medium',
		});
		// Swedish writes dates as ISO 8601 does: 2026-12-01 09:00:00.
		return (time) => format.format(time);
	} catch {
		return undefined;
	}
}

export const dayMilliseconds = 24 * 60 * 60_000;

/** How far a clock is ahead of UTC on a day of UTC: `before` until it is changed, `after` from then on. */
interface DayOffsets {
	before: number;
	changed: number;
	after: number;
}

/** Reading a clock takes a hundred times as long as looking up its offset. */
const offsets = new WeakMap<Clock, Map<number, DayOffsets>>();

/** How many milliseconds a clock is ahead of UTC at a moment. */
export function offsetAt(time: number, clock: Clock): number {
	const byDay = offsets.get(clock) ?? new Map<number, DayOffsets>();
	offsets.set(clock, byDay);
	const day = Math.floor(time / dayMilliseconds);
	const known = byDay.get(day) ?? offsetsOfDay(day, clock);
	byDay.set(day, known);
	return time < known.changed ? known.before : known.after;
}

function offsetsOfDay(day: number, clock: Clock): DayOffsets {
	const offset = (time: number) => shownAt(time, clock) - time;
	const [start, end] = [day * dayMilliseconds, (day + 1) * dayMilliseconds];
	const [before, after] = [offset(start), offset(end)];
	if (before === after) return { before, changed: end, after };
	// Clocks are changed at whole seconds, which is also all that they show.
	const second = firstBetween(start / 1000, end / 1000, (time) => offset(time * 1000) !== before);
	return { before, changed: second * 1000, after };
}

/** What a clock shows, as if it were in UTC. */
function shownAt(time: number, clock: Clock): number {
	return Date.parse(`${clock(new Date(time)).replace(' ', 'T')}Z`);
}

/** The first whole number behind `before`, `after` at the latest, from which on something holds. */
function firstBetween(before: number, after: number, holds: (at: number) => boolean): number {
	let [not, yes] = [before, after];
	while (yes - not > 1) {
		const middle = Math.floor((not + yes) / 2);
		if (holds(middle)) yes = middle;
		else not = middle;
	}
	return yes;
}

/**
 * The moment when a clock shows `local`, `YYYY-MM-DD HH:mm:ss`: of two, when clocks are put back, the later one; the end of
 * the gap for a time that they leave out when they are put forward.
 */
export function momentAtClock(local: string, clock: Clock): Date {
	return new Date(momentShowing(Date.parse(`${local.replace(' ', 'T')}Z`), clock));
}

/** The same for milliseconds: `local` is what the clock shows, as if it were in UTC. */
export function momentShowing(local: number, clock: Clock): number {
	const guesses = momentsNear(local, clock);
	const exact = guesses.filter((guess) => guess + offsetAt(guess, clock) === local);
	if (exact.length > 0) return Math.max(...exact);
	const [before, after] = [Math.min(...guesses), Math.max(...guesses)];
	return firstBetween(before, after, (time) => time + offsetAt(time, clock) >= local);
}

/** When a clock would show `local` with its offset of the day before, and with that of the day behind. */
function momentsNear(local: number, clock: Clock): [number, number] {
	return [
		local - offsetAt(local - dayMilliseconds, clock),
		local - offsetAt(local + dayMilliseconds, clock),
	];
}

/** The first moment, `time` or later, that is not within an hour that the clock shows twice, when it is put back. */
export function behindDoubledHour(time: Date, clock: Clock): Date {
	const isSingle = (at: number) => {
		const local = at + offsetAt(at, clock);
		const [one, other] = momentsNear(local, clock);
		const isShown = (guess: number) => guess + offsetAt(guess, clock) === local;
		return one === other || !isShown(one) || !isShown(other);
	};
	const start = time.getTime();
	return isSingle(start) ? time : new Date(firstBetween(start, start + dayMilliseconds, isSingle));
}

/** Whether a value is a point in time of JavaScript or n8n (luxon). */
export function isDateObject(value: unknown): boolean {
	return value instanceof Date || isLuxon(value);
}

/** `Z`, `+07`, `+0700` and `+07:00` as `+hh:mm`. */
function offsetOf(zone: string): string {
	if (/^z$/i.test(zone)) return '+00:00';
	return `${zone.slice(0, 3)}:${zone.slice(3).replace(':', '') || '00'}`;
}

function isLuxon(value: unknown): value is { toISO(): string | null } {
	return (
		typeof value === 'object' &&
		value !== null &&
		'toISO' in value &&
		typeof value.toISO === 'function'
	);
}

/** A time as AIRudder writes those of an account, without a zone. */
const localPattern = /^(\d{4}-\d{2}-\d{2})[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?$/;

/** The day of Go's time that was never set; it says nothing. */
const neverSet = '0001-01-01';

/**
 * A time under its name: `name` as ISO 8601 in UTC when it says its zone, `nameLocal` as it is written when it does not.
 * Nothing when it was never set, undefined when it is no time.
 */
export function namedTime(name: string, value: unknown): Record<string, string> | undefined {
	if (typeof value !== 'string') return undefined;
	const text = value.trim();
	if (text.startsWith(neverSet)) return {};
	const utc = momentIn(text)?.time.toISOString();
	if (utc !== undefined) return { [name]: utc };
	const [, day = ''] = localPattern.exec(text) ?? [];
	return isCalendarDay(day) ? { [`${name}Local`]: text } : undefined;
}
