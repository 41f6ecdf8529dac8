import { withAdvice } from '../../../shared/api/failure';
import { unnamed } from '../../../shared/api/values';
import { allItems } from '../../../shared/operations/allItems';
import {
	inOneWorkflow,
	limitInWords,
	wireContacts,
	workflowContactsForm,
	workflowId,
} from './form';

/** Adds the incoming items to a running workflow. Contract: addWorkflowContacts. Reaches people: sent once. */
export const addContacts = allItems({
	name: 'Add Contacts',
	action: 'Add contacts to a workflow',
	description:
		'Add the people in the incoming items to a running workflow, which then calls or messages them: 10,000 in all, the first ones included',
	endpoint: 'addWorkflowContacts',
	fields: { workflowId: workflowId(), ...workflowContactsForm },
	most: inOneWorkflow,
	requests: (parts) =>
		parts.map(({ contacts, parameters }) => ({
			body: { workflow_id: parameters.workflowId, details: wireContacts(contacts) },
		})),
	explained: (refusal) => withAdvice(refusal, limitInWords()),
	answer: async (payload, { body }) => ({
		workflowId: body?.workflow_id,
		added: true,
		...unnamed(payload),
	}),
	whatMayHaveHappened: () => 'The contacts may be in the workflow already.',
});
