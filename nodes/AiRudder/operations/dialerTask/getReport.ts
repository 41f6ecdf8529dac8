import { severalIds } from '../../../shared/forms/severalIds';
import { dialerTask } from '../../../shared/report';
import { callReport, oneReport } from '../callReport';
import { callsOfDialerTask } from './calls';
import { dialerTaskLocator } from './form';

/** What came of some dialer tasks, in figures. Contract: getDialerTaskDetail, which lists calls, not contacts. */
export const getReport = callReport({
	action: 'Get a report of dialer tasks',
	description:
		'Retrieve how many people the dialer tasks of all incoming items called and reached, what came of it, and when: one report',
	fields: {
		task: severalIds(dialerTaskLocator(), oneReport),
	},
	endpoint: 'getDialerTaskDetail',
	listsContacts: false,
	tasks: async (_client, { task }) => task,
	read: async (client, taskId) =>
		await dialerTask(await callsOfDialerTask(client, { taskId }), taskId),
});
