import { DateTime } from 'luxon';
import { secondsPerTurn } from '../outcomes';
import type { Switches } from '../switches';
import type { CallAttempt, Robot, SimulatedContact, SimulatedTask } from '../types';
import { textOr, type Wire, writtenText } from '../formats/values';

const callerNumber = '+622150000001';
/** Reported as the estimated end of a task that was given none. */
const openEndMs = 24 * 60 * 60 * 1000;

/** Go's time that was never set: what a record says that must have times although it has no call yet. */
const neverSet = '0001-01-01T00:00:00Z';

/** What a record says as long as it has no result. The keys are always there. Contract: CallDetail. */
const noIntention = '--';
const withoutResult = { Intention: noIntention, RingType: null, HangupType: '' };

/** Fields of a contact that carry the same name in the call record, and come back as they were sent. */
const sameName = ['Comments', 'ExtraA', 'ExtraB', 'ExtraC'] as const;

/** Contact field → field of the call record, where the contract gives both one meaning. */
const contactToRecord: Readonly<Record<string, string>> = {
	LoanDate: 'BorrowedDate',
	DueDate: 'DueDate',
	LoanAmount: 'BorrowedAmount',
	Arrears: 'TotalOwingAmount',
};

/** What records hang on beside their task and contact. */
export interface RecordContext {
	switches: Switches;
	robots: Robot[];
}

/** The task without its calls. Task-level times are UTC with fractional seconds. */
export function taskSummary(task: SimulatedTask): Wire {
	const end = task.scheduleEnd ?? task.endedAt ?? task.scheduleStart + openEndMs;
	return {
		TaskID: task.taskId,
		TaskName: task.name,
		RobotMethod: task.robotMethod,
		RobotID: task.robotId,
		SIPLine: task.line,
		Status: task.status,
		ScheduleStartTime: new Date(task.scheduleStart).toISOString(),
		ScheduleEndTime: new Date(end).toISOString(),
		RepeatInterval: task.repeatInterval,
		RepeatNumber: task.repeatNumber,
	};
}

/** One contact as CallDetail: its latest attempt, with the earlier ones in RedailCall. */
export function callDetail(
	task: SimulatedTask,
	contact: SimulatedContact,
	{ switches, robots }: RecordContext,
): Wire {
	const { details } = contact;
	const robotId = textOr(details.RobotID, task.robotId);
	return {
		id: contact.id,
		RobotID: robots.find((robot) => robot.robotId === robotId)?.shortId ?? '0',
		CalleeName: textOr(details.Debtor),
		CalleeNumber: contact.number,
		CalleeGender: textOr(details.Gender),
		...Object.fromEntries(sameName.map((name) => [name, asSent(details[name])])),
		...Object.fromEntries(
			Object.entries(contactToRecord)
				.filter(([from]) => details[from] !== undefined)
				.map(([from, to]) => [to, details[from]]),
		),
		CurrencyUnit: textOr(details.Unit),
		PlatformName: textOr(details.Platform),
		...statusOf(contact, switches),
		CallTimes: contact.attempts.length,
		...timesOf(contact, switches),
		...resultOf(contact),
		...multiIntentionOf(contact, switches),
		RedailCall: contact.attempts
			.slice(0, -1)
			.map((earlier) => redialAttempt(earlier, contact.number, switches.localZone)),
		caller_number: callerNumber,
		case_id: spreadsheetNumber(writtenText(details.case_id)),
	};
}

/** One attempt as CallRecord; `recordingLink` when there is audio. Contract: getCallRecords. */
export function callRecord(
	task: SimulatedTask,
	contact: SimulatedContact,
	attempt: CallAttempt,
	{ switches, recordingLink }: { switches: Switches; recordingLink?: string },
): Wire {
	const { startedAt, endedAt } = attempt;
	return {
		callid: attempt.callId,
		[switches.taskIdNameInRecords]: task.taskId,
		call_start_time: utcSeconds(startedAt),
		...(endedAt !== undefined && {
			call_end_time: utcSeconds(endedAt),
			duration: Math.floor(endedAt / 1000) - Math.floor(startedAt / 1000),
		}),
		...(recordingLink !== undefined && { recording_link: recordingLink }),
		callee: contact.number,
		caseid: writtenText(contact.details.case_id),
		...(task.origin && { workflow_id: task.origin.workflowId }),
	};
}

/** Records say `cancelled`, their task `canceled`. Contract: CallDetail, TaskDetail. */
function statusOf({ status }: SimulatedContact, { openCallStatus }: Switches): Wire {
	if (status === 'canceled') return { Status: 'cancelled' };
	return status !== 'finished' && openCallStatus === 'omitted' ? {} : { Status: status };
}

/** Times of the latest attempt. Only a record that was cancelled may do without. Contract: CallDetail. */
function timesOf({ status, attempts }: SimulatedContact, { openCallTimes }: Switches): Wire {
	const { startedAt, endedAt } = attempts.at(-1) ?? {};
	const unset = openCallTimes === 'neverSet' && status !== 'canceled' ? neverSet : undefined;
	const times = {
		CallStartTime: startedAt === undefined ? unset : utcSeconds(startedAt),
		CallEndTime: endedAt === undefined ? unset : utcSeconds(endedAt),
	};
	return Object.fromEntries(Object.entries(times).filter(([, time]) => time !== undefined));
}

/** What came of the latest attempt. A call cut short has no result: nobody heard the dialogue to its end. */
function resultOf({ status, attempts }: SimulatedContact): Wire {
	const attempt = attempts.at(-1);
	if (!attempt) {
		return { ...withoutResult, ...(status === 'canceled' ? { HangupType: 'Canceled' } : {}) };
	}
	const { outcome, callId, endedAt, canceled } = attempt;
	if (endedAt === undefined) return { CallID: callId, ...withoutResult };
	const dialogue = canceled ? [] : outcome.dialogue;
	return {
		CallID: callId,
		Intention: intentionOf(attempt),
		intention_description: canceled ? '' : outcome.intentionDescription,
		RingType: outcome.ringType,
		HangupType: canceled ? 'Canceled' : outcome.hangupType,
		RingTime: outcome.ringSeconds,
		TalkRound: dialogue.length,
		AsrResult: dialogue.map(([robottext, text], turn) => ({
			time: new Date(turn * secondsPerTurn * 1000).toISOString().slice(11, 19),
			robottext,
			text,
		})),
		NerSlots: canceled ? {} : outcome.slots,
		EventLabel: canceled ? {} : outcome.labels,
	};
}

function intentionOf({ outcome, endedAt, canceled }: CallAttempt): string {
	const hasResult = endedAt !== undefined && !canceled && outcome.intention !== '';
	return hasResult ? outcome.intention : noIntention;
}

function multiIntentionOf({ attempts }: SimulatedContact, { multiIntention }: Switches): Wire {
	if (multiIntention === 'leftOut') return {};
	const attempt = attempts.at(-1);
	const intention = attempt ? intentionOf(attempt) : noIntention;
	return { Multi_intention: multiIntention === 'list' ? [intention] : intention };
}

function redialAttempt({ callId, startedAt, outcome }: CallAttempt, number: string, zone: string) {
	return {
		CallID: callId,
		CallStartTime: DateTime.fromMillis(startedAt, { zone }).toFormat('yyyy-MM-dd HH:mm:ss'),
		RingType: outcome.ringType,
		RingTime: outcome.ringSeconds,
		HangupType: outcome.hangupType,
		ResultLabel: outcome.intention,
		callee_number: number,
		caller_number: callerNumber,
	};
}

/** A text or number as the request had it; nothing else has a place in a record. */
function asSent(value: unknown): string | number {
	return typeof value === 'number' ? value : textOr(value);
}

function utcSeconds(time: number): string {
	return new Date(time).toISOString().replace(/\.\d{3}Z$/, 'Z');
}

/** Numeric-looking case ids come back with a decimal tail. Contract: CallDetail. */
function spreadsheetNumber(text: string): string {
	return /^\d+$/.test(text) ? `${text}.0` : text;
}
