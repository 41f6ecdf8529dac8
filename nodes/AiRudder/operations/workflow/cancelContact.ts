import { unpublished } from '../../../shared/operations/unpublished';

/** Ends the workflow for one contact. Contract: cancelWorkflowContact. */
export const cancelContact = unpublished('cancelWorkflowContact', {
	name: 'Cancel Contact',
	action: 'Cancel a contact of a workflow',
	description: 'Stop the remaining steps of a workflow for one contact',
});
