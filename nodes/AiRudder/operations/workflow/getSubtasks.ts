import { fromContract } from '../../../shared/operations/fromContract/fromContract';

/** The subtasks of a workflow. Contract: listWorkflowSubtasks. */
export const getSubtasks = fromContract('listWorkflowSubtasks', {
	name: 'Get Subtasks',
	action: 'Get the subtasks of a workflow',
	description: 'Retrieve the subtasks that a workflow is made of',
});
