import { stepsPerItem } from '../../../shared/operations/perItem';
import { taskLocator } from '../task/form';
import { fileProperty } from '../../../shared/forms/fileField';
import { filesOf } from '../../../shared/calls';

/**
 * All recordings of a task: one archive, or one item for each link AIRudder gives.
 * Contract: getTaskRecordings (binary, or JSON with links).
 */
export const downloadAll = stepsPerItem({
	name: 'Download All',
	action: 'Download all recordings of a task',
	description:
		'Retrieve the recordings of all calls of a task: one archive, or a file for each call',
	endpoint: 'getTaskRecordings',
	fields: { task: taskLocator(), binaryProperty: fileProperty() },
	steps: async ({ client, helpers, parameters: { task, binaryProperty } }) => {
		const fetched = await client.download('getTaskRecordings', { query: { TaskID: task } });
		return await filesOf(fetched, {
			client,
			helpers,
			binaryProperty,
			fileName: `${task}_recordings`,
			about: { taskId: task },
		});
	},
});
