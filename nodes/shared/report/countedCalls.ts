import type { IDataObject } from 'n8n-workflow';
import { mapInTurns } from '../api/turns';
import { idText, objectsIn } from '../api/values';
import { callReader, isFinalCall, readCall, saysEnded, type CallRecord } from '../calls';
import { digitsOf } from '../contacts';

/** What a report counts of a call record. The rest, dialogues above all, would only fill the memory. */
const neededFields = [
	'answered',
	'attempts',
	'callResult',
	'callResultDescription',
	'contactName',
	'durationSeconds',
	'earlierAttempts',
	'endedAt',
	'endedAtLocal',
	'hangupType',
	'intention',
	'intentionDescription',
	'phoneNumber',
	'ringType',
	'startedAt',
	'startedAtLocal',
	'status',
	'talkedSeconds',
] as const satisfies ReadonlyArray<keyof CallRecord>;

export type ReportedCall = Pick<CallRecord, (typeof neededFields)[number]>;

/** What is known of one try; of an earlier one AIRudder does not say whether somebody answered. */
export type KnownTry = Pick<
	ReportedCall,
	'answered' | 'hangupType' | 'ringType' | 'startedAt' | 'startedAtLocal'
>;

/** A call as a report counts it: of a robot's task a number with all its tries, of the dialer one try. */
export interface CountedCall {
	call: ReportedCall;
	/** Digits of the number that stands for the person; without it the call is a person of its own. */
	person?: string;
	/** How often the number was called, the earlier attempts of the record among it. */
	tries: number;
	/** Whether the number is still being called, or may be called again. */
	isOpen: boolean;
}

/**
 * The numbers of a robot's task, each with its latest call. A number was called when a call of it has a time, an answer or
 * earlier attempts, or AIRudder counts its tries. Many are counted in turns with others in the same n8n. Contract: TaskDetail,
 * CallDetail.
 */
export async function callsOfRobot(task: IDataObject): Promise<CountedCall[]> {
	const read = callReader(task);
	return await mapInTurns(objectsIn(task.detail), (source) => {
		const record = read(source);
		const { attempts = 0, earlierAttempts = [] } = record;
		const known = earlierAttempts.length + (wasCalled(record) ? 1 : 0);
		return {
			call: needed(record),
			person: personOf(record.phoneNumber),
			tries: Math.max(attempts, known),
			isOpen: !isFinalCall(record, task) || isGoingOn(record, task),
		};
	});
}

/**
 * The calls of the dialer, each one try. A person is the main number of the contact, whichever of its numbers was called.
 * Many are counted in turns with others in the same n8n. Contract: DialerCallRow.
 */
export async function callsOfDialer(rows: readonly IDataObject[]): Promise<CountedCall[]> {
	return await mapInTurns(rows, (row) => {
		const record = readCall(row);
		return {
			call: needed(record),
			person: personOf(idText(row.mainNumber)) ?? personOf(record.phoneNumber),
			tries: 1,
			isOpen: record.callResult === undefined && !hasEnd(record),
		};
	});
}

/** The calls of which something is known, in their order: earlier attempts, and the latest one if it was made. */
export function knownTries({ call, tries }: CountedCall): KnownTry[] {
	const { earlierAttempts = [] } = call;
	return tries > earlierAttempts.length ? [...earlierAttempts, call] : earlierAttempts;
}

/** Whether the record tells of a call that was made, beside its earlier attempts. */
function wasCalled(call: ReportedCall): boolean {
	const { startedAt, startedAtLocal, answered } = call;
	return (
		startedAt !== undefined || startedAtLocal !== undefined || hasEnd(call) || answered === true
	);
}

/** A call of a running task that says neither its state, nor its end, nor whether somebody answered. */
function isGoingOn(call: ReportedCall, task: IDataObject): boolean {
	const saysNothing = call.status === undefined && call.answered === undefined && !hasEnd(call);
	return saysNothing && !saysEnded(task);
}

function hasEnd({ endedAt, endedAtLocal }: ReportedCall): boolean {
	return endedAt !== undefined || endedAtLocal !== undefined;
}

function personOf(number: string | undefined): string | undefined {
	return digitsOf(number ?? '') || undefined;
}

function needed(record: CallRecord): ReportedCall {
	const entries = neededFields.flatMap((name) =>
		record[name] === undefined ? [] : [[name, record[name]]],
	);
	return Object.fromEntries(entries) as ReportedCall;
}
