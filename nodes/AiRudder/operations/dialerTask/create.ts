import type { IDataObject } from 'n8n-workflow';
import { wrongInput } from '../../../shared/api/failure';
import { taskIdIn } from '../../../shared/api/lists';
import type { WireRequest } from '../../../shared/api/session';
import { idText, objectsIn } from '../../../shared/api/values';
import { otherColumns, type Contact, type NamedColumns } from '../../../shared/contacts';
import { allItems } from '../../../shared/operations/allItems';
import { contactFields } from '../../../shared/operations/contactFields';
import { contactsForm } from '../../../shared/operations/contactsForm';
import { flag, text } from '../../../shared/operations/formPieces';
import { dialerTaskByName, nameIn } from './dialerTaskByName';
import {
	dialerSchedule,
	requiredSettings,
	settingOptions,
	wireNewTask,
	type NewDialerTask,
} from './form';

/** The form of a new dialer task, options last. Contract: createDialerTask. */
export const newTaskForm = {
	...requiredSettings,
	...contactsForm(
		contactFields([], {
			displayName: 'Template Column',
			placeholder: 'e.g. contactName',
			description: 'Name of the column as the template of your account defines it',
		}),
	),
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
		`A dialer task named "${nameIn(request)}" may exist and be calling.`,
	answer: async (
		payload: unknown,
		request: WireRequest,
		find: () => Promise<IDataObject | undefined>,
	): Promise<IDataObject> => {
		const taskId = newTaskIdIn(payload) ?? (await find())?.taskId;
		const known = taskId === undefined ? { answer: payload as IDataObject } : { taskId };
		return { ...known, taskName: nameIn(request) };
	},
} as const;

/** The id as text, or under one of its names, at most one object deep: the contract leaves the answer open. */
function newTaskIdIn(payload: unknown): string | undefined {
	const objects = objectsIn([payload]);
	const deeper = objects.flatMap((object) => objectsIn(Object.values(object)));
	const named = [...objects, ...deeper].map(({ taskId }) => idText(taskId));
	return taskIdIn(payload) ?? named.find((id) => id !== undefined);
}

/** Everyone in one task: the contract names no limit, and agents share one list. */
export function inOneTask<Parameters>(
	contacts: Contact[],
	parametersOf: (item: number) => Parameters,
): Array<{ contacts: Contact[]; parameters: Parameters }> {
	return [{ contacts, parameters: parametersOf(0) }];
}

interface NewTaskWithContacts {
	contacts: Contact[];
	parameters: NewDialerTask & NamedColumns;
}

/** The request for a new dialer task, whose events go to `callback`. Throws `input`. Contract: DialerTaskRequest. */
export function createRequest(
	{ contacts, parameters }: NewTaskWithContacts,
	callback: string,
): WireRequest {
	const others = otherColumns(parameters);
	return {
		body: {
			...wireNewTask(parameters),
			...(callback === '' ? {} : { callback }),
			// Sent empty, as the one client seen does: the contacts are in customizeContacts.
			contactList: [],
			customizeContacts: contacts.map(({ number, fields, row }) => ({
				...others(row),
				...fields,
				PhoneNumber: number,
			})),
		},
	};
}

/** Has agents call everyone in the incoming items. Contract: createDialerTask. Dials people: sent once. */
export const create = allItems({
	name: 'Create',
	action: 'Create a dialer task',
	description: 'Phone the people in the incoming items and connect those who answer to agents',
	...newDialerTask,
	fields: {
		...newTaskForm,
		callbackUrl: webAddress(),
		options: settingOptions,
	},
	divide: inOneTask,
	requests: (parts) => parts.map((part) => createRequest(part, part.parameters.callbackUrl)),
});

function webAddress() {
	const field = text({
		displayName: 'Callback URL',
		description:
			'Where AIRudder sends the events of this task: the Production URL of an AIRudder Trigger',
		placeholder: 'e.g. https://n8n.example.com/webhook/…',
	});
	return {
		...field,
		read: (raw: unknown, label: string) => {
			const url = field.read(raw, label);
			if (url === '' || (/^https?:\/\//i.test(url) && URL.canParse(url))) return url;
			throw wrongInput(`${label} is not a web address`, 'Write it with https:// in front.');
		},
	};
}
