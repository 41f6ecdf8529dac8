import { unpublishedWithContacts } from '../../../shared/operations/unpublished';

/** Changes contacts that are in a workflow. Contract: updateWorkflowContacts. */
export const updateContacts = unpublishedWithContacts('updateWorkflowContacts', {
	name: 'Update Contacts',
	action: 'Update contacts of a workflow',
	description: 'Change the data of contacts that are in a workflow already',
});
