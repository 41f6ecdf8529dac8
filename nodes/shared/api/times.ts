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

const dayPattern = /^\d{4}-\d{2}-\d{2}$/;

/** Whether `YYYY-MM-DD` is a day that exists. Read by position: every time in an answer comes by here. */
export function isCalendarDay(day: string): boolean {
	if (!dayPattern.test(day)) return false;
	const date = Number(day.slice(8));
	return date >= 1 && date <= daysOfMonth(Number(day.slice(0, 4)), Number(day.slice(5, 7)));
}

/** How many days a month has; none when there is no such month. */
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
