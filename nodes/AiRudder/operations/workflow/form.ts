import type { IDataObject } from 'n8n-workflow';
import { otherColumns, type Contact, type NamedColumns } from '../../../shared/contacts';
import { contactFields } from '../../../shared/operations/contactFields';
import { contactsForm } from '../../../shared/operations/contactsForm';
import { flag, text } from '../../../shared/operations/formPieces';

/** Contacts in one request. Contract: createWorkflow, addWorkflowContacts (details, maxItems). */
export const mostContacts = 10_000;

/** A workflow by its id. AIRudder publishes no list of workflows, so there is none to choose from. */
export function workflowId() {
	return text({
		displayName: 'Workflow ID',
		description: 'ID of the workflow',
		placeholder: 'e.g. 69f531a01a9df58aa6de2487be610abb',
		required: true,
	});
}

/** Contacts of a workflow: a number, and values for the variables of its template. */
export const workflowContactsForm = {
	...contactsForm(
		contactFields([], {
			displayName: 'Variable',
			placeholder: 'e.g. customer_name',
			description: 'Name of the variable in the workflow template',
		}),
	),
	sendOtherColumns: flag(
		{
			displayName: 'Send Other Columns As Variables',
			description: 'Whether every other column of the items becomes a variable of the same name',
		},
		false,
	),
};

/** Contacts in the contract's names; values of variables are text. Contract: WorkflowContact. */
export function wireContacts(contacts: Contact[], named: NamedColumns): IDataObject[] {
	const others = otherColumns(named);
	return contacts.map(({ number, fields, row }) => {
		const values = Object.entries({ ...others(row), ...fields });
		const variables = values.map(([name, value]) => [name, textOf(value)] as const);
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
