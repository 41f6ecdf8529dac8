import type { IDataObject } from 'n8n-workflow';
import { dialerHangupReasons, dialerHangupReasonsAnswered } from '../api/endpoints.generated';
import { epochTime } from '../api/times';
import { firstOf, idText, isObject } from '../api/values';
import type { CallRecord } from './callRecord';

const reasons: Readonly<Record<string, string>> = dialerHangupReasons;

/** Fields of a dialer call that describe the contact or the agent and have no place of their own in the call record. */
const ownNames = [
	'mainNumber',
	'phoneTag',
	'address',
	'info1',
	'info2',
	'info3',
	'remark',
	'privateData',
	'groupName',
	'agentName',
] as const;

/** Why a dialer call ended, in the contract's words; a reason without words stays as it is. Contract: DialerHangupReason. */
export function dialerHangup(source: IDataObject): Pick<CallRecord, 'hangupType'> {
	const reason = dialerReason(source);
	return reason === undefined ? {} : { hangupType: reasons[reason] ?? reason };
}

/**
 * The number of the reason why a dialer call ended, as text. 0 is none yet, as long as the event does not tell the end.
 * Contract: DialerHangupReason, DialerCallState.
 */
export function dialerReason(source: IDataObject): string | undefined {
	const reason = idText(source.hangupReason);
	return reason === '0' && stateOf(source) !== 'HANGUP' ? undefined : reason;
}

/** Whether a dialer call that ended for this reason had been answered. Contract: DialerHangupReason (x-answered). */
export function isAnsweredReason(reason: string | undefined): boolean {
	const answered: readonly string[] = dialerHangupReasonsAnswered;
	return reason !== undefined && answered.includes(reason);
}

/** The state of a dialer call; an agent's event spells it with a capital letter. */
function stateOf(source: IDataObject): unknown {
	return firstOf(source, ['state', 'State']);
}

/**
 * When a dialer call began or ended: `timestamp` (epoch milliseconds) is when the call came into the state that the event
 * tells, so only the first and the last state say so. Contract: DialerCallBody, DialerCallState.
 */
export function dialerTimes(source: IDataObject): { started?: string; ended?: string } {
	const time = epochTime(source.timestamp, 'milliseconds');
	const state = stateOf(source);
	if (time === undefined) return {};
	if (state === 'CALLING') return { started: time };
	return state === 'HANGUP' ? { ended: time } : {};
}

/** The contact's columns, and what is said of contact and agent. Contract: DialerCallBody (customerInfo and others). */
export function dialerCustom(source: IDataObject): IDataObject {
	if (source.callid === undefined || source.phoneNumber === undefined) return {};
	return {
		...Object.fromEntries(ownNames.map((name) => [name, source[name]])),
		...(isObject(source.customerInfo) ? source.customerInfo : {}),
	};
}
