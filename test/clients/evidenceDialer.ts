import { randomBytes } from 'node:crypto';
import {
	anything,
	filledText,
	integer,
	listOf,
	localTime,
	mayMiss,
	named,
	numeric,
	objectOf,
	objectWith,
	oneOf,
	orNothing,
	text,
	type Kind,
} from './kinds';
import {
	canceltaskcontacts,
	numberOf,
	querytaskdetail,
	querytasklist,
	recording,
} from './evidenceDialerReads';
import {
	bodyOf,
	check,
	must,
	type DialerTask,
	type Operation,
	type Received,
	type State,
	type Wire,
} from './evidenceTypes';

/** As both uploaders send at most (2.24). */
const mostContacts = 5000;

const integers = [
	'autoSlotFactor',
	'callInterval',
	'acwTime',
	'contactNumberInterval',
	'ringLimit',
	'dialingMode',
	'repeatTimes',
	'bulkCallInterval',
	'qaConfigId',
	'qaLimitLength',
	'qaLimitRate',
	'voicemailRedial',
	'voicemailCheck',
	'voicemailCheckDuration',
	'voicemailHandle',
];
const strategy = objectWith({
	oper: filledText,
	title: filledText,
	value: text,
	action: listOf(integer),
	dncDay: mayMiss(integer),
});

/** Settings of createtask and copytask (2.4 to 2.19). */
const settings: Record<string, Kind> = {
	taskName: named,
	groupName: filledText,
	startTime: orNothing(localTime),
	autoEndTime: localTime,
	agentName: mayMiss(listOf(text)),
	remark: mayMiss(text),
	restTimes: mayMiss(listOf(objectWith({ start: filledText, end: filledText }))),
	dialingOrder: mayMiss(listOf(filledText)),
	maxLostRate: mayMiss(numeric),
	slotFactor: mayMiss(numeric),
	autoQa: mayMiss(oneOf('Y', 'N')),
	autoQA: mayMiss(oneOf('Y', 'N')),
	resultStrategies: mayMiss(orNothing(listOf(strategy))),
	templateName: mayMiss(text),
	...Object.fromEntries(integers.map((name) => [name, mayMiss(integer)])),
};

/** The predictive dialer (sections 2 to 7): new tasks here, all else in evidenceDialerReads. */
export function dialerOperations(base: string): Record<string, Operation> {
	const table = { createtask, copytask, querytasklist, querytaskdetail, canceltaskcontacts };
	const all = Object.entries<Run>({ ...table, 'case/recording': recording });
	return Object.fromEntries(
		all.map(([name, run]): [string, Operation] => [
			`POST ${base}${name}`,
			{
				words: ['Token'],
				run: (request, state, link) => {
					must(isJson(request), `Content-Type is ${request.contentType}`, 10501);
					const body = run(bodyOf(request, 10501), state, link);
					const done = { code: 0, message: 'successfully' };
					return body === undefined ? done : { ...done, body };
				},
			},
		]),
	);
}

type Run = (body: Wire, state: State, link: string) => unknown;

function createtask(body: Wire, state: State): object {
	const { callback, customizeContacts: contacts } = body;
	must(typeof callback === 'string' && callback !== '', 'no callback', 10503);
	must(isBase64(callback as string), 'callback is no base64', 10504);
	const task = newTask(body, state);
	check(body, { contactList: mayMiss(listOf(text)), customizeContacts: listOf(anything) }, 10505);
	const given = contacts as Wire[];
	must(given.length > 0 && given.length <= mostContacts, `${given.length} contacts`, 10505);
	for (const contact of given) {
		check({ contact }, { contact: objectOf(orNothing(text)) }, 10505);
		must(numberOf(contact), 'a contact has neither PhoneNumber nor phonenumber', 10618);
	}
	const isRefused = (contact: Wire) =>
		!/^\+\d{1,14}$/.test(numberOf(contact)) || state.unwantedNumbers.includes(numberOf(contact));
	const refused = given.filter(isRefused);
	const isTaken = (contact: Wire) => !isRefused(contact);
	state.dialerTasks.push({
		...task,
		callback: callback as string,
		contacts: given.filter(isTaken),
	});
	return { taskId: task.taskId, ...(refused.length > 0 ? { errorContactList: refused } : {}) };
}

function copytask(body: Wire, state: State): object {
	check(body, { noanswerOnly: oneOf('Y', 'N'), ignoreCancelled: oneOf('Y', 'N') }, 10501);
	const original = state.dialerTasks.find(({ name }) => name === body.fromTask);
	must(original, `no task is named ${JSON.stringify(body.fromTask)}`, 10506);
	const task = newTask(body, state);
	state.dialerTasks.push({ ...task, contacts: original!.contacts });
	return { taskId: task.taskId };
}

function newTask(body: Wire, state: State): DialerTask {
	must(named.takes(body.taskName), `the name is ${JSON.stringify(body.taskName)}`, 10518);
	check(body, settings, 10501);
	const { taskName, groupName, startTime, autoEndTime, autoQA, autoQa } = body as Record<
		string,
		string
	>;
	must(!state.dialerTasks.some(({ name }) => name === taskName), 'the name is in use', 10508);
	const day = autoEndTime!.slice(0, 10);
	must(!startTime || startTime.startsWith(day), 'autoEndTime is on another day', 10621);
	must(autoQA === undefined || autoQa === autoQA, 'autoQA goes out without autoQa', 10501);
	const details = ['voicemailCheckDuration', 'voicemailHandle'].some((name) => name in body);
	must(!details || body.voicemailCheck === 1, 'voicemail settings without voicemailCheck', 10501);
	return {
		taskId: randomBytes(16).toString('hex'),
		name: taskName!,
		groupName: groupName!,
		source: 'api',
		state: 'Not Started',
		actualStartTime: '',
		contacts: [],
		rows: [],
	};
}

/** Standard base64, as Python's b64encode writes it (2.1). */
function isBase64(value: string): boolean {
	return Buffer.from(value, 'base64').toString('base64') === value;
}

function isJson({ contentType }: Received): boolean {
	return contentType.startsWith('application/json');
}
