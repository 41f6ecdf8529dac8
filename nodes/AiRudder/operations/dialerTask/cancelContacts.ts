import type { IExecuteFunctions } from 'n8n-workflow';
import { wrongInput } from '../../../shared/api/failure';
import { grouped, isBlank, isText } from '../../../shared/api/values';
import type { WireRequest } from '../../../shared/api/wireRequest';
import { contactsToSend, listReport, toE164 } from '../../../shared/contacts';
import { checkedContacts } from '../../../shared/operations/checkedContacts';
import { columnsForm, invalidRowsChoice } from '../../../shared/forms/contactsForm';
import { propertiesOf, readParameters, shownWhen, type Field } from '../../../shared/forms/fields';
import { choice, text } from '../../../shared/forms/formPieces';
import { inOneGo } from '../../../shared/operations/inOneGo';
import type { Operation, Produced } from '../../../shared/operations/operation';
import { perItem } from '../../../shared/operations/perItem';
import { RowParameters } from '../../../shared/operations/rowParameters';
import { openClient, pairedItems } from '../../../shared/operations/runner';
import { cancelResults } from './cancelResults';
import { dialerTaskLocator } from './form';

const task = dialerTaskLocator();
const source = choice(
	{ displayName: 'Phone Numbers From', description: 'Where the numbers come from' },
	[
		{
			name: 'Incoming Items',
			value: 'items',
			description: 'One number in each item; one request for each task',
		},
		{ name: 'List', value: 'list', description: 'A list of numbers; one request for each item' },
	],
	'items',
);
const { phoneNumberColumn, callingCode } = columnsForm();
const itemsForm = {
	phoneNumberColumn,
	callingCode,
	invalidRows: invalidRowsChoice({ canHaveOutput: false }),
};
const listForm = { phoneNumbers: phoneNumbers() };

const wording = {
	name: 'Cancel Contacts',
	action: 'Cancel contacts of a dialer task',
	description:
		'Take numbers out of a dialer task, so that they are not called; each comes out with whether it was',
};

const endpoint = 'cancelDialerContacts';

const fromList = perItem({
	...wording,
	endpoint,
	fields: { task, ...listForm },
	request: ({ task: taskId, phoneNumbers: numbers }) => cancelRequest(taskId, numbers),
	output: (payload, { task: taskId, phoneNumbers: numbers }) =>
		cancelResults(taskId, numbers, payload),
});

/** Takes numbers out of a dialer task: one item for each, with whether it was cancelled. Contract: cancelDialerContacts. */
export const cancelContacts: Operation<typeof endpoint> = {
	...wording,
	endpoint,
	properties: [
		...propertiesOf({ task, source }),
		...propertiesOf(itemsForm).map((one) => shownWhen(one, { show: { source: ['items'] } })),
		...propertiesOf(listForm).map((one) => shownWhen(one, { show: { source: ['list'] } })),
	],
	run: async (context) =>
		await inOneGo(context, async () => {
			const { source: chosen } = readParameters(context, { source }, 0);
			return chosen === 'list'
				? await fromList.run(context)
				: [await pairedItems(await fromItems(context), [0])];
		}),
};

/** One request for each task that the items name. All rows are checked before the first. */
async function fromItems(context: IExecuteFunctions): Promise<Produced[]> {
	const rows = new RowParameters(context, { task, ...itemsForm });
	const report = await checkedContacts(context, rows, { purpose: ({ task: taskId }) => taskId });
	const contacts = contactsToSend(report, (item) => rows.valid(item).invalidRows);
	const client = await openClient(context, endpoint);
	const byTask = grouped(contacts.map((contact) => [rows.valid(contact.item).task, contact]));
	const produced: Produced[] = [];
	for (const [taskId, members] of byTask) {
		const numbers = members.map(({ number }) => number);
		const payload = await client.call(endpoint, cancelRequest(taskId, numbers));
		const results = cancelResults(taskId, numbers, payload);
		members.forEach(({ item }, index) => {
			produced.push({ json: results[index] ?? {}, items: [item] });
		});
	}
	const [first] = produced;
	if (first) first.json = { ...first.json, ...listReport(report) };
	return produced;
}

function cancelRequest(taskId: string, contactList: string[]): WireRequest {
	return { body: { TaskID: taskId, contactList } };
}

/** Numbers with country code: a list, or text with commas or line breaks between them. */
function phoneNumbers(): Field<string[]> {
	const { property } = text({
		displayName: 'Phone Numbers',
		description: 'Numbers with country code, separated by commas or line breaks',
		placeholder: 'e.g. +6281234567890, +6281234567891',
		required: true,
	});
	return {
		property,
		read: (raw, label) => {
			const given = Array.isArray(raw) ? raw : isText(raw) ? raw.split(/[,;\n]/) : [raw];
			const numbers = given.filter((entry) => !isBlank(entry)).map((entry) => e164(entry, label));
			if (numbers.length > 0) return [...new Set(numbers)];
			throw wrongInput(`${label} is empty`, 'Enter at least one number.');
		},
	};
}

function e164(raw: unknown, label: string): string {
	const result = toE164(raw);
	if ('number' in result) return result.number;
	throw wrongInput(
		`${label}: "${String(raw).trim()}" ${result.reason}`,
		'Write it as e.g. +6281234567890.',
	);
}
