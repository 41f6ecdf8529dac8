import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { idText, isBlank, isObject, isText } from '../api/values';
import { answeredByReason } from './dialerCall';
import { isEnded, isOpen, statusWord } from './statusWords';

/** What became of a call, as far as is known: each call is one of these. */
export type OutcomeOfCall = 'answered' | 'notReached' | 'refused' | 'notFinished';

/** The outcomes in the order of the outputs that they have, and the names of those. */
export const callOutcomes: ReadonlyArray<{ value: OutcomeOfCall; name: string }> = [
	{ value: 'answered', name: 'Answered' },
	{ value: 'notReached', name: 'Not Reached' },
	{ value: 'refused', name: 'Refused Numbers' },
	{ value: 'notFinished', name: 'Not Finished' },
];

/** Results and reasons of a dialer call that was never made, because its number is not to be called. Contract: DialerCallResult, DialerHangupReason. */
const refusedResult = 'dnc';
const refusedReason = '20';

/** Words of a ring without an answer; `normal` and none say nothing. Contract: RingType. */
const unanswered = new Set(
	'busy cantuse holdline switchoff outofarea unregister wrongnum notmatch'.split(' '),
);

/** States that are told when a dialer call is over. Contract: DialerCallState. */
const overStates = new Set(['hangup', 'talkresult']);

/** What is there only of a call that is over. */
const endFields = ['endedAt', 'endedAtLocal', 'callResult', 'hangupReason', 'hangupType'];

/** What is there only of a call in which somebody answered; numbers when they are more than 0, lists when they hold something. */
const talkFields = [
	'talkRounds',
	'transcript',
	'answeredAt',
	'answeredAtLocal',
	'talkStartedAt',
	'talkStartedAtLocal',
	'talkDurationSeconds',
	'talkedSeconds',
	'results',
	'recordingUrl',
];

/**
 * What became of a call, by its record (CallRecord) and what operations add to it: `refused`, `skipped`, `taskStatus` and
 * `error`. A word that nobody knows decides nothing: the call is over when something else says so, and was
 * answered when something of an answer is there. `isOver` says that whoever brings the record knows that the call is over.
 *
 * 1. The number was refused, by AIRudder or before → `refused`.
 * 2. The call is still to be made, goes on, or nothing says that it is over → `notFinished`.
 * 3. Somebody answered → `answered`; nothing says so → `notReached`.
 */
export function outcomeOfCall(call: IDataObject, { isOver = false } = {}): OutcomeOfCall {
	if (isRefused(call)) return 'refused';
	if (call.error !== undefined || !(isOver || hasEnded(call))) return 'notFinished';
	return wasAnswered(call) ? 'answered' : 'notReached';
}

/** Items on one output for each outcome, in the order of `callOutcomes`; each item as it is, with its files and its pair. */
export function itemsByOutcome(
	items: readonly INodeExecutionData[],
	outcomeOf: (json: IDataObject) => OutcomeOfCall = outcomeOfCall,
): INodeExecutionData[][] {
	const told = items.map((item) => ({ item, outcome: outcomeOf(item.json) }));
	return callOutcomes.map(({ value }) =>
		told.filter(({ outcome }) => outcome === value).map(({ item }) => item),
	);
}

function isRefused({ refused, skipped, callResult, hangupReason }: IDataObject): boolean {
	return (
		refused === true ||
		skipped === true ||
		(isText(callResult) && callResult.trim().toLowerCase() === refusedResult) ||
		idText(hangupReason) === refusedReason
	);
}

/**
 * The call's own status says it, else that of its task, else what is there only at the end. A task that has finished without
 * telling anything of its call says nothing of it: the result of a call may reach its task late.
 */
function hasEnded(call: IDataObject): boolean {
	const { callId, status, taskStatus } = call;
	if (isEnded(status) || overStates.has(statusWord(status))) return true;
	const tells = callId !== undefined || status !== undefined;
	if (isEnded(taskStatus) && (tells || statusWord(taskStatus) === 'canceled')) return true;
	return !isOpen(status) && endFields.some((name) => !isBlank(call[name]));
}

function wasAnswered(call: IDataObject): boolean {
	const { answered, hangupReason, ringType } = call;
	if (typeof answered === 'boolean') return answered;
	const byReason = answeredByReason(hangupReason);
	if (byReason !== undefined) return byReason;
	if (isText(ringType) && unanswered.has(ringType.trim().toLowerCase())) return false;
	return talkFields.some((name) => isThere(call[name]));
}

function isThere(value: unknown): boolean {
	if (typeof value === 'number') return value > 0;
	return typeof value === 'object' && value !== null
		? isObject(value) || (value as unknown[]).length > 0
		: !isBlank(value);
}
