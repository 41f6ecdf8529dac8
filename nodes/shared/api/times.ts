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
	if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return false;
	const date = new Date(`${day}T00:00:00Z`);
	return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}

/** The moment that a text with date, time and zone names; undefined for anything else, and for days that do not exist. */
export function momentIn(text: string): { time: Date; offset: string } | undefined {
	const [, day = '', clock = '', zone = ''] = momentPattern.exec(text) ?? [];
	if (!isCalendarDay(day)) return undefined;
	const offset = offsetOf(zone);
	const time = new Date(`${day}T${clock}${offset}`);
	return Number.isNaN(time.getTime()) ? undefined : { time, offset };
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

const dayMilliseconds = 24 * 60 * 60_000;

/**
 * The moment when a clock shows `local`, `YYYY-MM-DD HH:mm:ss`: of two, when clocks are put back, the later one; the end of
 * the gap for a time that they leave out when they are put forward.
 */
export function momentAtClock(local: string, clock: Clock): Date {
	const wanted = Date.parse(`${local.replace(' ', 'T')}Z`);
	const shownAt = (time: number) => Date.parse(`${clock(new Date(time)).replace(' ', 'T')}Z`);
	const guesses = [wanted - dayMilliseconds, wanted + dayMilliseconds].map(
		(near) => wanted - (shownAt(near) - near),
	);
	const exact = guesses.filter((guess) => shownAt(guess) === wanted);
	if (exact.length > 0) return new Date(Math.max(...exact));
	let [before, after] = [Math.min(...guesses), Math.max(...guesses)];
	while (after - before > 1) {
		const middle = Math.floor((before + after) / 2);
		if (shownAt(middle) < wanted) before = middle;
		else after = middle;
	}
	return new Date(after);
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
