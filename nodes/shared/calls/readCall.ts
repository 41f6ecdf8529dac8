import type { IDataObject } from 'n8n-workflow';
import {
	firstOf,
	idText,
	isBlank,
	isObject,
	isText,
	objectsIn,
	withoutBlanks,
} from '../api/values';
import { namedTime } from '../api/times';
import type { CallRecord, EarlierAttempt, TranscriptLine } from './callRecord';
import {
	filled,
	filledObject,
	intentionOf,
	intentionsOf,
	isWritten,
	numberOf,
	secondsBetween,
	valueText,
} from './callValues';
import { agentForm, dialerAnswered, dialerHangup, dialerResult, dialerTimes } from './dialerCall';
import { isListOf, leftOver, readersOf, saysSomething, type Readers } from './leftOver';
import { referenceText } from './reference';
import { transcriptOf, transcriptText } from './transcript';

/** Where each plain field of the call record stands, in the spellings of all sources of the contract. */
const textFields = {
	taskName: ['TaskName', 'task_name', 'taskName'],
	workflowName: ['workflow_name'],
	nodeName: ['node_name', 'nodetask_name'],
	phoneNumber: ['CalleeNumber', 'callee_number', 'callee', 'phoneNumber'],
	callerNumber: ['caller_number', 'CallerNumber'],
	contactName: ['CalleeName', 'callee_name', 'contactName', 'customerName'],
	contactGender: ['CalleeGender', 'callee_gender'],
	status: ['Status', 'status', 'state', 'State'],
	intentionDescription: ['intention_description', 'IntentionDescription'],
	callType: ['callType'],
	callResult: ['callResultType'],
	talkResult: ['talkResult'],
	agentName: ['agentName'],
	groupName: ['groupName'],
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
	talkDurationSeconds: ['talkDuration'],
	waitedSeconds: ['waitingDuration'],
	talkedSeconds: ['talkedTime'],
	heldSeconds: ['holdDuration'],
} as const satisfies Partial<Record<keyof CallRecord, readonly string[]>>;

const timeFields = {
	startedAt: ['CallStartTime', 'call_start_time', 'calltime'],
	ringAt: ['ringtime'],
	answeredAt: ['answertime'],
	talkStartedAt: ['talktime'],
	endedAt: ['CallEndTime', 'call_end_time', 'endtime'],
} as const satisfies Partial<Record<keyof CallRecord, readonly string[]>>;

const durationNames = ['duration'];
const intentionNames = ['Intention', 'intention'];
const intentionsNames = ['Multi_intention', 'multi_intention'];
const commentsNames = ['Comments', 'comments'];
const transcriptNames = ['AsrResult', 'asr_result'];
const slotNames = ['NerSlots', 'ner_slots', 'slots'];
const labelNames = ['EventLabel', 'event_label', 'multi_label'];
const extraNames = ['ExtraA', 'ExtraB', 'ExtraC', 'extra_a', 'extra_b', 'extra_c'];
const earlierNames = ['RedailCall', 'redail_call'];

/** What is read of the entries of lists. Contract: DialogueTurn, RedialAttempt. */
const turnFields = ['time', 'robottext', 'text'];
const attemptFields = [
	...['CallID', 'CallStartTime', 'RingType', 'RingTime', 'HangupType'],
	...['ResultLabel', 'callee_number', 'caller_number'],
];

/** Which values have a place in the record; of the others nothing is lost. */
const readers: Readers = new Map([
	...readersOf({ ...idFields, ...textFields, reason: ['hangupReason', 'timestamp'] }, isWritten),
	...readersOf({ intentionNames }, isWritten),
	...readersOf({ intentionsNames }, () => true),
	...readersOf({ ...numberFields, durationNames }, (value) => numberOf(value) !== undefined),
	// Read by timesIn, which tells what is left of them.
	...readersOf(timeFields, () => true),
	...readersOf({ transcriptNames }, (value) => isListOf(value, turnFields)),
	...readersOf({ earlierNames }, (value) => isListOf(value, attemptFields)),
	...readersOf({ pairs: ['extra'] }, (value) => isListOf(value, ['Question', 'Content'])),
	...readersOf({ slotNames }, (value) => filled(value) !== undefined),
	...readersOf({ labelNames, own: ['extend', 'variables', 'custom_attribute'] }, isObject),
	...readersOf({ customer: ['customerInfo'] }, isObject),
	...readersOf({ form: ['customizeResults'] }, (value) => isObject(value) || Array.isArray(value)),
]);

/**
 * A call in any shape of the contract (CallDetail, CallRecord, DialerCallRow, DialerCallBody, the flattened CustomApiPush)
 * as the flat call record. Never throws, whatever the fields hold.
 * `source` is one object with PascalCase or snake_case names; names it does not have are left out of the record. Under the
 * names of `ofTask`, which are ids or texts, it says nothing itself.
 */
export function readCall(source: IDataObject, ofTask: IDataObject = {}): CallRecord {
	// One object that grows, and no name set twice: V8 takes ten times as long to put objects together whose names overlap.
	const record: CallRecord = {};
	readAll(record, source, idFields, idText, ofTask);
	readAll(record, source, textFields, valueText, ofTask);
	readAll(record, source, numberFields, numberOf);
	putAll(record, dialerHangup(source));
	putAll(record, dialerResult(source));
	const transcript = transcriptOf(firstOf(source, transcriptNames));
	putAll(record, {
		intention: firstRead(source, intentionNames, intentionOf),
		intentions: firstRead(source, intentionsNames, intentionsOf),
		reference: firstRead(source, commentsNames, referenceText),
		answered: answeredIn(source, transcript),
	});
	const { times, unread } = timesIn(source);
	putAll(record, times);
	addDialerTimes(record, source);
	const { results, labels, unread: unreadForm } = agentForm(source);
	putAll(record, {
		durationSeconds:
			firstRead(source, durationNames, numberOf) ??
			secondsBetween(record.startedAt, record.endedAt),
		transcript,
		transcriptText: transcript && transcriptText(transcript),
		slots: firstRead(source, slotNames, filled),
		labels: labels ?? firstRead(source, labelNames, filledObject),
		results,
		custom: customOf(source, {
			...leftOver(ofTask, readers),
			...unread,
			...(unreadForm ? { customizeResults: unreadForm } : {}),
		}),
		earlierAttempts: earlierAttemptsOf(firstOf(source, earlierNames)),
	});
	return record;
}

/** True when something was said, false when the source has the fields for it and they are empty, else as the dialer says. */
function answeredIn(
	source: IDataObject,
	transcript: TranscriptLine[] | undefined,
): boolean | undefined {
	const rounds = numberOf(firstOf(source, numberFields.talkRounds));
	const hasTranscript = transcriptNames.some(
		(name) => name in source && (isBlank(source[name]) || Array.isArray(source[name])),
	);
	if (rounds === undefined && !hasTranscript) return dialerAnswered(source);
	return (rounds ?? 0) > 0 || transcript !== undefined;
}

/**
 * The times of a call, those without a zone under names with `Local`, and what stands in their places and is no time. Each is
 * read once only: that takes longer than anything else.
 */
function timesIn(source: IDataObject): { times: Partial<CallRecord>; unread: IDataObject } {
	const times: Partial<CallRecord> = {};
	const unread: IDataObject = {};
	for (const [name, names] of Object.entries(timeFields)) {
		let found: Partial<CallRecord> | undefined;
		for (const wireName of names) {
			const value = source[wireName];
			const time = value === undefined ? undefined : namedTime(name, value);
			found ??= time;
			if (time === undefined && saysSomething(value)) unread[wireName] = value;
		}
		putAll(times, found ?? {});
	}
	return { times, unread };
}

/** The dialer's times, where there are no others. */
function addDialerTimes(record: CallRecord, source: IDataObject): void {
	const { started, ended } = dialerTimes(source);
	if (record.startedAt === undefined) put(record, 'startedAt', started);
	if (record.endedAt === undefined) put(record, 'endedAt', ended);
}

/**
 * The account's own values, under their own names: ExtraA–C, `extra` pairs, `extend`, custom attributes, variables, and
 * the columns of a dialer contact. Then what the record has no place for.
 */
function customOf(source: IDataObject, unread: IDataObject): IDataObject | undefined {
	const pairs = objectsIn(source.extra);
	const extend = isObject(source.extend) ? source.extend : {};
	const { variables, ...extended } = extend;
	const custom: IDataObject = {
		...extrasOf(source),
		...Object.fromEntries(
			pairs.flatMap(({ Question: name, Content: value }) =>
				isText(name) ? [[name, value] as const] : [],
			),
		),
		...extended,
		...(isObject(variables) ? variables : {}),
		...(isObject(source.variables) ? source.variables : {}),
		...(isObject(source.custom_attribute) ? source.custom_attribute : {}),
		...leftOver(source, readers),
		...unread,
		...(isObject(source.customerInfo) ? source.customerInfo : {}),
	};
	return filledObject(withoutBlanks(custom));
}

function extrasOf(source: IDataObject): IDataObject {
	const extras: IDataObject = {};
	for (const name of extraNames) if (name in source) extras[name] = source[name];
	return extras;
}

function earlierAttemptsOf(attempts: unknown): EarlierAttempt[] | undefined {
	const earlier = objectsIn(attempts);
	if (earlier.length === 0) return undefined;
	return earlier.map((attempt) =>
		present({
			callId: idText(attempt.CallID),
			...(namedTime('startedAt', attempt.CallStartTime) ?? {
				startedAtLocal: valueText(attempt.CallStartTime),
			}),
			ringType: valueText(attempt.RingType),
			ringSeconds: numberOf(attempt.RingTime),
			hangupType: valueText(attempt.HangupType),
			intention: intentionOf(attempt.ResultLabel),
			phoneNumber: valueText(attempt.callee_number),
			callerNumber: valueText(attempt.caller_number),
		}),
	);
}

/** Puts what `read` finds of each field into the record. */
function readAll<Name extends keyof CallRecord>(
	record: CallRecord,
	source: IDataObject,
	fields: Readonly<Record<Name, readonly string[]>>,
	read: (value: unknown) => CallRecord[Name],
	ofTask?: IDataObject,
): void {
	for (const name in fields)
		put(record, name as Name, firstRead(source, fields[name], read, ofTask));
}

/** Puts values into the record. */
function putAll(record: CallRecord, values: Partial<CallRecord>): void {
	for (const name in values)
		put(record, name as keyof CallRecord, values[name as keyof CallRecord]);
}

/** Puts a value into the record, unless it is undefined. */
function put<Name extends keyof CallRecord>(
	record: CallRecord,
	name: Name,
	value: CallRecord[Name],
): void {
	if (value !== undefined) record[name] = value;
}

/** The first of `names` under which `read` finds something. */
function firstRead<Value>(
	source: IDataObject,
	names: readonly string[],
	read: (value: unknown) => Value | undefined,
	ofTask: IDataObject = {},
): Value | undefined {
	for (const name of names) {
		const raw = ofTask[name] ?? source[name];
		const value = raw === undefined ? undefined : read(raw);
		if (value !== undefined) return value;
	}
	return undefined;
}

/** `object` without its undefined entries. */
function present<Value extends object>(object: Value): Value {
	return Object.fromEntries(
		Object.entries(object).filter(([, value]) => value !== undefined),
	) as Value;
}
