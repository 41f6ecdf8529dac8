import type { IDataObject } from 'n8n-workflow';
import { epochTime } from '../../api/times';
import { readWhole, unread, withRest } from '../../api/unread';
import { firstOf, idText, isObject, isText, withoutBlanks } from '../../api/values';
import { answeredByReason, dialerHangup, readCall, type CallRecord } from '../../calls';
import { event, type EventKind } from './event';
import { allButTime } from './identity';

/** Events of the predictive dialer: their address is the Callback URL of the dialer task. */
export const dialerEvents = {
	/** Contract: dialerTaskStatusChanged (DialerTaskStatusEvent). A task may come into a state twice, so a time would count. */
	dialerTaskStatusChanged: event({
		name: 'Dialer Task Status Changed',
		action: 'On dialer task status changed',
		description: 'A predictive dialer task changed its status',
		...ofType('TaskStatus', readChange),
	}),
	/** Contract: dialerContactStatusChanged (DialerContactStatusEvent). */
	dialerContactStatusChanged: event({
		name: 'Dialer Contact Status Changed',
		action: 'On dialer contact status changed',
		description: 'A call of a predictive dialer task changed its status, seen from the contact',
		...ofType('ContactStatus', readCallChange),
		identity: callState,
		tells: ['answered'],
		mayGoOn: true,
	}),
	/** Contract: dialerAgentStatusChanged (DialerAgentStatusEvent). */
	dialerAgentStatusChanged: event({
		name: 'Dialer Agent Status Changed',
		action: 'On dialer agent status changed',
		description: 'A call of a predictive dialer task changed its status, seen from the agent',
		...ofType('AgentStatus', readCallChange),
		identity: callState,
		tells: ['answered'],
		mayGoOn: true,
	}),
};

/** All events of the dialer come to one address, among them such as the contract does not know; `type` tells them apart. */
function ofType(
	wireType: string,
	read: (change: IDataObject) => object,
): Pick<EventKind, 'recognise' | 'denies' | 'toItem'> {
	return {
		recognise: (body) => body.type === wireType && isObject(body.body),
		denies: (body) => isText(body.type) && body.type !== wireType,
		toItem: (body) => {
			const change = inner(body);
			const told = readWhole(withoutNoReason(change), read, toldBeside(change));
			const type = withoutBlanks({ type: idText(body.type) });
			return withRest({ ...told, ...type }, change === body ? {} : unread(body, readEnvelope));
		},
	};
}

function inner(body: IDataObject): IDataObject {
	return isObject(body.body) ? body.body : body;
}

function readEnvelope({ type, body }: IDataObject): IDataObject {
	return withoutBlanks({ type: idText(type), body: isObject(body) ? 'read' : undefined });
}

/** What makes the fields of a call readable: whose call it is, and which state the event tells. */
function toldBeside({ callid, phoneNumber, state, State }: IDataObject): IDataObject {
	return withoutBlanks({ callid, phoneNumber, state, State });
}

/** A change without the 0 that stands for no reason yet. */
function withoutNoReason(change: IDataObject): IDataObject {
	const { hangupReason, ...others } = change;
	const isNone = idText(hangupReason) === '0' && dialerHangup(change).hangupReason === undefined;
	return isNone ? others : change;
}

/** A change of state, and when it happened. Contract: DialerTaskStatusEvent. */
function readChange(change: IDataObject): CallRecord {
	return {
		...readCall(change),
		...withoutBlanks({
			state: stateOf(change),
			occurredAt: epochTime(change.timestamp, 'milliseconds'),
		}),
	};
}

/** A change of a call's state. Contract: DialerCallBody. */
function readCallChange(call: IDataObject): CallRecord {
	const change = readChange(call);
	const isAnswered = stateOf(call) === 'ANSWERED' || answeredByReason(change.hangupReason) === true;
	return isAnswered ? { ...change, answered: true } : change;
}

/**
 * One call passes through several states; each is an event of its own, and so is the same state with another form, agent or
 * reason. The time of an event does not count: a state that comes again with everything else the same tells nothing new, and
 * cannot be told from a repeat. Contract: DialerCallBody, DialerCallState.
 */
function callState(body: IDataObject): unknown {
	const call = inner(body);
	if (stateOf(call) === undefined) return undefined;
	const told = allButTime('callid')(call);
	return call === body ? told : { ...body, body: told };
}

/** The contact's state has a small s, the agent's a capital one. */
function stateOf(change: IDataObject): string | undefined {
	return idText(firstOf(change, ['state', 'State']));
}
