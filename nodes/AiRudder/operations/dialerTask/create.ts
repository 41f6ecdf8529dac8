import { wrongInput, type AiRudderFailure } from '../../../shared/api/failure';
import type { WireRequest } from '../../../shared/api/wireRequest';
import { allItems } from '../../../shared/operations/allItems';
import { callingRulesThatWait } from '../../../shared/forms/callingRulesForm';
import { contactsForm } from '../../../shared/forms/contactsForm';
import { answeredTask, createdTask } from '../../../shared/operations/createdTask';
import { flag, textAs } from '../../../shared/forms/formPieces';
import { distinctNames } from '../../../shared/operations/namesToldApart';
import { requireReachable } from '../../../shared/operations/waiting/reachable';
import { contactsOfTasks, settingOptions, wireDialerContacts, type NewTaskPart } from './contacts';
import { dialerTaskByName } from './dialerTaskByName';
import { dialerSchedule, requiredSettings, wireNewTask } from './form';
import { explainedName, dialerTaskNameIn } from './taskName';

/** The form of a new dialer task, options last. Contract: createDialerTask. */
export const newDialerTaskForm = {
	...requiredSettings,
	...contactsForm([], {
		displayName: 'Template Column',
		placeholder: 'e.g. contactName',
		description: 'Name of the column as the template of your account defines it',
	}),
	sendOtherColumns: flag(
		{
			displayName: 'Send Other Columns',
			description: 'Whether every other column of the items is sent under its own name',
		},
		false,
	),
	...dialerSchedule,
};

/** What every operation that creates a dialer task shares. Dials people: sent once, looked up by name when unsure. */
export const newDialerTask = {
	endpoint: 'createDialerTask',
	recovery: dialerTaskByName,
	whatMayHaveHappened: (request: WireRequest) =>
		`A dialer task named "${dialerTaskNameIn(request)}" may exist and be calling.`,
	explained: explainedName,
	answer: answeredTask((payload) => createdTask(payload, 'errorContactList'), dialerTaskNameIn),
} as const;

/**
 * The requests for new dialer tasks, whose events go to `callback`. Several of one name are told apart by its end.
 * Throws `input`. Contract: DialerTaskRequest.
 */
export function dialerTaskRequests<Parameters extends NewTaskPart['parameters']>(
	parts: Array<{ contacts: NewTaskPart['contacts']; parameters: Parameters }>,
	callback: (parameters: Parameters) => string,
): WireRequest[] {
	const distinct = distinctNames(parts, '_p');
	return parts.map(({ contacts, parameters }, index) => {
		const url = callback(parameters);
		return {
			body: {
				...wireNewTask(distinct[index] ?? '', parameters),
				...(url === '' ? {} : { callback: Buffer.from(url, 'utf8').toString('base64') }),
				// Sent empty, as the one client seen does: the contacts are in customizeContacts.
				contactList: [],
				customizeContacts: wireDialerContacts(contacts, parameters),
			},
		};
	});
}

/** Has agents call everyone in the incoming items. Contract: createDialerTask. Dials people: sent once. */
export const create = allItems({
	name: 'Create',
	action: 'Create a dialer task',
	description: 'Phone the people in the incoming items and connect those who answer to agents',
	...newDialerTask,
	fields: {
		...newDialerTaskForm,
		callingRules: callingRulesThatWait,
		callbackUrl: webAddress(),
		options: settingOptions,
	},
	...contactsOfTasks,
	requests: (parts) => dialerTaskRequests(parts, ({ callbackUrl }) => callbackUrl),
	beginningAt: (parameters, start) => ({ ...parameters, start }),
	check: async (context, { callbackUrl, start, callingRules }) => {
		if (callingRules.callingHours?.outside === 'wait' && !start) throw startMissing();
		await requireReachable(context, newDialerTask.endpoint, callbackUrl, 'Callback URL');
	},
});

/** Without a start some of the tasks would begin by themselves and others by hand. */
function startMissing(): AiRudderFailure {
	return wrongInput(
		'Wait for Opening needs a Start',
		"Give a Start on the day of the calls: {{ $now }} within the hours, in the evening one of the next morning, e.g. {{ $now.plus({ days: 1 }).startOf('day').plus({ hours: 9 }) }}. Or set Outside Hours to Skip or Stop.",
	);
}

function webAddress() {
	const wording = {
		displayName: 'Callback URL',
		description:
			'Where AIRudder sends the events of this task: the Production URL of an AIRudder Trigger, with https and reached from outside',
		hint: 'Set it whenever you can: without it AIRudder may refuse the task (code 10503)',
		placeholder: 'e.g. https://n8n.example.com/webhook/…',
	};
	return textAs(wording, (url, label) => {
		if (url === '' || (/^https?:\/\//i.test(url) && URL.canParse(url))) return url;
		throw wrongInput(`${label} is not a web address`, 'Write it with https:// in front.');
	});
}
