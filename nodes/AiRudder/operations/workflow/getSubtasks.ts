import { unpublished } from '../../../shared/operations/unpublished';

/** The subtasks of a workflow. Contract: listWorkflowSubtasks. */
export const getSubtasks = unpublished('listWorkflowSubtasks', {
	name: 'Get Subtasks',
	action: 'Get the subtasks of a workflow',
	description: 'Retrieve the subtasks that a workflow is made of',
});
