import { clockIn, momentAtClock } from '../../api/times';

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

const minutesOfDay = 24 * 60;
const dayMilliseconds = minutesOfDay * 60_000;
const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/**
 * Why nobody may be called in a zone at a moment; undefined when they may. Hours over midnight, 22:00 to 02:00, belong to
 * the day that they begin on; on a holiday nobody is called, neither after a midnight before it nor after the one behind it.
 */
export function closedAt(
	time: Date,
	zone: string,
	{ from, to, days }: OpeningHours,
	holidays: readonly Holidays[],
): string | undefined {
	const shown = clockIn(zone)?.(time);
	if (shown === undefined) return `the time zone ${zone} is not known to this n8n`;
	const day = shown.slice(0, 10);
	const minute = Number(shown.slice(11, 13)) * 60 + Number(shown.slice(14, 16));
	const isOverMidnight = to < from;
	const isBegunYesterday = isOverMidnight && minute < to;
	const begun = isBegunYesterday ? dayBefore(day) : day;
	const holiday = [day, begun].find((one) => holidays.some((days_) => days_.has(one)));
	if (holiday !== undefined) return `${holiday} is a holiday (${zone})`;
	const isWithin = isOverMidnight
		? minute >= from || isBegunYesterday
		: minute >= from && minute < to;
	const weekday = new Date(`${begun}T00:00:00Z`).getUTCDay();
	if (isWithin && days.has(weekday)) return undefined;
	return `it is ${weekdays[new Date(`${day}T00:00:00Z`).getUTCDay()]}, ${shown.slice(11, 16)}, in ${zone}`;
}

function dayBefore(day: string): string {
	return dayAfter(day, -1);
}

function dayAfter(day: string, count: number): string {
	const time = Date.parse(`${day}T00:00:00Z`) + count * dayMilliseconds;
	return new Date(time).toISOString().slice(0, 10);
}

/** How far ahead an opening is looked for: the longest holidays are over by then. */
const daysAhead = 370;

/**
 * The first moment from `begins` on at which calling is open in all of the zones; undefined when there is none within a
 * year, or no zone.
 */
export function nextOpening(
	begins: Date,
	zones: readonly string[],
	hours: OpeningHours,
	holidays: readonly Holidays[],
): Date | undefined {
	const clocks = zones.map((zone) => clockIn(zone));
	if (zones.length === 0 || clocks.includes(undefined)) return undefined;
	const isOpen = (time: Date) =>
		zones.every((zone) => closedAt(time, zone, hours, holidays) === undefined);
	if (isOpen(begins)) return begins;
	// Calling opens at From, or at midnight behind a holiday that ends within hours over midnight.
	const opens = [hours.from, 0].map((minute) => timeOfDay(minute));
	for (let ahead = -1; ahead <= daysAhead; ahead++) {
		const candidates = clocks
			.flatMap((clock) => (clock ? opens.map((time) => openingOf(clock, begins, ahead, time)) : []))
			.filter((time) => time > begins)
			.sort((one, other) => one.getTime() - other.getTime());
		const first = candidates.find(isOpen);
		if (first) return first;
	}
	return undefined;
}

function timeOfDay(minute: number): string {
	const [hours, minutes] = [Math.floor(minute / 60), minute % 60];
	return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}:00`;
}

/** The moment when a clock shows a time of day, so many days ahead of a moment. */
function openingOf(clock: (time: Date) => string, begins: Date, ahead: number, time: string): Date {
	return momentAtClock(`${dayAfter(clock(begins).slice(0, 10), ahead)} ${time}`, clock);
}
