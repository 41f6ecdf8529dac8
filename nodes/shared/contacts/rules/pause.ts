import { dayMilliseconds, momentAtClock } from '../../api/clocks';
import { momentIn } from '../../api/times';
import { isBlank } from '../../api/values';
import { shownValue, Unreadable, type ColumnSource } from '../columns';
import { plainTime } from '../contactFields';
import { readDay, type DayReading } from '../day';
import type { RowRule } from './verdict';

/** How long nobody is contacted again, and when it is now. */
export interface PauseLength {
	milliseconds: number;
	/** As people say it: `3 days`. */
	inWords: string;
	now: Date;
}

/**
 * Rows that were contacted less than the pause ago: by a moment with its zone, an n8n or JavaScript date, or a day (also as
 * Excel counts), which lasts until its end. Blank is never. What cannot be read keeps the row back, too.
 */
export function pauseSince(
	{ column, read }: ColumnSource,
	{ milliseconds, inWords, now }: PauseLength,
	clock: DayReading['clock'],
): RowRule {
	const latest = lastMomentOf(clock);
	return (row, item) => {
		const cell = read(row, item);
		if (isBlank(cell)) return undefined;
		const told = { rule: 'pause', column, value: shownValue(cell) } as const;
		if (cell instanceof Unreadable) return { ...told, value: '', reason: cell.reason };
		const contacted = latest(cell);
		if (!contacted) {
			return {
				...told,
				reason: 'is no time with its zone, as 2030-12-01T09:00:00+07:00, and no day, as 2030-12-01',
			};
		}
		return now.getTime() - contacted.getTime() < milliseconds
			? { ...told, reason: `is less than ${inWords} ago` }
			: undefined;
	};
}

/** Reads the last moment that a cell may mean; undefined when it means none. Days are looked up once. */
function lastMomentOf(clock: DayReading['clock']): (cell: unknown) => Date | undefined {
	const reading = { excelDates: true, clock };
	const endOfDay = new Map<string, Date>();
	return (cell) => {
		const text = plainTime(cell, reading);
		const day = readDay(text, reading);
		if ('reason' in day) return momentIn(String(text))?.time;
		const known = endOfDay.get(day.value) ?? momentAtClock(midnightAfter(day.value), clock);
		endOfDay.set(day.value, known);
		return known;
	};
}

function midnightAfter(day: string): string {
	const next = new Date(Date.parse(`${day}T00:00:00Z`) + dayMilliseconds);
	return `${next.toISOString().slice(0, 10)} 00:00:00`;
}
