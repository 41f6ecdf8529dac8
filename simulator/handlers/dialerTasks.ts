import { randomBytes } from 'node:crypto';
import { data, type Answer } from '../answers';
import { refuseBy } from '../dialer/codes';
import { isDialerTaskOver } from '../dialer/dialer';
import { dialerScheduleOf, refusedContacts, refusedSettings } from '../dialer/rules';
import type { DialerContact, RestTime, SimulatedDialerTask } from '../dialer/types';
import { isDone } from '../dialler';
import { isRecord } from '../naming';
import { numberOr } from '../values';
import type { World } from '../world';
import { dialerTaskOf, noSuchDialerTask } from './dialerLookup';
import type { HandlerTable, OperationHandler } from './types';

type Wire = Record<string, unknown>;

const defaultSecondsAfterCall = 15;
const defaultSecondsBetweenTries = 120;

/** Stores a task of own contacts and lets the dialer take it on. Contract: createDialerTask. */
const createDialerTask: OperationHandler = ({ account, body }, world) => {
	const contacts = contactsIn(body);
	const make = (): Answer => accepted(body, contacts, account?.appKey ?? '', world);
	return (
		refusedSettings(body, dialerScheduleOf(body, world), account?.appKey ?? '', world) ??
		refusedContacts(contacts) ??
		make()
	);
};

/** Stores a task with the contacts of an earlier one. Contract: copyDialerTask. */
const copyDialerTask: OperationHandler = ({ account, body }, world) => {
	const appKey = account?.appKey ?? '';
	if (body.fromTask === '') return refuseBy('nameToCopyMissing');
	const original = world.dialerTasks.find(
		(task) => task.appKey === appKey && task.name === body.fromTask,
	);
	if (!original) return refuseBy('noSuchTask', String(body.fromTask));
	const contacts = original.contacts
		.filter((contact) => body.noanswerOnly !== 'Y' || !wasAnswered(contact))
		.filter(({ status }) => body.ignoreCancelled !== 'Y' || status !== 'canceled')
		.map(({ details }) => details);
	const inherits = world.switches.copiedDialerCallback === 'inherited';
	const request = inherits ? { callback: original.callback, ...body } : body;
	return (
		refusedSettings(request, dialerScheduleOf(request, world), appKey, world) ??
		(contacts.length === 0 ? refuseBy('contactsMissing') : undefined) ??
		accepted(request, contacts, appKey, world)
	);
};

/** Drops numbers from a task that is not over. Contract: cancelDialerContacts. */
const cancelDialerContacts: OperationHandler = ({ account, body }, world) => {
	const task = dialerTaskOf(account, body.TaskID, world);
	if (!task) return noSuchDialerTask(body.TaskID, world);
	const numbers = Array.isArray(body.contactList) ? body.contactList : [];
	if (numbers.length === 0) return refuseBy('contactsMissing');
	if (isDialerTaskOver(task)) return refuseBy('taskFinished');
	const open = task.contacts.filter(
		(contact) => numbers.includes(contact.number) && !isDone(contact),
	);
	if (open.length === 0 && world.switches.cancelFinished === 'refused') {
		return { kind: 'refusal', message: 'None of these numbers is still to be called' };
	}
	world.dialer.cancelContacts(task, open);
	return data();
};

function accepted(body: Wire, contacts: Wire[], appKey: string, world: World): Answer {
	const task = newTask(body, contacts, appKey, world);
	world.dialerTasks.push(task);
	world.dialer.accept(task);
	const { createdDialerTask: form } = world.switches;
	return data(form === 'text' ? task.taskId : { [form]: task.taskId });
}

function newTask(body: Wire, contacts: Wire[], appKey: string, world: World): SimulatedDialerTask {
	const { start, end } = dialerScheduleOf(body, world);
	const repeats = numberOr(body.repeatTimes, 1);
	const agents = Array.isArray(body.agentName) ? body.agentName.map(String) : [];
	return {
		taskId: randomBytes(16).toString('hex'),
		appKey,
		name: String(body.taskName),
		groupName: String(body.groupName),
		agentNames: agents.length > 0 ? agents : world.settings.agentNames,
		createdAt: world.clock.now(),
		startTime: start,
		autoEndTime: end,
		state: 'Creating',
		callback: typeof body.callback === 'string' && body.callback ? body.callback : undefined,
		tries: Math.max(1, world.switches.dialerRepeats === 'tries' ? repeats : repeats + 1),
		secondsBetweenTries: numberOr(body.bulkCallInterval, defaultSecondsBetweenTries),
		secondsAfterCall: numberOr(body.acwTime, defaultSecondsAfterCall),
		restTimes: restTimesIn(body),
		contacts: contacts.map((details): DialerContact => ({
			id: world.nextContactId(),
			number: String(details.PhoneNumber),
			status: 'pending',
			attempts: [],
			details,
		})),
		request: body,
	};
}

/** The contacts of a request; plain numbers in contactList become contacts of one column. */
function contactsIn({ contactList, customizeContacts }: Wire): Wire[] {
	const customized = Array.isArray(customizeContacts) ? customizeContacts.filter(isRecord) : [];
	const plain = Array.isArray(contactList) ? contactList : [];
	return [
		...customized,
		...plain.map((entry) => (isRecord(entry) ? entry : { PhoneNumber: entry })),
	];
}

function restTimesIn({ restTimes }: Wire): RestTime[] {
	const given = Array.isArray(restTimes) ? restTimes.filter(isRecord) : [];
	return given.map(({ start, end }) => ({ start: String(start), end: String(end) }));
}

function wasAnswered({ attempts }: DialerContact): boolean {
	return attempts.some(({ outcome }) => outcome.answered);
}

export const dialerTasks: HandlerTable = { createDialerTask, copyDialerTask, cancelDialerContacts };
