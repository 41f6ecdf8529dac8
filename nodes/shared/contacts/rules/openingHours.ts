import { clockIn } from '../../api/times';

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
	return new Date(Date.parse(`${day}T00:00:00Z`) - dayMilliseconds).toISOString().slice(0, 10);
}
