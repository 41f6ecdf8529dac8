import { chunksOf } from '../../../shared/contacts';
import { allItems } from '../../../shared/operations/allItems';
import { mostContacts, wireContacts, workflowContactsForm, workflowId } from './form';

/**
 * Adds the incoming items to a running workflow, 10,000 in a request. Contract: addWorkflowContacts.
 * Reaches people: every request is sent once.
 */
export const addContacts = allItems({
	name: 'Add Contacts',
	action: 'Add contacts to a workflow',
	description:
		'Add the people in the incoming items to a running workflow, which then calls or messages them',
	endpoint: 'addWorkflowContacts',
	fields: { workflowId: workflowId(), ...workflowContactsForm },
	divide: (contacts, parametersOf) => {
		const parameters = parametersOf(0);
		return chunksOf(contacts, mostContacts).map((chunk) => ({ contacts: chunk, parameters }));
	},
	requests: (parts) =>
		parts.map(({ contacts, parameters }) => ({
			body: { workflow_id: parameters.workflowId, details: wireContacts(contacts, parameters) },
		})),
	answer: async (_payload, { body }) => ({ workflowId: body?.workflow_id, added: true }),
	whatMayHaveHappened: () => 'The contacts may be in the workflow already.',
});
