import { fromContract } from '../../../shared/operations/fromContract/fromContract';

/** Stops a workflow. Contract: stopWorkflow. */
export const stop = fromContract('stopWorkflow', {
	name: 'Stop',
	action: 'Stop a workflow',
	description: 'Stop a workflow, so that nobody else in it is called or messaged',
});
