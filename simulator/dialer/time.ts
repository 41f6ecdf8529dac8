import { DateTime } from 'luxon';
import type { RestTime } from './types';

const format = 'yyyy-MM-dd HH:mm:ss';

/** Milliseconds since 1970 of `YYYY-MM-DD HH:mm:ss` in `zone`; NaN when there is no such time. */
export function readTime(text: unknown, zone: string): number {
	return typeof text === 'string' ? DateTime.fromFormat(text, format, { zone }).toMillis() : NaN;
}

/** The time as `YYYY-MM-DDTHH:MM:SSZ`; empty when there is none. */
export function writeTime(time: number | undefined): string {
	return time === undefined ? '' : new Date(time).toISOString().replace(/\.\d+Z$/, 'Z');
}

/** Whether both times fall on one day in `zone`. */
export function isSameDay(one: number, other: number, zone: string): boolean {
	return DateTime.fromMillis(one, { zone }).hasSame(DateTime.fromMillis(other, { zone }), 'day');
}

/** When the break ends that `now` falls in; undefined outside of breaks. */
export function endOfRest(now: number, restTimes: RestTime[], zone: string): number | undefined {
	const day = DateTime.fromMillis(now, { zone }).toFormat('yyyy-MM-dd');
	const breaks = restTimes.map(({ start, end }) => ({
		start: readTime(`${day} ${start}`, zone),
		end: readTime(`${day} ${end}`, zone),
	}));
	return breaks.find(({ start, end }) => start <= now && now < end)?.end;
}
