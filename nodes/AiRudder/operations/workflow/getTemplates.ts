import { fromContract } from '../../../shared/operations/fromContract/fromContract';

/** The templates that workflows are started from. Contract: listWorkflowTemplates. */
export const getTemplates = fromContract('listWorkflowTemplates', {
	name: 'Get Templates',
	action: 'Get many workflow templates',
	description: 'Retrieve the workflow templates, newest first',
});
