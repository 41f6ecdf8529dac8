import { snakeCase } from '../formats/naming';
import { secondsPerTurn, talkSeconds } from '../outcomes';
import type { Switches } from '../switches';
import { type Wire, writtenText } from '../formats/values';
import type { World } from '../world';
import type { DialerCallPlace } from './predictiveDialer';
import { isTalk } from './endings';
import { writeTime } from './time';
import type { DialerCall, SimulatedDialerTask } from './types';
import { filedByAgent, linkOf, numeric } from './wire';

/** One call that is over, as an item of getDialerTaskDetail. Contract: DialerCallRow. */
export function callRow(place: DialerCallPlace, world: World): Wire {
	const { task, contact, call } = place;
	const { switches } = world;
	const { groupName } = task;
	const column = (name: string): string => writtenText(contact.details[name] ?? '');
	const { talkremarks, results = {} } = filedByAgent(place, switches);
	return {
		taskId: task.taskId,
		taskName: task.name,
		TaskStartTime: writeTime(task.startedAt),
		callid: call.callId,
		phoneNumber: contact.number,
		mainNumber: contact.number,
		phoneTag: column('phoneTag'),
		callType: 'auto',
		callResultType: call.result,
		talkResult: isTalk(call.outcome) ? 'Connected' : '',
		...timesOf(call, switches),
		...secondsOf(call),
		nthCall: numeric(call.nth, switches),
		hangupReason: numeric(call.hangupReason ?? 0, switches),
		biztype: groupName,
		groupName,
		OrgName: 'Simulated',
		agentName: call.agentName ?? '',
		customerName: column('customerName') || column('contactName'),
		remark: column('remark'),
		talkremarks,
		customizeResults: Object.entries(results).map(([title, value]) => ({
			title,
			groupName,
			value,
		})),
		reclink: linkOf(place, world) ?? '',
		adminAct: [],
		transferReason: '',
		caller: '',
		wfContactId: '',
		distRuleAgent: '',
		seText: 'No Survey Results',
		seScore: 0,
	};
}

/** One task as an item of listDialerTasks. Contract: DialerTaskItem. */
export function taskItem(
	task: SimulatedDialerTask,
	{ dialerListStyle, dialerTaskSource }: Switches,
): Wire {
	const item = {
		taskId: task.taskId,
		name: task.name,
		groupName: task.groupName,
		source: dialerTaskSource,
		state: task.state,
		actualStartTime: writeTime(task.startedAt),
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

/** When it was dialled, rang, was answered, was talked in and ended. */
function timesOf(call: DialerCall, { dialerMissingTimes }: Switches): Wire {
	const { startedAt, endedAt, outcome, times } = call;
	const missing = dialerMissingTimes === 'null' ? null : '';
	const answeredAt = outcome.answered ? times.ANSWERED : undefined;
	const talkBegan =
		isTalk(outcome) && answeredAt !== undefined
			? answeredAt + secondsWaited(call) * 1000
			: undefined;
	return {
		calltime: writeTime(startedAt),
		ringtime: writeTime(times.RINGING) || missing,
		answertime: writeTime(answeredAt) || missing,
		talktime: writeTime(talkBegan) || missing,
		endtime: writeTime(endedAt) || missing,
	};
}

/** Whole seconds; waiting and talking together are the whole time on the line. */
function secondsOf(call: DialerCall): Wire {
	const { outcome } = call;
	const waitingDuration = secondsWaited(call);
	const talkDuration = talkSeconds(outcome);
	return {
		talkDuration,
		waitingDuration,
		talkedTime: talkDuration - waitingDuration,
		holdDuration: 0,
	};
}

/** Seconds between pick-up and the first word, or the hang-up. */
function secondsWaited({ outcome }: DialerCall): number {
	return talkSeconds(outcome) - outcome.dialogue.length * secondsPerTurn;
}
