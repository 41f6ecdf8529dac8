import type { AiRudderClient } from '../../../shared/api/client';
import { AiRudderFailure } from '../../../shared/api/failure';
import { labelled, listIn } from '../../../shared/api/lists';
import { choice } from '../../../shared/forms/formPieces';
import { needIds, severalIds } from '../../../shared/forms/severalIds';
import { robotTask } from '../../../shared/report';
import { callReport } from '../callReport';
import { workflowId, workflowTaskLocator } from './form';

/** What came of the calls of some workflows, in figures. Contract: listWorkflowTasks, getWorkflowTaskDetail. */
export const getReport = callReport({
	action: 'Get a report of the calls of a workflow',
	description:
		'Retrieve how many people the workflows of all incoming items called and reached, what came of it, and when: one report',
	fields: {
		workflowId: workflowId(),
		tasksOf: choice(
			{ displayName: 'Tasks', description: 'Which outbound call tasks of the workflow count' },
			[
				{ name: 'All Tasks of the Workflow', value: 'all' },
				{ name: 'Chosen Tasks', value: 'chosen' },
			],
			'all',
		),
		task: severalIds(workflowTaskLocator({ show: { tasksOf: ['chosen'] } })),
	},
	endpoint: 'getWorkflowTaskDetail',
	listsContacts: true,
	tasks: async (client, { workflowId: id, tasksOf, task }) =>
		tasksOf === 'chosen' ? needIds(task, 'Task') : await tasksOfWorkflow(client, id),
	read: async (client, taskId) =>
		await robotTask(
			await client.call('getWorkflowTaskDetail', { body: { task_id: taskId } }),
			taskId,
		),
});

/** The call tasks that a workflow has run. Throws `refused` when one has no readable id: it would be missing in silence. */
async function tasksOfWorkflow(client: AiRudderClient, workflow: string): Promise<string[]> {
	const tasks = listIn(await client.call('listWorkflowTasks', { body: { workflow_id: workflow } }));
	return tasks.map((entry) => {
		const id = labelled(entry, 'task')?.id;
		if (id !== undefined) return id;
		throw new AiRudderFailure('refused', 'AIRudder lists a task of the workflow without an ID', {
			description: 'Choose the tasks by their IDs, and report this to the makers of this package.',
		});
	});
}
