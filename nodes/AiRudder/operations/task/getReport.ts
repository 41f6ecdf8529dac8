import { locator } from '../../../shared/forms/formPieces';
import { severalIds } from '../../../shared/forms/severalIds';
import { robotTask } from '../../../shared/report';
import { callReport } from '../callReport';

/** What came of some calling tasks, in figures. Contract: getTaskDetail. */
export const getReport = callReport({
	action: 'Get a report of tasks',
	description:
		'Retrieve how many people the tasks of all incoming items called and reached, what came of it, and when: one report',
	fields: {
		task: severalIds(
			locator(
				{
					displayName: 'Task',
					description: 'The calling task, or several of them by their IDs',
					hint: 'Several IDs: with commas between them, or a list from an expression. The tasks of all incoming items are one report.',
					required: true,
				},
				'searchTasks',
				'e.g. 69f531a01a9df58aa6de2487be610abb',
			),
		),
	},
	endpoint: 'getTaskDetail',
	listsContacts: true,
	tasks: async (_client, { task }) => task,
	read: async (client, taskId) =>
		robotTask(await client.call('getTaskDetail', { query: { TaskID: taskId } }), taskId),
});
