import type { IDataObject } from 'n8n-workflow';
import { firstOf, idText, isBlank } from '../api/values';
import { namedTime } from '../api/times';
import {
	commentsNames,
	durationNames,
	earlierNames,
	idFields,
	intentionNames,
	intentionsNames,
	labelNames,
	numberFields,
	readers,
	slotNames,
	textFields,
	timeFields,
	transcriptNames,
} from './callFields';
import type { CallRecord, TranscriptLine } from './callRecord';
import {
	filled,
	filledObject,
	intentionOf,
	intentionsOf,
	numberOf,
	secondsBetween,
	valueText,
} from './callValues';
import { customOf } from './customValues';
import { agentForm, dialerAnswered, dialerHangup, dialerResult, dialerTimes } from './dialerCall';
import { earlierAttemptsOf } from './earlierAttempts';
import { leftOver, saysSomething } from './leftOver';
import { referenceText } from './reference';
import { transcriptOf, transcriptText } from './transcript';

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
