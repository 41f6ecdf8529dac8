import { knownTries, type CountedCall } from './countedCalls';

/** Calls that began within one hour of the day. */
export interface HourFigures {
	/** 0 to 23. */
	hour: number;
	/** Calls made, earlier attempts among them. */
	calls: number;
	/** Those of them that are known to be answered. */
	answered: number;
}

/** The hours of all calls, and how well they are known. */
export interface HoursOfDay {
	byHour: HourFigures[];
	/** Calls whose hour is the one that AIRudder wrote without a time zone. */
	callsInWrittenHours: number;
	/** Calls that are in no hour: AIRudder gives no time of them. */
	callsWithoutHour: number;
}

/** Date, blank or T, hour, as in `YYYY-MM-DD HH:mm:ss`. */
const writtenHour = /^\d{4}-\d{2}-\d{2}[T ]([01]\d|2[0-3]):/;

/**
 * Calls by the hour in which they began, on a clock that shows `YYYY-MM-DD HH:mm:ss`. A time without a zone counts in the
 * hour in which it is written. Hours without calls are left out.
 */
export function hoursOfDay(
	calls: readonly CountedCall[],
	clock: (time: Date) => string,
): HoursOfDay {
	const byHour = new Map<number, HourFigures>();
	let callsInWrittenHours = 0;
	let known = 0;
	for (const { startedAt, startedAtLocal, answered } of calls.flatMap(knownTries)) {
		const text = startedAt === undefined ? startedAtLocal : clock(new Date(startedAt));
		const found = writtenHour.exec(text ?? '');
		if (!found) continue;
		known += 1;
		if (startedAt === undefined) callsInWrittenHours += 1;
		const hour = Number(found[1]);
		const figures = byHour.get(hour) ?? { hour, calls: 0, answered: 0 };
		figures.calls += 1;
		if (answered === true) figures.answered += 1;
		byHour.set(hour, figures);
	}
	const attempts = calls.reduce((sum, { tries }) => sum + tries, 0);
	return {
		byHour: [...byHour.values()].sort((one, other) => one.hour - other.hour),
		callsInWrittenHours,
		callsWithoutHour: attempts - known,
	};
}
