import { unpublished } from '../../../shared/operations/unpublished';

/** The templates that workflows are started from. Contract: listWorkflowTemplates. */
export const getTemplates = unpublished('listWorkflowTemplates', {
	name: 'Get Templates',
	action: 'Get many workflow templates',
	description: 'Retrieve the workflow templates, newest first',
});
