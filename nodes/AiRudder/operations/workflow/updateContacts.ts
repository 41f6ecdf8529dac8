import { fromContract } from '../../../shared/operations/fromContract/fromContract';

/** Changes contacts that are in a workflow. Contract: updateWorkflowContacts. */
export const updateContacts = fromContract(
	'updateWorkflowContacts',
	{
		name: 'Update Contacts',
		action: 'Update contacts of a workflow',
		description: 'Change the data of contacts that are in a workflow already',
	},
	{ contacts: true },
);
