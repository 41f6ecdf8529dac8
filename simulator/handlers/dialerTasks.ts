import { data, type SimulatedAnswer } from '../answers';
import { decodedCallback } from '../dialer/callback';
import { refuseBy } from '../dialer/codes';
import {
	contactsIn,
	refusedContacts,
	siftedContacts,
	type CallableContact,
} from '../dialer/contacts';
import { isDialerTaskOver } from '../dialer/predictiveDialer';
import { dialerScheduleOf, refusedCallback, refusedSettings } from './dialerRules';
import type { DialerContact, RestTime, SimulatedDialerTask } from '../dialer/types';
import { isDone } from '../calls/taskCaller';
import { newId, numberOr, recordsIn, type Wire } from '../formats/values';
import type { World } from '../world';
import { dialerTaskOf, noSuchDialerTask } from './dialerLookup';
import type { OperationHandler } from './types';

/** A request for a task with what was read out of it. */
interface NewTask {
	body: Wire;
	contacts: CallableContact[];
	appKey: string;
	/** Decoded. */
	callback?: string;
}

const defaultSecondsAfterCall = 15;
const defaultSecondsBetweenTries = 120;

/** Stores a task of own contacts and lets the dialer take it on. Contract: createDialerTask. */
export const createDialerTask: OperationHandler = ({ account, body }, world) => {
	const appKey = account?.appKey ?? '';
	const { switches } = world;
	const contacts = contactsIn(body, switches);
	const sifted = siftedContacts(contacts, switches);
	const make = (): SimulatedAnswer => {
		const callback = decodedCallback(body.callback);
		return accepted({ body, contacts: sifted.callable, appKey, callback }, sifted.malformed, world);
	};
	return (
		refusedSettings(body, dialerScheduleOf(body, world), appKey, world) ??
		refusedCallback(body.callback, switches) ??
		refusedContacts(contacts, sifted, switches) ??
		make()
	);
};

/**
 * Stores a task with the contacts of an earlier one, and what the request leaves out of its settings. Contract:
 * copyDialerTask.
 */
export const copyDialerTask: OperationHandler = ({ account, body }, world) => {
	const appKey = account?.appKey ?? '';
	const { copiedDialerCallback, copyOfUnfinished } = world.switches;
	if (body.fromTask === '') return refuseBy('nameToCopyMissing');
	const original = world.dialerTasks.find(
		(task) => task.appKey === appKey && task.name === body.fromTask,
	);
	if (!original) return refuseBy('noSuchTask', String(body.fromTask));
	if (copyOfUnfinished === 'refused' && !isDialerTaskOver(original)) {
		return refuseBy('taskNotFinished');
	}
	const contacts = original.contacts
		.filter((contact) => body.noanswerOnly !== 'Y' || !wasAnswered(contact))
		.filter(({ status }) => body.ignoreCancelled !== 'Y' || status !== 'canceled');
	const callback = copiedDialerCallback === 'inherited' ? original.callback : undefined;
	const { acwTime } = original.request;
	return (
		refusedSettings(body, dialerScheduleOf(body, world), appKey, world) ??
		(contacts.length === 0 ? refuseBy('contactsMissing') : undefined) ??
		accepted({ body: { acwTime, ...body }, contacts, appKey, callback }, [], world)
	);
};

/** Drops numbers from a task that is not over, and names those it dropped. Contract: cancelDialerContacts. */
export const cancelDialerContacts: OperationHandler = ({ account, body }, world) => {
	const task = dialerTaskOf(account, body.TaskID, world);
	if (!task) return noSuchDialerTask(body.TaskID, world);
	const numbers = Array.isArray(body.contactList) ? body.contactList : [];
	if (numbers.length === 0) return refuseBy('contactsMissing');
	if (isDialerTaskOver(task)) return refuseBy('taskFinished');
	const open = task.contacts.filter(
		(contact) => numbers.includes(contact.number) && !isDone(contact),
	);
	world.dialer.cancelContacts(task, open);
	const cancelled = [...new Set(open.map(({ number }) => number))];
	const isSilent = cancelled.length === 0 && world.switches.dialerNoneCancelled === 'noBody';
	return isSilent ? data() : data(cancelled);
};

function accepted(request: NewTask, malformed: Wire[], world: World): SimulatedAnswer {
	const task = newTask(request, world);
	world.dialerTasks.push(task);
	world.dialer.accept(task);
	const { createdDialerTask: form } = world.switches;
	if (form === 'text') return data(task.taskId);
	const refused = malformed.length > 0 && { errorContactList: malformed };
	return data({ [form]: task.taskId, ...refused });
}

function newTask({ body, contacts, appKey, callback }: NewTask, world: World): SimulatedDialerTask {
	const { start, end } = dialerScheduleOf(body, world);
	const repeats = numberOr(body.repeatTimes, 1);
	const agents = Array.isArray(body.agentName) ? body.agentName.map(String) : [];
	return {
		taskId: newId(),
		appKey,
		name: String(body.taskName),
		groupName: String(body.groupName),
		agentNames: agents.length > 0 ? agents : world.settings.agentNames,
		createdAt: world.clock.now(),
		startTime: start,
		autoEndTime: end,
		state: 'Creating',
		callback,
		tries: Math.max(1, world.switches.dialerRepeats === 'tries' ? repeats : repeats + 1),
		secondsBetweenTries: numberOr(body.bulkCallInterval, defaultSecondsBetweenTries),
		secondsAfterCall: numberOr(body.acwTime, defaultSecondsAfterCall),
		restTimes: restTimesIn(body),
		contacts: contacts.map(({ details, number }) => world.newContact(number, details)),
		request: body,
	};
}

function restTimesIn({ restTimes }: Wire): RestTime[] {
	return recordsIn(restTimes).map(({ start, end }) => ({ start: String(start), end: String(end) }));
}

function wasAnswered({ attempts }: DialerContact): boolean {
	return attempts.some(({ outcome }) => outcome.answered);
}
