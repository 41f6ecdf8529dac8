import { dialerRecordingLink, hasRecording } from '../calls/recordings';
import type { Switches } from '../switches';
import type { DialerCallPlace } from './predictiveDialer';
import { isTalk } from './endings';
import type { DialerContact, SimulatedDialerTask } from './types';
import type { Wire } from '../formats/values';

/** What of the simulated AIRudder a body tells. */
interface DialerWorld {
	switches: Switches;
	clock: { now(): number };
	/** Of the server that keeps recordings. */
	otherUrl: string;
}

/** Contact columns that carry the same name in DialerCallBody. */
const sameName = [
	'mainNumber',
	'phoneTag',
	'contactName',
	'address',
	'info1',
	'info2',
	'info3',
	'remark',
	'privateData',
] as const;

/** hangupReason of a call that goes on. */
const noReasonYet = 0;

/** Body of dialerTaskStatusChanged. Contract: DialerTaskStatusEvent. */
export function taskStatusBody({ taskId, name, state }: SimulatedDialerTask): Wire {
	return { type: 'TaskStatus', body: { taskId, taskName: name, state } };
}

/** Body of dialerContactStatusChanged; its state has a small s. Contract: DialerContactStatusEvent. */
export function contactStatusBody(place: DialerCallPlace, world: DialerWorld): Wire {
	const { state, hangupReason = noReasonYet } = place.call;
	const reason = numeric(hangupReason, world.switches);
	const fields = { ...eventFields(place, world), hangupReason: reason, state };
	return { type: 'ContactStatus', body: fields };
}

/** Body of dialerAgentStatusChanged; its State has a capital S. Contract: DialerAgentStatusEvent. */
export function agentStatusBody(place: DialerCallPlace, world: DialerWorld): Wire {
	const { state: State, agentName } = place.call;
	const fields = { ...eventFields(place, world), State, agentName };
	const { talkremarks, results } = filedByAgent(place, world.switches);
	const form = results && { talkremarks, customizeResults: results };
	return { type: 'AgentStatus', body: { ...fields, ...form } };
}

/** Address of the call's WAV file; undefined when no agent talked or the call is not over. */
export function linkOf({ task, call }: DialerCallPlace, world: DialerWorld): string | undefined {
	const isRecorded = isTalk(call.outcome) && hasRecording(call);
	return isRecorded ? dialerRecordingLink(task.taskId, call, world.otherUrl) : undefined;
}

function eventFields(place: DialerCallPlace, world: DialerWorld): Wire {
	const { task, contact, call } = place;
	const { switches } = world;
	const { hangupReason } = call;
	const recLink = linkOf(place, world);
	return {
		taskId: task.taskId,
		taskName: task.name,
		groupName: task.groupName,
		callid: call.callId,
		phoneNumber: contact.number,
		...columnsOf(contact),
		nthCall: numeric(call.nth, switches),
		...(hangupReason !== undefined && { hangupReason: numeric(hangupReason, switches) }),
		customerInfo: contact.details,
		timestamp: numeric(world.clock.now(), switches),
		...(recLink !== undefined && { recLink }),
	};
}

function columnsOf({ details }: DialerContact): Wire {
	return Object.fromEntries(
		sameName.filter((name) => details[name] !== undefined).map((name) => [name, details[name]]),
	);
}

/**
 * What the agent filed, once it is filed: a remark, and the form from title to value. The titles are the customer's own.
 * No form while there is none, or when it is switched off.
 */
export function filedByAgent(
	{ call }: DialerCallPlace,
	{ dialerResults }: Switches,
): { talkremarks: string; results?: Record<string, string> } {
	const { name, slots } = call.outcome;
	if (call.state !== 'TALKRESULT' || dialerResults === 'absent') return { talkremarks: '' };
	const isFilled = dialerResults === 'filled' && isTalk(call.outcome);
	return { talkremarks: name, results: isFilled ? { Result: name, ...slots } : {} };
}

/** A number as the switch has it. */
export function numeric(value: number, { dialerNumbersAsText }: Switches): number | string {
	return dialerNumbersAsText ? String(value) : value;
}
