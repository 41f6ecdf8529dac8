import { unpublished } from '../../../shared/operations/unpublished';

/** Stops a workflow. Contract: stopWorkflow. */
export const stop = unpublished('stopWorkflow', {
	name: 'Stop',
	action: 'Stop a workflow',
	description: 'Stop a workflow, so that nobody else in it is called or messaged',
});
