import type { IDataObject } from 'n8n-workflow';
import { firstOf, idText, isBlank, isObject, isText, objectsIn } from '../api/values';
import { timeOf } from '../api/times';
import type { CallRecord, EarlierAttempt, TranscriptLine } from './callRecord';
import { dialerCustom, dialerHangup, dialerTimes } from './dialerCall';
import { transcriptOf, transcriptText } from './transcript';

/** Where each plain field of the call record stands, in the spellings of all sources of the contract. */
const textFields = {
	taskName: ['TaskName', 'task_name', 'taskName'],
	workflowName: ['workflow_name'],
	nodeName: ['node_name', 'nodetask_name'],
	phoneNumber: ['CalleeNumber', 'callee_number', 'callee', 'phoneNumber'],
	callerNumber: ['caller_number', 'CallerNumber'],
	contactName: ['CalleeName', 'callee_name', 'contactName'],
	contactGender: ['CalleeGender', 'callee_gender'],
	status: ['Status', 'status', 'state', 'State'],
	intention: ['Intention', 'intention'],
	intentionDescription: ['intention_description', 'IntentionDescription'],
	ringType: ['RingType', 'ring_type'],
	hangupType: ['HangupType', 'hangup_type'],
	recordingUrl: ['recording_link', 'RecordingLink', 'recLink', 'reclink'],
	comments: ['Comments', 'comments', 'talkremarks'],
	borrowedDate: ['BorrowedDate', 'borrowed_date'],
	dueDate: ['DueDate', 'due_date'],
	currency: ['CurrencyUnit', 'currency_unit'],
	platformName: ['PlatformName', 'platform_name'],
} as const satisfies Partial<Record<keyof CallRecord, readonly string[]>>;

const idFields = {
	callId: ['CallID', 'call_id', 'callid'],
	taskId: ['TaskID', 'task_id', 'taskid', 'taskId'],
	workflowId: ['workflow_id', 'wokflow_id'],
	nodeId: ['node_id', 'nodetask_id'],
	caseId: ['case_id', 'caseid', 'CaseID'],
} as const satisfies Partial<Record<keyof CallRecord, readonly string[]>>;

const numberFields = {
	attempts: ['CallTimes', 'call_times', 'nthCall'],
	talkRounds: ['TalkRound', 'talk_round'],
	borrowedAmount: ['BorrowedAmount', 'borrowed_amount'],
	totalOwingAmount: ['TotalOwingAmount', 'total_owing_amount'],
} as const satisfies Partial<Record<keyof CallRecord, readonly string[]>>;

const startNames = ['CallStartTime', 'call_start_time'];
const endNames = ['CallEndTime', 'call_end_time'];
const transcriptNames = ['AsrResult', 'asr_result'];

/**
 * A call in any shape of the contract (CallDetail, CallRecord, DialerCallBody, the flattened CustomApiPush) as the flat
 * call record.
 * `source` is one object with PascalCase or snake_case names; names it does not have are left out of the record.
 */
export function readCall(source: IDataObject): CallRecord {
	const { started, ended } = dialerTimes(source);
	const start = timeOf(firstOf(source, startNames));
	const end = timeOf(firstOf(source, endNames));
	const startedAt = start.utc ?? started;
	const endedAt = end.utc ?? ended;
	const turns = firstOf(source, transcriptNames);
	const transcript = transcriptOf(turns);
	return present({
		...readAll(source, idFields, idText),
		...readAll(source, textFields, textOf),
		...readAll(source, numberFields, numberOf),
		...dialerHangup(source),
		answered: answeredIn(source, transcript),
		startedAt,
		startedAtLocal: start.local,
		endedAt,
		endedAtLocal: end.local,
		durationSeconds: numberOf(source.duration) ?? secondsBetween(startedAt, endedAt),
		transcript,
		transcriptText: transcript && transcriptText(transcript),
		slots: filled(firstOf(source, ['NerSlots', 'ner_slots', 'slots'])),
		labels: filledObject(
			firstOf(source, ['EventLabel', 'event_label', 'multi_label', 'customizeResults']),
		),
		custom: customOf(source),
		earlierAttempts: earlierAttemptsOf(source.RedailCall ?? source.redail_call),
	});
}

/** True when something was said, false when the source has the fields for it and they are empty, else not known. */
function answeredIn(
	source: IDataObject,
	transcript: TranscriptLine[] | undefined,
): boolean | undefined {
	const rounds = numberOf(firstOf(source, numberFields.talkRounds));
	const saysSo = rounds !== undefined || transcriptNames.some((name) => isTranscript(source, name));
	return saysSo ? (rounds ?? 0) > 0 || transcript !== undefined : undefined;
}

/** Whether a call has a transcript, be it empty. What is neither empty nor a list says nothing. */
function isTranscript(source: IDataObject, name: string): boolean {
	return name in source && (isBlank(source[name]) || Array.isArray(source[name]));
}

/**
 * The account's own values, under their own names: ExtraA–C, `extra` pairs, `extend`, custom attributes, variables, and
 * the columns of a dialer contact.
 */
function customOf(source: IDataObject): IDataObject | undefined {
	const pairs = objectsIn(source.extra);
	const extend = isObject(source.extend) ? source.extend : {};
	const { variables, ...extended } = extend;
	const custom: IDataObject = {
		...Object.fromEntries(
			Object.entries(source).filter(([name]) => /^(Extra[A-C]|extra_[a-c])$/.test(name)),
		),
		...Object.fromEntries(
			pairs.flatMap(({ Question: name, Content: value }) =>
				isText(name) ? [[name, value] as const] : [],
			),
		),
		...extended,
		...(isObject(variables) ? variables : {}),
		...(isObject(source.variables) ? source.variables : {}),
		...(isObject(source.custom_attribute) ? source.custom_attribute : {}),
		...dialerCustom(source),
	};
	return filledObject(
		Object.fromEntries(Object.entries(custom).filter(([, value]) => !isBlank(value))),
	);
}

function earlierAttemptsOf(attempts: unknown): EarlierAttempt[] | undefined {
	const earlier = objectsIn(attempts);
	if (earlier.length === 0) return undefined;
	return earlier.map((attempt) => {
		const { utc, local } = timeOf(attempt.CallStartTime);
		return present({
			callId: idText(attempt.CallID),
			startedAt: utc,
			startedAtLocal: local,
			ringType: textOf(attempt.RingType),
			ringSeconds: numberOf(attempt.RingTime),
			hangupType: textOf(attempt.HangupType),
			intention: textOf(attempt.ResultLabel),
			phoneNumber: textOf(attempt.callee_number),
			callerNumber: textOf(attempt.caller_number),
		});
	});
}

function readAll<Name extends string, Value>(
	source: IDataObject,
	fields: Readonly<Record<Name, readonly string[]>>,
	read: (value: unknown) => Value | undefined,
): Partial<Record<Name, Value>> {
	const entries = Object.entries<readonly string[]>(fields).map(([name, names]) => [
		name,
		read(firstOf(source, names)),
	]);
	return Object.fromEntries(entries) as Partial<Record<Name, Value>>;
}

/** `object` without its undefined entries. */
function present<Value extends object>(object: Value): Value {
	return Object.fromEntries(
		Object.entries(object).filter(([, value]) => value !== undefined),
	) as Value;
}

/** Text; the literal "null" that RingType lists as a value says nothing. */
function textOf(value: unknown): string | undefined {
	if (typeof value === 'number') return String(value);
	return isText(value) && value !== 'null' ? value.trim() : undefined;
}

/** A number, or text that is one (`"20000.00"` → 20000). */
function numberOf(value: unknown): number | undefined {
	if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
	return isText(value) && /^-?\d+(\.\d+)?$/.test(value.trim()) ? Number(value) : undefined;
}

function secondsBetween(start: string | undefined, end: string | undefined): number | undefined {
	if (start === undefined || end === undefined) return undefined;
	const seconds = (Date.parse(end) - Date.parse(start)) / 1000;
	return seconds >= 0 ? Math.round(seconds) : undefined;
}

function filled(value: unknown): IDataObject | string | undefined {
	return isText(value) ? value : filledObject(value);
}

function filledObject(value: unknown): IDataObject | undefined {
	return isObject(value) && Object.keys(value).length > 0 ? value : undefined;
}
