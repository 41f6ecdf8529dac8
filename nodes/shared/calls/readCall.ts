import type { IDataObject } from 'n8n-workflow';
import { firstOf, idText, isBlank, isEmpty, isObject, isText, objectsIn } from '../api/values';
import { momentIn } from '../api/times';
import type { CallRecord, EarlierAttempt, TranscriptLine } from './callRecord';
import { dialerCustom, dialerHangup, dialerTimes } from './dialerCall';
import { referenceText } from './reference';
import { transcriptOf, transcriptText } from './transcript';
import { isNeverSet, unread, type FieldNames } from './unread';

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

/** Fields that are one value and read in a way of their own. */
const otherFields = {
	reference: ['Comments', 'comments'],
	startedAt: ['CallStartTime', 'call_start_time'],
	endedAt: ['CallEndTime', 'call_end_time'],
	durationSeconds: ['duration'],
	slots: ['NerSlots', 'slots'],
} as const satisfies Partial<Record<keyof CallRecord, readonly string[]>>;

const intentionsNames = ['Multi_intention', 'multi_intention'];
const labelNames = ['EventLabel', 'multi_label'];
const transcriptNames = ['AsrResult', 'asr_result'];

/** What stands where the robot could not tell an intention. Contract: CallDetail.Intention. */
const noIntention = '--';

/**
 * A call in any shape of the contract (CallDetail, CallRecord, DialerCallBody, the flattened CustomApiPush) as the flat
 * call record.
 * `source` is one object with PascalCase or snake_case names; names it does not have are left out of the record. A value
 * of another kind than elsewhere stays as it is, under its own name.
 */
export function readCall(source: IDataObject): CallRecord {
	const { started, ended } = dialerTimes(source);
	const startedAt = utcTime(firstOf(source, otherFields.startedAt)) ?? started;
	const endedAt = utcTime(firstOf(source, otherFields.endedAt)) ?? ended;
	const duration = numberOf(source.duration);
	const turns = firstOf(source, transcriptNames);
	const transcript = transcriptOf(turns);
	const record: CallRecord = present({
		...readAll(source, idFields, idText),
		...readAll(source, textFields, textOf),
		...readAll(source, numberFields, numberOf),
		...dialerHangup(source),
		intention: intentionOf(firstOf(source, textFields.intention)),
		intentions: intentionsOf(firstOf(source, intentionsNames)),
		reference: referenceText(firstOf(source, otherFields.reference)),
		answered: answeredIn(source, transcript),
		startedAt,
		endedAt,
		durationSeconds: duration ?? secondsBetween(startedAt, endedAt),
		transcript,
		transcriptText: transcript && transcriptText(transcript),
		slots: filled(firstOf(source, otherFields.slots)),
		labels: filledObject(firstOf(source, [...labelNames, 'customizeResults'])),
		custom: customOf(source),
		earlierAttempts: earlierAttemptsOf(source.RedailCall ?? source.redail_call),
	});
	const { durationSeconds: _reckoned, ...others } = record;
	const ofSource = duration === undefined ? others : record;
	return { ...unread(source, ofSource, oneValueNames), ...record };
}

const oneValueNames: FieldNames = Object.entries({
	...textFields,
	...idFields,
	...numberFields,
	...otherFields,
	labels: labelNames,
});

/** The label letter; what stands there when there is none says nothing. */
function intentionOf(value: unknown): string | undefined {
	const intention = textOf(value);
	return intention === noIntention ? undefined : intention;
}

/** Further labels in the form in which AIRudder gives them, which was not seen. Contract: CallDetail.Multi_intention. */
function intentionsOf(value: unknown): CallRecord['intentions'] {
	const isNone = (entry: unknown) => isText(entry) && entry.trim() === noIntention;
	const told: unknown = Array.isArray(value) ? value.filter((entry) => !isNone(entry)) : value;
	return isEmpty(told) || isNone(told) ? undefined : (told as CallRecord['intentions']);
}

/** True when something was said, false when the source has the fields for it and they are empty, else not known. */
function answeredIn(
	source: IDataObject,
	transcript: TranscriptLine[] | undefined,
): boolean | undefined {
	const rounds = numberOf(firstOf(source, numberFields.talkRounds));
	const saysSo = rounds !== undefined || transcriptNames.some((name) => name in source);
	return saysSo ? (rounds ?? 0) > 0 || transcript !== undefined : undefined;
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
	return earlier.map((attempt) =>
		present({
			callId: idText(attempt.CallID),
			startedAtLocal: textOf(attempt.CallStartTime),
			ringType: textOf(attempt.RingType),
			ringSeconds: numberOf(attempt.RingTime),
			hangupType: textOf(attempt.HangupType),
			intention: intentionOf(attempt.ResultLabel),
			phoneNumber: textOf(attempt.callee_number),
			callerNumber: textOf(attempt.caller_number),
		}),
	);
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

/** ISO 8601 UTC of a time that carries its zone; a time without one is not turned into a guess. */
function utcTime(value: unknown): string | undefined {
	const time = isText(value) ? momentIn(value.trim())?.time.toISOString() : undefined;
	return time === undefined || isNeverSet(time) ? undefined : time;
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
