import { DateTime } from 'luxon';
import { secondsPerTurn } from './outcomes';
import type { Switches } from './switches';
import type { CallAttempt, Robot, SimulatedContact, SimulatedTask } from './types';
import { asText, textOr } from './values';

type Wire = Record<string, unknown>;

const callerNumber = '+622150000001';
/** Reported as the estimated end of a task that was given none. */
const openEndMs = 24 * 60 * 60 * 1000;

/** Fields of a contact that carry the same name in the call record. */
const sameName = ['CalleeGender', 'Comments', 'ExtraA', 'ExtraB', 'ExtraC'] as const;

/** Contact field → field of the call record, where the contract gives both one meaning. */
const contactToRecord: Readonly<Record<string, string>> = {
	LoanDate: 'BorrowedDate',
	DueDate: 'DueDate',
	LoanAmount: 'BorrowedAmount',
	Arrears: 'TotalOwingAmount',
};

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
	{ switches, robots }: { switches: Switches; robots: Robot[] },
): Wire {
	const { details } = contact;
	const attempt = contact.attempts.at(-1);
	const robotId = textOr(details.RobotID, task.robotId);
	return {
		id: contact.id,
		RobotID: robots.find((robot) => robot.robotId === robotId)?.shortId ?? '0',
		CalleeName: textOr(details.Debtor),
		CalleeNumber: contact.number,
		...Object.fromEntries(sameName.map((name) => [name, textOr(details[name])])),
		...Object.fromEntries(
			Object.entries(contactToRecord)
				.filter(([from]) => details[from] !== undefined)
				.map(([from, to]) => [to, details[from]]),
		),
		CurrencyUnit: textOr(details.Unit),
		PlatformName: textOr(details.Platform),
		...statusOf(contact, switches),
		CallTimes: contact.attempts.length,
		...(attempt ? attemptFields(attempt) : {}),
		RedailCall: contact.attempts
			.slice(0, -1)
			.map((earlier) => redialAttempt(earlier, contact.number, switches.localZone)),
		caller_number: callerNumber,
		case_id: spreadsheetNumber(asText(details.case_id)),
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
		caseid: asText(contact.details.case_id),
		...(task.origin && { workflow_id: task.origin.workflowId }),
	};
}

function statusOf({ status }: SimulatedContact, { openCallStatus }: Switches): Wire {
	return status !== 'finished' && openCallStatus === 'omitted' ? {} : { Status: status };
}

function attemptFields(attempt: CallAttempt): Wire {
	const { outcome, callId, startedAt, endedAt } = attempt;
	const started = { CallID: callId, CallStartTime: utcSeconds(startedAt) };
	if (endedAt === undefined) return started;
	// A call cut short has no result: nobody heard the dialogue to its end.
	const dialogue = attempt.canceled ? [] : outcome.dialogue;
	return {
		...started,
		CallEndTime: utcSeconds(endedAt),
		Intention: attempt.canceled ? '' : outcome.intention,
		intention_description: attempt.canceled ? '' : outcome.intentionDescription,
		RingType: outcome.ringType,
		HangupType: attempt.canceled ? 'Canceled' : outcome.hangupType,
		RingTime: outcome.ringSeconds,
		TalkRound: dialogue.length,
		AsrResult: dialogue.map(([robottext, text], turn) => ({
			time: new Date(turn * secondsPerTurn * 1000).toISOString().slice(11, 19),
			robottext,
			text,
		})),
		NerSlots: attempt.canceled ? {} : outcome.slots,
		EventLabel: attempt.canceled ? {} : outcome.labels,
	};
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

function utcSeconds(time: number): string {
	return new Date(time).toISOString().replace(/\.\d{3}Z$/, 'Z');
}

/** Numeric-looking case ids come back with a decimal tail. Contract: CallDetail. */
function spreadsheetNumber(text: string): string {
	return /^\d+$/.test(text) ? `${text}.0` : text;
}
