import type { INodePropertyOptions } from 'n8n-workflow';
import { wrongInput } from '../api/failure';
import { clockIn, isCalendarDay, momentIn, timeText } from '../api/times';
import { isBlank } from '../api/values';
import type { Field, Wording } from './fields';

/** A moment in time: an ISO 8601 text with zone, or an n8n date. Blank gives undefined; a time without zone is refused. */
export function moment(wording: Wording): Field<Date | undefined> {
	return {
		property: { ...wording, type: 'string', default: '' },
		read: (raw, label) => (isBlank(raw) ? undefined : zonedMoment(raw, label).time),
	};
}

/**
 * The required end of what is to begin, as `YYYY-MM-DD HH:mm:ss+hh:mm` with the offset it was given in (Z is +00:00). One
 * that has passed is refused. Contract: createWorkflow (end_time).
 */
export function momentWithOffset(wording: Wording): Field<string> {
	return {
		property: { ...wording, type: 'string', default: '', required: true },
		read: (raw, label) => {
			if (isBlank(raw)) throw wrongInput(`${label} is empty`, `Enter a value for ${label}.`);
			const { time, offset } = zonedMoment(raw, label);
			const [hours = 0, minutes = 0] = offset.slice(1).split(':').map(Number);
			const offsetMinutes = (offset.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
			const local = new Date(time.getTime() + offsetMinutes * 60_000).toISOString();
			const wire = `${local.slice(0, 10)} ${local.slice(11, 19)}${offset}`;
			requireAhead(time, label, wire);
			return wire;
		},
	};
}

/** The zone in which AIRudder reads the account's times, chosen from the zones there are; blank is allowed. */
export function accountTimeZone(): Field<string> {
	return timeZoneChoice({
		displayName: 'Account Time Zone',
		description:
			'The local time zone of your account, e.g. Asia/Jakarta: AIRudder takes and shows times in it, so those given here are ' +
			'converted to it. Ask AIRudder if you are not sure. Choose from the list, or specify a zone using an expression.',
	});
}

/** A time zone, chosen from the zones there are; blank is allowed. */
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

/** All IANA time zones that this n8n knows. */
export function timeZones(): INodePropertyOptions[] {
	return Intl.supportedValuesOf('timeZone').map((zone) => ({ name: zone, value: zone }));
}

function zonedMoment(raw: unknown, label: string): { time: Date; offset: string } {
	const text = timeText(raw);
	const moment = momentIn(text);
	if (moment) return moment;
	if (!/\d(z|[+-]\d{2}(:?\d{2})?)$/i.test(text) || isCalendarDay(text)) {
		throw wrongInput(
			`${label} "${text}" says no time zone`,
			'Add it, e.g. 2030-12-01T09:00:00+07:00, or use an expression such as {{ $now.plus({ hours: 1 }) }}.',
		);
	}
	throw wrongInput(
		`${label} "${text}" is not a date and time`,
		'Write it as e.g. 2030-12-01T09:00:00+07:00.',
	);
}

/** From when until when, and the zone in which AIRudder reads it; either end may be open. */
export interface Span {
	start?: Date;
	end?: Date;
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
export function wireSchedule(schedule: Span): WireSpan {
	const wire = wireSpan(schedule);
	if (schedule.end) requireAhead(schedule.end, 'End', `${wire.end} (${schedule.zone})`);
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
export function wireSpan({ start, end, zone }: Span): WireSpan {
	if (!start && !end) return {};
	if (zone === '') {
		throw wrongInput(
			'Account Time Zone is empty',
			'Enter the zone in which AIRudder reads the times of your account; ask AIRudder if you are not sure.',
		);
	}
	if (start && end && end <= start)
		throw wrongInput('End is not after Start', 'Give an End later than Start.');
	const inZone = clockOf(zone, 'Account Time Zone');
	return { ...(start ? { start: inZone(start) } : {}), ...(end ? { end: inZone(end) } : {}) };
}

/** Clock of `zone`, see clockIn; `label` is the name of its field. Throws `input` when there is no such zone. */
export function clockOf(zone: string, label: string): (time: Date) => string {
	const clock = clockIn(zone);
	if (clock) return clock;
	throw wrongInput(`${label} "${zone}" is not known`, 'Write it as e.g. Asia/Jakarta.');
}
