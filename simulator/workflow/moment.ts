import { DateTime } from 'luxon';
import { textOr } from '../formats/values';

/**
 * Milliseconds since 1970 of a time with or without its offset from UTC, read in `zone` without;
 * undefined when it is no time.
 */
export function readMoment(text: unknown, zone: string): number | undefined {
	const given = textOr(text);
	const moment = [DateTime.fromSQL(given, { zone }), DateTime.fromISO(given, { zone })];
	return moment.find(({ isValid }) => isValid)?.toMillis();
}
