import { snakeCase } from '../naming';
import { hasRecording, recordingHost, recordingLink } from '../recordings';
import type { Switches } from '../switches';
import type { World } from '../world';
import type { DialerCallPlace } from './dialer';
import { isTalk } from './hangup';
import { writeTime } from './time';
import type { DialerContact, SimulatedDialerTask } from './types';

type Wire = Record<string, unknown>;

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

/** Body of dialerTaskStatusChanged. Contract: DialerTaskStatusEvent. */
export function taskStatusBody({ taskId, name, state }: SimulatedDialerTask): Wire {
	return { type: 'TaskStatus', body: { taskId, taskName: name, state } };
}

/** Body of dialerContactStatusChanged; its state has a small s. Contract: DialerContactStatusEvent. */
export function contactStatusBody(place: DialerCallPlace, world: World): Wire {
	const { state } = place.call;
	return { type: 'ContactStatus', body: { ...eventFields(place, world), state } };
}

/** Body of dialerAgentStatusChanged; its State has a capital S. Contract: DialerAgentStatusEvent. */
export function agentStatusBody(place: DialerCallPlace, world: World): Wire {
	const { state: State, agentName } = place.call;
	const fields = { ...eventFields(place, world), State, agentName };
	return { type: 'AgentStatus', body: { ...fields, ...resultFields(place, world.switches) } };
}

/** One call as an item of getDialerTaskDetail. `customer`: with the columns of the contact. */
export function detailItem(place: DialerCallPlace, world: World, customer: boolean): Wire {
	const { call, contact } = place;
	const { dialerZone } = world.switches;
	return {
		...callFields(place, world.switches),
		...(customer && { customerInfo: contact.details }),
		calltime: writeTime(call.startedAt, dialerZone),
		state: call.state,
		reclink: linkOf(place, world) ?? '',
		...(call.agentName !== undefined && { agentName: call.agentName }),
		...resultFields(place, world.switches),
	};
}

/** One task as an item of listDialerTasks. The names are those that its request names. */
export function taskItem(
	task: SimulatedDialerTask,
	{ dialerZone, dialerListStyle }: Switches,
): Wire {
	const time = (value?: number): string => writeTime(value, dialerZone);
	const item = {
		taskId: task.taskId,
		taskName: task.name,
		groupName: task.groupName,
		state: task.state,
		CreatedAt: time(task.createdAt),
		startTime: time(task.startTime),
		actualStartTime: time(task.startedAt),
		endTime: time(task.endedAt),
		autoEndTime: time(task.autoEndTime),
	};
	if (dialerListStyle === 'asNamed') return item;
	return Object.fromEntries(
		Object.entries(item).map(([name, value]) => [
			dialerListStyle === 'snake_case'
				? snakeCase(name)
				: `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`,
			value,
		]),
	);
}

/** Address of the call's WAV file; undefined when no agent talked or the call is not over. */
export function linkOf({ call }: DialerCallPlace, world: World): string | undefined {
	const isRecorded = isTalk(call.outcome) && hasRecording(call);
	return isRecorded ? recordingLink(call, recordingHost(world), 'wav') : undefined;
}

function eventFields(place: DialerCallPlace, world: World): Wire {
	const recLink = linkOf(place, world);
	return {
		...callFields(place, world.switches),
		customerInfo: place.contact.details,
		timestamp: numeric(world.clock.now(), world.switches),
		...(recLink !== undefined && { recLink }),
	};
}

function callFields({ task, contact, call }: DialerCallPlace, switches: Switches): Wire {
	const { hangupReason } = call;
	return {
		taskId: task.taskId,
		taskName: task.name,
		groupName: task.groupName,
		callid: call.callId,
		phoneNumber: contact.number,
		...columnsOf(contact),
		nthCall: numeric(call.nth, switches),
		...(hangupReason !== undefined && { hangupReason: numeric(hangupReason, switches) }),
	};
}

function columnsOf({ details }: DialerContact): Wire {
	return Object.fromEntries(
		sameName.filter((name) => details[name] !== undefined).map((name) => [name, details[name]]),
	);
}

/** What the agent filed, once it is filed. The titles of the form are the customer's own. */
function resultFields({ call }: DialerCallPlace, { dialerResults }: Switches): Wire {
	if (call.state !== 'TALKRESULT' || dialerResults === 'absent') return {};
	const { name, slots } = call.outcome;
	return {
		talkremarks: name,
		customizeResults: dialerResults === 'empty' ? {} : { Result: name, ...slots },
	};
}

function numeric(value: number, { dialerNumbersAsText }: Switches): number | string {
	return dialerNumbersAsText ? String(value) : value;
}
