import { greatestOf, leastOf } from './values';

type Clock = (time: Date) => string;

/** Making a clock takes a hundred times as long as reading it, and there are only some hundred zones. */
const clocks = new Map<string, Clock>();

/**
 * What a clock in `zone` (an IANA name) shows at a moment: `YYYY-MM-DD HH:mm:ss`. Undefined when there is no such zone, and
 * for names without a region: to many of them, e.g. BST and IST, ICU gives another meaning than people do.
 */
export function clockIn(zone: string): Clock | undefined {
	return zone.includes('/') || knownZones.has(zone.toLowerCase())
		? workflowClockIn(zone)
		: undefined;
}

const knownZones = new Set(
	['UTC', 'GMT', ...Intl.supportedValuesOf('timeZone')].map((zone) => zone.toLowerCase()),
);

/** The same for the zone that n8n itself is set to: it may have any name by which n8n reads its own dates, e.g. Singapore. */
export function workflowClockIn(zone: string): Clock | undefined {
	const clock = clocks.get(zone) ?? newClock(zone);
	if (clock) clocks.set(zone, clock);
	return clock;
}

function newClock(zone: string): Clock | undefined {
	try {
		const format = new Intl.DateTimeFormat('sv-SE', {
			timeZone: zone,
			hourCycle: 'h23',
			dateStyle: 'short',
			timeStyle: 'medium',
		});
		// Swedish writes dates as ISO 8601 does: 2026-12-01 09:00:00.
		return (time) => format.format(time);
	} catch {
		return undefined;
	}
}

/** A day of 24 hours. */
export const dayMilliseconds = 24 * 60 * 60_000;

/** How far a clock is ahead of UTC on a day of UTC: `before` until it is changed, `after` from then on. */
interface DayOffsets {
	before: number;
	changed: number;
	after: number;
}

/** Reading a clock takes a hundred times as long as looking up its offset. */
const offsets = new WeakMap<Clock, Map<number, DayOffsets>>();

/** How many milliseconds a clock is ahead of UTC at a moment. */
export function offsetAt(time: number, clock: Clock): number {
	const byDay = offsets.get(clock) ?? new Map<number, DayOffsets>();
	offsets.set(clock, byDay);
	const day = Math.floor(time / dayMilliseconds);
	const known = byDay.get(day) ?? offsetsOfDay(day, clock);
	byDay.set(day, known);
	return time < known.changed ? known.before : known.after;
}

function offsetsOfDay(day: number, clock: Clock): DayOffsets {
	const offset = (time: number) => shownAt(time, clock) - time;
	const [start, end] = [day * dayMilliseconds, (day + 1) * dayMilliseconds];
	const [before, after] = [offset(start), offset(end)];
	if (before === after) return { before, changed: end, after };
	// Clocks are changed at whole seconds, which is also all that they show.
	const second = firstBetween(start / 1000, end / 1000, (time) => offset(time * 1000) !== before);
	return { before, changed: second * 1000, after };
}

/** What a clock shows, as if it were in UTC. */
function shownAt(time: number, clock: Clock): number {
	return Date.parse(`${clock(new Date(time)).replace(' ', 'T')}Z`);
}

/** The first whole number behind `before`, `after` at the latest, from which on something holds. */
function firstBetween(before: number, after: number, holds: (at: number) => boolean): number {
	let [not, yes] = [before, after];
	while (yes - not > 1) {
		const middle = Math.floor((not + yes) / 2);
		if (holds(middle)) yes = middle;
		else not = middle;
	}
	return yes;
}

/**
 * The moment when a clock shows `local`, `YYYY-MM-DD HH:mm:ss`: of two, when clocks are put back, the later one; the end of
 * the gap for a time that they leave out when they are put forward.
 */
export function momentAtClock(local: string, clock: Clock): Date {
	return new Date(momentShowing(Date.parse(`${local.replace(' ', 'T')}Z`), clock));
}

/** The same for milliseconds: `local` is what the clock shows, as if it were in UTC. */
export function momentShowing(local: number, clock: Clock): number {
	const guesses = momentsNear(local, clock);
	const exact = guesses.filter((guess) => guess + offsetAt(guess, clock) === local);
	if (exact.length > 0) return greatestOf(exact);
	const [before, after] = [leastOf(guesses), greatestOf(guesses)];
	return firstBetween(before, after, (time) => time + offsetAt(time, clock) >= local);
}

/** When a clock would show `local` with its offset of the day before, and with that of the day behind. */
function momentsNear(local: number, clock: Clock): [number, number] {
	return [
		local - offsetAt(local - dayMilliseconds, clock),
		local - offsetAt(local + dayMilliseconds, clock),
	];
}

/** The first moment, `time` or later, that is not within an hour that the clock shows twice, when it is put back. */
export function behindDoubledHour(time: Date, clock: Clock): Date {
	const isSingle = (at: number) => {
		const local = at + offsetAt(at, clock);
		const [one, other] = momentsNear(local, clock);
		const isShown = (guess: number) => guess + offsetAt(guess, clock) === local;
		return one === other || !isShown(one) || !isShown(other);
	};
	const start = time.getTime();
	return isSingle(start) ? time : new Date(firstBetween(start, start + dayMilliseconds, isSingle));
}
