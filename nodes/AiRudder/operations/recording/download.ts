import { stepsPerItem } from '../../../shared/operations/perItem';
import { phoneNumber } from '../../../shared/forms/phoneNumberField';
import { taskLocator } from '../task/form';
import { fileProperty } from '../../../shared/forms/fileField';
import { filesOf } from '../../../shared/calls';

/** The recording of one number in a task, as a file. Contract: getCallRecording (audio, or a link to it). */
export const download = stepsPerItem({
	name: 'Download',
	action: 'Download the recording of a call',
	description: 'Retrieve the recording of one number in a task as a file',
	endpoint: 'getCallRecording',
	fields: {
		task: taskLocator(),
		phoneNumber: phoneNumber({ required: true }),
		binaryProperty: fileProperty(),
	},
	steps: async ({ client, helpers, parameters: { task, phoneNumber: callee, binaryProperty } }) => {
		const fetched = await client.download('getCallRecording', {
			query: { TaskID: task, Callee: callee },
		});
		return await filesOf(fetched, {
			client,
			helpers,
			binaryProperty,
			fileName: `${task}_${callee}`,
			about: { taskId: task, phoneNumber: callee },
		});
	},
});
