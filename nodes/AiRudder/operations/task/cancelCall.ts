import { perItem } from '../../../shared/operations/perItem';
import { phoneNumber } from '../../../shared/forms/phoneNumberField';
import { taskLocator } from './form';

/** Takes one number out of a task. Contract: cancelTaskCall. */
export const cancelCall = perItem({
	name: 'Cancel Call',
	action: 'Cancel one call in a task',
	description: 'Take one number out of a calling task, so that it is not called',
	endpoint: 'cancelTaskCall',
	fields: { task: taskLocator(), phoneNumber: phoneNumber({ required: true }) },
	request: ({ task, phoneNumber: number }) => ({ body: { TaskID: task, CalleeNumber: number } }),
	output: (_data, { task, phoneNumber: number }) => ({
		taskId: task,
		phoneNumber: number,
		canceled: true,
	}),
});
