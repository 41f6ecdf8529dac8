import type { IDataObject } from 'n8n-workflow';
import { dialerHangupReasons } from '../api/endpoints.generated';
import { idText, isObject } from '../api/values';
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
export function dialerHangup({ hangupReason }: IDataObject): Pick<CallRecord, 'hangupType'> {
	const reason = idText(hangupReason);
	return reason === undefined ? {} : { hangupType: reasons[reason] ?? reason };
}

/**
 * When a dialer call began or ended: `timestamp` (epoch milliseconds) is when the call came into the state that the event
 * tells, so only the first and the last state say so. Contract: DialerCallBody, DialerCallState.
 */
export function dialerTimes(source: IDataObject): { started?: string; ended?: string } {
	const { timestamp, state = source.State } = source;
	const milliseconds = Number(idText(timestamp) ?? NaN);
	const time = new Date(milliseconds);
	if (Number.isNaN(time.getTime())) return {};
	if (state === 'CALLING') return { started: time.toISOString() };
	return state === 'HANGUP' ? { ended: time.toISOString() } : {};
}

/** The contact's columns, and what is said of contact and agent. Contract: DialerCallBody (customerInfo and others). */
export function dialerCustom(source: IDataObject): IDataObject {
	if (source.callid === undefined || source.phoneNumber === undefined) return {};
	return {
		...Object.fromEntries(ownNames.map((name) => [name, source[name]])),
		...(isObject(source.customerInfo) ? source.customerInfo : {}),
	};
}
