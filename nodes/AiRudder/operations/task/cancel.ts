import { perItem } from '../../../shared/operations/perItem';
import { taskLocator } from './form';

/** Stops a task: numbers not yet called are not called any more. Contract: cancelTask. */
export const cancel = perItem({
	name: 'Cancel',
	action: 'Cancel a task',
	description: 'Stop a calling task, so that nobody else in it is called',
	endpoint: 'cancelTask',
	fields: { task: taskLocator() },
	request: ({ task }) => ({ body: { Action: 'Stop', TaskID: task } }),
	output: (_data, { task }) => ({ taskId: task, canceled: true }),
});
