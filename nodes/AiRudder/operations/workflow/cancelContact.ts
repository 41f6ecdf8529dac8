import { fromContract } from '../../../shared/operations/fromContract/fromContract';

/** Ends the workflow for one contact. Contract: cancelWorkflowContact. */
export const cancelContact = fromContract('cancelWorkflowContact', {
	name: 'Cancel Contact',
	action: 'Cancel a contact of a workflow',
	description: 'Stop the remaining steps of a workflow for one contact',
});
