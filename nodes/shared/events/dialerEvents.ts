import type { IDataObject } from 'n8n-workflow';
import { firstOf, idText, isObject, withoutBlanks } from '../api/values';
import { readCall } from '../calls';
import { event, type EventKind } from './event';
import { isNamed } from './shapes';
import { unpublishedItem } from './unpublishedItem';

/** Hangup reasons after which somebody had answered: no agent was free, or there was a talk. Contract: DialerHangupReason. */
const answeredReasons = ['1', '12'];

/** Events of the predictive dialer: their address is the Callback URL of the dialer task. */
export const dialerEvents = {
	/** Contract: dialerTaskStatusChanged (DialerTaskStatusEvent). A task may come into a state twice, so all of it counts. */
	dialerTaskStatusChanged: event({
		name: 'Dialer Task Status Changed',
		description: 'A predictive dialer task changed its status',
		recognise: isOfType('TaskStatus'),
		toItem: (body) => ({ ...unpublishedItem(inner(body), readCall), ...stateOf(body) }),
	}),
	/** Contract: dialerContactStatusChanged (DialerContactStatusEvent). */
	dialerContactStatusChanged: event({
		name: 'Dialer Contact Status Changed',
		description: 'A call of a predictive dialer task changed its status, seen from the contact',
		recognise: isOfType('ContactStatus'),
		...dialerCall(),
	}),
	/** Contract: dialerAgentStatusChanged (DialerAgentStatusEvent). */
	dialerAgentStatusChanged: event({
		name: 'Dialer Agent Status Changed',
		description: 'A call of a predictive dialer task changed its status, seen from the agent',
		recognise: isOfType('AgentStatus'),
		...dialerCall(),
	}),
};

function isOfType(type: string) {
	return (body: IDataObject) => body.type === type && isObject(body.body);
}

/** One call passes through several states; each is an event of its own. Contract: DialerCallBody, DialerCallState. */
function dialerCall(): Pick<EventKind, 'toItem' | 'identity' | 'tells'> {
	return {
		toItem: (body) => {
			const call = inner(body);
			const told = {
				...stateOf(body),
				hangupReason: code(call.hangupReason),
				changedAt: moment(call.timestamp),
				answered: isAnswered(call) || undefined,
			};
			return { ...readCall(call), ...withoutBlanks(told) };
		},
		identity: (body) => {
			const { callid, nthCall } = inner(body);
			const { state } = stateOf(body);
			return isNamed(callid) && state !== undefined ? [callid, nthCall, state] : [];
		},
		tells: ['answered'],
	};
}

function inner(body: IDataObject): IDataObject {
	return isObject(body.body) ? body.body : body;
}

/** Type and state; the contact's has a small s, the agent's a capital one. */
function stateOf(body: IDataObject): { type?: string; state?: string } {
	return withoutBlanks({
		type: idText(body.type),
		state: idText(firstOf(inner(body), ['state', 'State'])),
	});
}

/** The hangup reason as the contract's number; in words it is hangupType. */
function code(reason: unknown): number | string | undefined {
	const text = idText(reason);
	return text !== undefined && /^-?\d{1,9}$/.test(text) ? Number(text) : text;
}

function isAnswered(call: IDataObject): boolean {
	const state = firstOf(call, ['state', 'State']);
	return state === 'ANSWERED' || answeredReasons.includes(idText(call.hangupReason) ?? '');
}

/** Epoch milliseconds to ISO 8601. */
function moment(milliseconds: unknown): string | undefined {
	const time = new Date(Number(idText(milliseconds) ?? NaN));
	return Number.isNaN(time.getTime()) ? undefined : time.toISOString();
}
