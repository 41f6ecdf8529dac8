import { isBlank } from '../../api/values';
import { plainTime } from '../contactFields';
import { readDay, type DayReading } from '../day';

/**
 * The days, as `YYYY-MM-DD`, of a text with commas or line breaks between them, a list, or a single date; or the first entry
 * that is no day, counted from 1, and why. A number is a day as Excel counts.
 */
export function daysIn(
	given: unknown,
	clock: DayReading['clock'],
): { days: Set<string> } | { entry: number; value: unknown; reason: string } {
	const reading = { excelDates: true, clock };
	const entries: unknown[] = (Array.isArray(given) ? given : [given]).flatMap((entry: unknown) =>
		typeof entry === 'string' ? entry.split(/[\r\n,;]+/) : [entry],
	);
	const days = new Set<string>();
	for (const [index, value] of entries.entries()) {
		if (isBlank(value)) continue;
		const day = readDay(plainTime(value, reading), reading);
		if ('reason' in day) return { entry: index + 1, value, reason: day.reason };
		days.add(day.value);
	}
	return { days };
}
