import { severalIds } from '../../../shared/forms/severalIds';
import { robotTask } from '../../../shared/report';
import { callReport, oneReport } from '../callReport';
import { taskLocator } from './form';

/** What came of some calling tasks, in figures. Contract: getTaskDetail. */
export const getReport = callReport({
	action: 'Get a report of tasks',
	description:
		'Retrieve how many people the tasks of all incoming items called and reached, what came of it, and when: one report',
	fields: {
		task: severalIds(taskLocator(), oneReport),
	},
	endpoint: 'getTaskDetail',
	listsContacts: true,
	tasks: async (_client, { task }) => task,
	read: async (client, taskId) =>
		await robotTask(await client.call('getTaskDetail', { query: { TaskID: taskId } }), taskId),
});
