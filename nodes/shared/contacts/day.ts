import { dayMilliseconds } from '../api/clocks';
import { isCalendarDay, momentIn, timeText } from '../api/times';

/** How dates of a list are read. */
export interface DayReading {
	/** Whether numbers are days as Excel counts them: 46346 is 2026-11-20. */
	excelDates: boolean;
	/** What a clock in the workflow's zone shows: midnight there is the whole day, as a database's date arrives. */
	clock: (time: Date) => string;
}

/** Excel counts from here, if days before March 1900 are left out of account; nobody owes anything since then. */
const excelOrigin = Date.UTC(1899, 11, 30);
/** 1 March 1900 and 31 December 9999. */
const [firstSerial, lastSerial] = [61, 2_958_465];

const midnight = /^00:00(:00(\.0+)?)?(z|[+-]\d{2}(:?\d{2})?)?$/i;

/**
 * A calendar day as `YYYY-MM-DD`: written so, a date-time at midnight (as written, or in the zone of the workflow), an n8n
 * or JavaScript date, or with `excelDates` a day as Excel counts. Any other time of day is refused: in another time zone
 * it belongs to the day before or after.
 */
export function readDay(
	value: unknown,
	{ excelDates, clock }: DayReading,
): { value: string } | { reason: string } {
	const text = timeText(value);
	if (/^\d+(\.\d*)?$/.test(text)) return excelDay(Number(text), excelDates);
	const [, day = '', time] = /^(\d{4}-\d{2}-\d{2})(?:[T ](.*))?$/.exec(text) ?? [];
	if (!isCalendarDay(day)) return { reason: 'is not a date; write it as YYYY-MM-DD' };
	// A year of two digits that was read as one of four.
	if (day < '1000') return { reason: 'has a year of two digits; write it as YYYY-MM-DD' };
	if (time === undefined || midnight.test(time)) return { value: day };
	const moment = momentIn(text)?.time;
	const local = moment && clock(moment);
	if (local?.endsWith(' 00:00:00') === true) return { value: local.slice(0, 10) };
	return { reason: 'has a time of day, which is another day elsewhere; write it as YYYY-MM-DD' };
}

function excelDay(serial: number, isAllowed: boolean): { value: string } | { reason: string } {
	if (!isAllowed) {
		return { reason: 'is not a date; write it as YYYY-MM-DD, or turn on Excel Dates' };
	}
	if (serial >= 1900 && serial <= 2100) return { reason: 'may be a year; write it as YYYY-MM-DD' };
	if (!Number.isInteger(serial) || serial < firstSerial || serial > lastSerial)
		return { reason: 'is no day as Excel counts them' };
	return { value: new Date(excelOrigin + serial * dayMilliseconds).toISOString().slice(0, 10) };
}
