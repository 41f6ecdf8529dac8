import { clockIn, dayMilliseconds, momentShowing, offsetAt } from '../../api/clocks';

/** When people may be called, by the clock where they are. */
export interface OpeningHours {
	/** Minutes after midnight: the first in which a call may begin, and the first in which none may any more. */
	from: number;
	to: number;
	/** Days of the week on which the hours begin, Sunday is 0. */
	days: ReadonlySet<number>;
}

/** Days, `YYYY-MM-DD`, on which nobody is called. */
export type Holidays = ReadonlySet<string>;

type Clock = NonNullable<ReturnType<typeof clockIn>>;

const minuteMilliseconds = 60_000;
const weekMilliseconds = 7 * dayMilliseconds;
const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/**
 * Why nobody may be called in a zone at a moment; undefined when they may. Hours over midnight, 22:00 to 02:00, belong to
 * the day that they begin on; on a holiday nobody is called, neither after a midnight before it nor after the one behind it.
 */
export function closedAt(
	time: Date,
	zone: string,
	hours: OpeningHours,
	holidays: readonly Holidays[],
): string | undefined {
	const clock = clockIn(zone);
	if (!clock) return `the time zone ${zone} is not known to this n8n`;
	const local = time.getTime() + offsetAt(time.getTime(), clock);
	const holiday = holidayAt(local, hours, holidays);
	if (holiday !== undefined) return `${holiday} is a holiday (${zone})`;
	if (isWithin(local, hours)) return undefined;
	const minute = new Date(local).toISOString().slice(11, 16);
	return `it is ${weekdays[weekdayOf(dayOf(local))]}, ${minute}, in ${zone}`;
}

// What a clock shows is counted in milliseconds, as if it were in UTC, and its days from 1970 on.

function dayOf(local: number): number {
	return Math.floor(local / dayMilliseconds);
}

function minuteOf(local: number): number {
	return Math.floor((local - dayOf(local) * dayMilliseconds) / minuteMilliseconds);
}

function weekdayOf(day: number): number {
	return new Date(day * dayMilliseconds).getUTCDay();
}

/** The day that the hours which may be on have begun on. */
function dayBegun(local: number, { from, to }: OpeningHours): number {
	return to < from && minuteOf(local) < to ? dayOf(local) - 1 : dayOf(local);
}

/** Whether the hours are on, holidays aside. */
function isWithin(local: number, hours: OpeningHours): boolean {
	const { from, to, days } = hours;
	const minute = minuteOf(local);
	const isOn = to < from ? minute >= from || minute < to : minute >= from && minute < to;
	return isOn && days.has(weekdayOf(dayBegun(local, hours)));
}

/** The holiday that keeps the hours closed. */
function holidayAt(
	local: number,
	hours: OpeningHours,
	holidays: readonly Holidays[],
): string | undefined {
	if (holidays.every(({ size }) => size === 0)) return undefined;
	return [dayOf(local), dayBegun(local, hours)]
		.map((day) => new Date(day * dayMilliseconds).toISOString().slice(0, 10))
		.find((day) => holidays.some((days) => days.has(day)));
}

/** How far ahead an opening is looked for: the longest holidays are over by then. */
const daysAhead = 370;

/**
 * The first moment from `begins` on at which calling is open in all of the zones; undefined when there is none before `end`
 * or within a year, or no zone. The hours are the same each week, but for holidays and changes of clocks: weeks without
 * a change, in which all zones would not be open together even without holidays, are left out.
 */
export function nextOpening(
	begins: Date,
	zones: readonly string[],
	hours: OpeningHours,
	holidays: readonly Holidays[],
	end?: Date,
): Date | undefined {
	const clocks = zones.map((zone) => clockIn(zone)).filter((clock) => clock !== undefined);
	if (clocks.length === 0 || clocks.length < zones.length) return undefined;
	const isOpen = (time: number) =>
		clocks.every((clock) => {
			const local = time + offsetAt(time, clock);
			return isWithin(local, hours) && holidayAt(local, hours, holidays) === undefined;
		});
	const start = begins.getTime();
	if (isOpen(start)) return begins;
	const until = Math.min(end?.getTime() ?? Infinity, start + daysAhead * dayMilliseconds);
	for (let week = start; week < until; week += weekMilliseconds) {
		if (isNeverOpen(clocks, week, hours)) continue;
		const opening = openings(clocks, week, Math.min(week + weekMilliseconds, until), hours).find(
			isOpen,
		);
		if (opening !== undefined) return new Date(opening);
	}
	return undefined;
}

/** The moments, in order, at which calling may open in one of the zones. */
function openings(
	clocks: readonly Clock[],
	start: number,
	end: number,
	{ from }: OpeningHours,
): number[] {
	const found = new Set<number>();
	for (const clock of clocks) {
		const [first, last] = [start, end].map((time) => dayOf(time + offsetAt(time, clock)));
		for (let day = (first ?? 0) - 1; day <= (last ?? 0) + 1; day++) {
			// Calling opens at From, or at midnight behind a holiday that ends within hours over midnight.
			for (const minute of new Set([from, 0]))
				found.add(momentShowing(day * dayMilliseconds + minute * minuteMilliseconds, clock));
		}
	}
	return [...found].filter((time) => time >= start && time < end).sort((a, b) => a - b);
}

/** Whether zones with these offsets are ever open together: by the hours, and the offsets as a text. */
const openTogether = new WeakMap<OpeningHours, Map<string, boolean>>();

/** Whether no clock is changed in a week, and the zones are not open together in any week like it. */
function isNeverOpen(clocks: readonly Clock[], week: number, hours: OpeningHours): boolean {
	const distinct = new Set<number>();
	for (const clock of clocks) {
		const offset = offsetAt(week, clock);
		if (offset !== offsetAt(week + weekMilliseconds, clock)) return false;
		distinct.add(offset);
	}
	const known = openTogether.get(hours) ?? new Map<string, boolean>();
	openTogether.set(hours, known);
	const offsets = [...distinct].sort((a, b) => a - b);
	const key = offsets.join();
	const isOpen = known.get(key) ?? areOpenTogether(offsets, hours);
	known.set(key, isOpen);
	return !isOpen;
}

/** Whether there is a moment of the week, holidays aside, at which the hours are on with all of the offsets. */
function areOpenTogether(offsets: readonly number[], hours: OpeningHours): boolean {
	return offsets.some((offset) =>
		weekdays.some((_name, day) => {
			const opens = day * dayMilliseconds + hours.from * minuteMilliseconds - offset;
			return offsets.every((other) => isWithin(opens + other, hours));
		}),
	);
}
