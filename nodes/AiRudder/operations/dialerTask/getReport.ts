import { locator } from '../../../shared/forms/formPieces';
import { severalIds } from '../../../shared/forms/severalIds';
import { dialerTask } from '../../../shared/report';
import { callReport } from '../callReport';
import { callsOfDialerTask } from './calls';

/** What came of some dialer tasks, in figures. Contract: getDialerTaskDetail, which lists calls, not contacts. */
export const getReport = callReport({
	action: 'Get a report of dialer tasks',
	description:
		'Retrieve how many people the dialer tasks of all incoming items called and reached, what came of it, and when: one report',
	fields: {
		task: severalIds(
			locator(
				{
					displayName: 'Dialer Task',
					description: 'The predictive dialer task, or several of them by their IDs',
					hint: 'Several IDs: with commas between them, or a list from an expression. The tasks of all incoming items are one report.',
					required: true,
				},
				'searchDialerTasks',
				'e.g. 69f531a01a9df58aa6de2487be610abb',
			),
		),
	},
	endpoint: 'getDialerTaskDetail',
	listsContacts: false,
	tasks: async (_client, { task }) => task,
	read: async (client, taskId) => dialerTask(await callsOfDialerTask(client, { taskId }), taskId),
});
