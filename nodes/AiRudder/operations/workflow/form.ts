import type { IDataObject } from 'n8n-workflow';
import { wrongInput } from '../../../shared/api/failure';
import type { Contact } from '../../../shared/contacts';
import { contactsForm } from '../../../shared/forms/contactsForm';
import type { Wording } from '../../../shared/forms/fields';
import { flag, locator, text } from '../../../shared/forms/formPieces';

/**
 * Contacts of one workflow in all, those it was started with and those added later. Contract: createWorkflow,
 * addWorkflowContacts (details).
 */
const mostContacts = 10_000;

const inWords = (count: number) => count.toLocaleString('en');

/** What a refusal may be about that AIRudder's words do not explain. */
export const limitInWords = () =>
	`A workflow takes ${inWords(mostContacts)} contacts in all, those it was started with and those added later.`;

/**
 * All contacts come in one request. Throws `input` when there are more than a workflow takes: sent in parts, some would
 * be reached and the others refused.
 */
export function inOneWorkflow(_parameters: unknown, contacts: readonly Contact[]): number {
	const firstLeft = contacts[mostContacts];
	if (!firstLeft) return mostContacts;
	const left = contacts.length - mostContacts;
	throw wrongInput(
		`A workflow takes at most ${inWords(mostContacts)} contacts in all; there are ${inWords(contacts.length)}, so nothing was sent`,
		`Divide the rows among several workflows. With the first ${inWords(mostContacts)} in one, ${inWords(left)} are left, from row ${firstLeft.item + 1} on.`,
	);
}

/** A workflow by its id. AIRudder publishes no list of workflows, so there is none to choose from. */
export function workflowId() {
	return text({
		displayName: 'Workflow ID',
		description: 'ID of the workflow',
		placeholder: 'e.g. 69f531a01a9df58aa6de2487be610abb',
		required: true,
	});
}

/** A choice of one outbound task of a workflow, by ID or from the workflow's list. Contract: listWorkflowTasks. */
export function workflowTaskLocator(displayOptions?: Wording['displayOptions']) {
	return locator(
		{
			displayName: 'Task',
			description: 'The outbound task of the workflow',
			required: true,
			...(displayOptions ? { displayOptions } : {}),
		},
		'searchWorkflowTasks',
		'e.g. 69f531a01a9df58aa6de2487be610abb',
	);
}

/** Contacts of a workflow: a number, and values for the variables of its template. */
export const workflowContactsForm = {
	...contactsForm([], {
		displayName: 'Variable',
		placeholder: 'e.g. customer_name',
		description: 'Name of the variable in the workflow template',
	}),
	sendOtherColumns: flag(
		{
			displayName: 'Send Other Columns As Variables',
			description: 'Whether every other column of the items becomes a variable of the same name',
		},
		false,
	),
};

/** Contacts in the contract's names; values of variables are text. Contract: WorkflowContact. */
export function wireContacts(contacts: Contact[]): IDataObject[] {
	return contacts.map(({ number, fields }) => {
		const variables = Object.entries(fields).map(([name, value]) => [name, textOf(value)] as const);
		return {
			callee: number,
			...(variables.length > 0 ? { variables: Object.fromEntries(variables) } : {}),
		};
	});
}

function textOf(value: unknown): string {
	return typeof value === 'object'
		? JSON.stringify(value)
		: `${value as string | number | boolean}`;
}
