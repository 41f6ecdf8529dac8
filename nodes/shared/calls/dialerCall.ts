import type { IDataObject } from 'n8n-workflow';
import {
	dialerCallResults,
	dialerCallResultsAnswered,
	dialerHangupReasons,
	dialerHangupReasonsAnswered,
} from '../api/endpoints.generated';
import { epochTime, namedTime } from '../api/times';
import { idText, isBlank, isObject, isText } from '../api/values';
import type { CallRecord, CallResult } from './callRecord';

const reasons: Readonly<Record<string, string>> = dialerHangupReasons;
const results: Readonly<Record<string, string>> = dialerCallResults;
const answeredResults: ReadonlySet<string> = new Set(dialerCallResultsAnswered);
const answeredReasons: ReadonlySet<string> = new Set(dialerHangupReasonsAnswered);

/** Whether this is a call of the dialer, from its list or its events. Contract: DialerCallRow, DialerCallBody. */
export function isDialerCall({ callid, phoneNumber }: IDataObject): boolean {
	return callid !== undefined && phoneNumber !== undefined;
}

/**
 * Why a dialer call ended: AIRudder's number, and the contract's words; a reason without words stays as it is. 0 also
 * stands for none yet, as long as nothing says that the call is over. Contract: DialerHangupReason.
 */
export function dialerHangup(source: IDataObject): Pick<CallRecord, 'hangupType' | 'hangupReason'> {
	const reason = idText(source.hangupReason);
	if (reason === undefined || (reason === '0' && !isOver(source))) return {};
	const hangupReason = /^-?\d{1,9}$/.test(reason) ? Number(reason) : reason;
	return { hangupType: reasons[reason] ?? reason, hangupReason };
}

/**
 * Whether a dialer call that ended for this reason had been answered; undefined for a reason without words, and for 0, which
 * says that it is not known. Contract: DialerHangupReason (x-answered).
 */
export function answeredByReason(reason: unknown): boolean | undefined {
	const known = idText(reason) ?? '';
	if (known === '0' || !Object.hasOwn(reasons, known)) return undefined;
	return answeredReasons.has(known);
}

function isOver({ state, State, endtime }: IDataObject): boolean {
	return state === 'HANGUP' || State === 'HANGUP' || !isBlank(endtime);
}

/**
 * When a dialer call began or ended: `timestamp` (epoch milliseconds) is when the call came into the state that the event
 * tells, so only the first and the last state say so. Contract: DialerCallBody, DialerCallState.
 */
export function dialerTimes(source: IDataObject): { started?: string; ended?: string } {
	const { timestamp, state = source.State } = source;
	const time = epochTime(timestamp, 'milliseconds');
	if (time === undefined) return {};
	if (state === 'CALLING') return { started: time };
	return state === 'HANGUP' ? { ended: time } : {};
}

/** What became of a dialer call, in the contract's words. Contract: DialerCallResult. */
export function dialerResult({
	callResultType,
}: IDataObject): Pick<CallRecord, 'callResultDescription'> {
	const result = idText(callResultType) ?? '';
	return Object.hasOwn(results, result) ? { callResultDescription: results[result] } : {};
}

/**
 * Whether somebody answered: as the result of the call says; where it says nothing that is known, yes when the time of the
 * answer is there, else not known. Contract: DialerCallRow (callResultType, answertime).
 */
export function dialerAnswered({ callResultType, answertime }: IDataObject): boolean | undefined {
	const result = idText(callResultType) ?? '';
	if (Object.hasOwn(results, result)) return answeredResults.has(result);
	const time = namedTime('answeredAt', answertime);
	return time !== undefined && Object.keys(time).length > 0 ? true : undefined;
}

/**
 * The form that an agent filled in, as a list and by title. It comes as a list, or from events as an object of title and
 * value. `unread` are entries without a title. Contract: DialerCallRow, DialerAgentStatusEvent (customizeResults).
 */
export function agentForm({ customizeResults: form }: IDataObject): {
	results?: CallResult[];
	labels?: IDataObject;
	unread?: IDataObject[];
} {
	const entries: unknown[] = Array.isArray(form)
		? form
		: Object.entries(isObject(form) ? form : {}).map(([title, value]) => ({ title, value }));
	const filled = entries.filter(isTitled);
	const unread = entries.filter((entry) => !isTitled(entry) && !isBlank(entry)) as IDataObject[];
	if (filled.length === 0) return unread.length > 0 ? { unread } : {};
	return {
		results: filled,
		labels: Object.fromEntries(filled.map(({ title, value }) => [title, value])),
		...(unread.length > 0 ? { unread } : {}),
	};
}

function isTitled(entry: unknown): entry is CallResult {
	return isObject(entry) && isText(entry.title);
}
