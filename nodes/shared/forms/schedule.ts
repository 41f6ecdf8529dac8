import type { INodePropertyOptions } from 'n8n-workflow';
import { wrongInput, type AiRudderFailure } from '../api/failure';
import { clockIn, momentAtClock, offsetAt } from '../api/clocks';
import { clockTimeIn, momentIn, timeText } from '../api/times';
import { isBlank } from '../api/values';
import type { Field, Wording } from './fields';

/** What a clock shows, `YYYY-MM-DD HH:mm:ss`; which clock is said elsewhere. */
interface ClockTime {
	local: string;
}

/** A time as a form gives it: a moment, or what a clock shows in a zone that another field names. */
export type GivenTime = Date | ClockTime;

/** The same with the offset from UTC that a moment was written with, `+hh:mm`. */
export type GivenTimeWithOffset = { time: Date; offset: string } | ClockTime;

/** Fields whose zone times without one of their own are read in. */
type ZoneField = 'Account Time Zone' | 'Time Zone' | 'the time zone of the workflow';

/**
 * A time picked from n8n's calendar, which says no zone (`2030-12-01T09:00:00`) and is read in that of `zoneField`; an
 * expression may give one that does, or an n8n date. Blank gives undefined; an expression that gives nothing, or nothing but
 * blanks, does not, because a Start lost to a misspelt column would call everybody at once. Throws `input`.
 */
export function moment(
	wording: Wording,
	zoneField: ZoneField = 'Account Time Zone',
): Field<GivenTime | undefined> {
	return {
		property: timeProperty(wording, zoneField),
		read: (raw, label) => {
			if (isLost(raw)) throw lost(label);
			if (isBlank(raw)) return undefined;
			const given = givenTime(raw, label);
			return 'local' in given ? given : given.time;
		},
	};
}

/** A moment that has to be given. */
export function requiredMoment(wording: Wording, zoneField?: ZoneField): Field<GivenTime> {
	const { property, read } = moment({ ...wording, required: true }, zoneField);
	return {
		property,
		read: (raw, label) => read(raw, label) ?? missing(label),
	};
}

/** The required end of what is to begin, which is sent with an offset; see wireEnd. Its zone, if it has none, is Time Zone. */
export function endWithOffset(wording: Wording): Field<GivenTimeWithOffset> {
	return {
		property: timeProperty({ ...wording, required: true }, 'Time Zone'),
		read: (raw, label) => (isBlank(raw) ? missing(label) : givenTime(raw, label)),
	};
}

/**
 * An end as `YYYY-MM-DD HH:mm:ss+hh:mm`, with the offset it was given in (Z is +00:00), else that of `zone`. Throws `input`
 * when it has passed, and when it needs the zone and there is no such. Contract: createWorkflow (end_time).
 */
export function wireEnd(given: GivenTimeWithOffset, zone: string): string {
	const { time, offset } = 'local' in given ? zonedTime(given, zone) : given;
	const [hours = 0, minutes = 0] = offset.slice(1).split(':').map(Number);
	const offsetMinutes = (offset.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
	const local = new Date(time.getTime() + offsetMinutes * 60_000).toISOString();
	const wire = `${local.slice(0, 10)} ${local.slice(11, 19)}${offset}`;
	requireAhead(time, 'End', wire);
	return wire;
}

function zonedTime({ local }: ClockTime, zone: string): { time: Date; offset: string } {
	if (zone === '') {
		throw wrongInput(
			`End "${local}" says no time zone`,
			'Choose a Time Zone, or give End with its own, e.g. 2030-12-01T18:00:00+07:00.',
		);
	}
	const clock = clockOf(zone, 'Time Zone');
	const time = momentAtClock(local, clock);
	return { time, offset: offsetText(offsetAt(time.getTime(), clock)) };
}

/** Milliseconds ahead of UTC as `+hh:mm`. */
function offsetText(milliseconds: number): string {
	const minutes = Math.abs(milliseconds) / 60_000;
	const parts = [Math.floor(minutes / 60), minutes % 60].map((part) =>
		String(part).padStart(2, '0'),
	);
	return `${milliseconds < 0 ? '-' : '+'}${parts.join(':')}`;
}

function timeProperty(wording: Wording, zoneField: ZoneField): Field<GivenTime>['property'] {
	return {
		hint: `Read on a clock in ${zoneField}, unless an expression gives it with a time zone of its own`,
		...wording,
		type: 'dateTime',
		default: '',
	};
}

/** Whether an expression gave nothing for a time; an empty text is how it says that there is none. */
export function isLost(raw: unknown): boolean {
	return raw === undefined || (typeof raw === 'string' && raw !== '' && raw.trim() === '');
}

function lost(label: string): AiRudderFailure {
	return wrongInput(
		`${label} is not there: its expression gives nothing`,
		'Correct the name of the column. For rows without a time let it give an empty text, e.g. {{ $json.start ?? "" }}.',
	);
}

function missing(label: string): never {
	throw wrongInput(`${label} is empty`, `Enter a value for ${label}.`);
}

/** The zone in which AIRudder reads the account's times, chosen from the zones there are, or none. */
export function accountTimeZone(): Field<string> {
	return timeZoneChoice({
		displayName: 'Account Time Zone',
		description:
			'The local time zone of your account, e.g. Asia/Jakarta: AIRudder takes and shows times in it. ' +
			'Choose from the list, or specify a zone using an expression.',
		hint: 'Needed where there is a time. A wrong one moves the calls by hours: ask AIRudder if you are not sure.',
	});
}

/** A time zone, chosen from the zones there are, or none. */
export function timeZoneChoice(wording: Wording): Field<string> {
	return {
		property: {
			...wording,
			type: 'options',
			typeOptions: { loadOptionsMethod: 'getTimeZones' },
			default: '',
		},
		read: (raw) => (isBlank(raw) ? '' : String(raw).trim()),
	};
}

/** All IANA time zones that this n8n knows, and none: n8n shows a value in red that its list does not have, an empty one, too. */
export function timeZones(): INodePropertyOptions[] {
	const zones = Intl.supportedValuesOf('timeZone').map((zone) => ({ name: zone, value: zone }));
	return [{ name: 'Not Set', value: '' }, ...zones];
}

function givenTime(raw: unknown, label: string): GivenTimeWithOffset {
	const text = timeText(raw);
	const moment = momentIn(text);
	if (moment) return moment;
	const local = clockTimeIn(text);
	if (local !== undefined) return { local };
	throw wrongInput(
		`${label} "${text}" is not a date and time`,
		'Pick it from the calendar, or give e.g. 2030-12-01T09:00:00+07:00 or {{ $now.plus({ hours: 1 }) }} as an expression.',
	);
}

/**
 * The moment of a given time; `zone` is that of Account Time Zone. Throws `input` when it needs the zone and there is no
 * such. The end of the gap for a time that clocks leave out.
 */
export function momentOf(given: GivenTime, zone: string): Date;
export function momentOf(given: GivenTime | undefined, zone: string): Date | undefined;
export function momentOf(given: GivenTime | undefined, zone: string): Date | undefined {
	if (given === undefined || !('local' in given)) return given;
	return momentAtClock(given.local, accountClock(zone));
}

/** Start and end as moments, see momentOf. */
export function scheduleOf({ start, end, zone }: Span): { start?: Date; end?: Date; zone: string } {
	return { start: momentOf(start, zone), end: momentOf(end, zone), zone };
}

/** From when until when, and the zone in which AIRudder reads it; either end may be open. */
export interface Span {
	start?: GivenTime;
	end?: GivenTime;
	/** IANA name; blank is allowed when both ends are open. */
	zone: string;
}

/** The same as AIRudder takes it: `YYYY-MM-DD HH:mm:ss`, without zone. */
export interface WireSpan {
	start?: string;
	end?: string;
}

/**
 * When calling is to begin and to end; see wireSpan. Throws `input`, too, when the end has passed: nobody would be called,
 * or not when it was meant. What becomes of a start that has passed AIRudder decides. Contract: createTask
 * (TaskCreateRequest.ScheduleStartTime, ScheduleEndTime), createDialerTask and copyDialerTask (DialerTaskSettings).
 */
export function wireSchedule(schedule: Span, endLabel = 'End'): WireSpan {
	const wire = wireSpan(schedule);
	const { end, zone } = scheduleOf(schedule);
	if (end) requireAhead(end, endLabel, `${wire.end} (${zone})`);
	return wire;
}

/** Throws `input` when `end` has passed; `shown` is the time as the user may know it. */
function requireAhead(end: Date, label: string, shown: string): void {
	const now = new Date();
	if (end > now) return;
	throw wrongInput(
		`${label} ${shown} has passed`,
		`Give one that is still to come; it is now ${now.toISOString().slice(0, 19)}Z.`,
	);
}

/**
 * Start and end as AIRudder takes them: `YYYY-MM-DD HH:mm:ss` in `zone`, an IANA name; without zone on the wire.
 * What is not set is not sent. Throws `input` when the zone is missing or unknown, or end is not after start.
 */
export function wireSpan(span: Span): WireSpan {
	const { start, end, zone } = scheduleOf(span);
	if (!start && !end) return {};
	const inZone = accountClock(zone);
	if (start && end && end <= start)
		throw wrongInput('End is not after Start', 'Give an End later than Start.');
	return { ...(start ? { start: inZone(start) } : {}), ...(end ? { end: inZone(end) } : {}) };
}

/** Clock of the account. Throws `input` when its zone is not given or not known. */
function accountClock(zone: string): (time: Date) => string {
	if (zone !== '') return clockOf(zone, 'Account Time Zone');
	throw wrongInput(
		'Account Time Zone is empty',
		'Choose the zone in which AIRudder reads the times of your account; ask AIRudder if you are not sure.',
	);
}

/** Clock of `zone`, see clockIn; `label` is the name of its field. Throws `input` when there is no such zone. */
export function clockOf(zone: string, label: string): (time: Date) => string {
	const clock = clockIn(zone);
	if (clock) return clock;
	throw wrongInput(`${label} "${zone}" is not known`, 'Write it as e.g. Asia/Jakarta.');
}
