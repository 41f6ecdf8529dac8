import { asItems } from '../../../shared/api/lists';
import { callsOrTask } from '../../../shared/calls';
import { simplify, text } from '../../../shared/forms/formPieces';
import { perItem } from '../../../shared/operations/perItem';
import { workflowTaskLocator } from './form';

/** One outbound task of a workflow with a record for each number it called. Contract: getWorkflowTaskDetail. */
export const getTaskDetails = perItem({
	name: 'Get Task Details',
	action: 'Get the calls of a workflow task',
	description:
		'Retrieve the calls of one outbound task of a workflow, one item for each number, or the task as it is',
	endpoint: 'getWorkflowTaskDetail',
	fields: {
		workflowId: text({
			displayName: 'Workflow ID',
			description: 'ID of the workflow; only needed to choose the task from the list',
			placeholder: 'e.g. 69f531a01a9df58aa6de2487be610abb',
		}),
		task: workflowTaskLocator(),
		simplify: simplify(),
	},
	request: ({ task }) => ({ body: { task_id: task } }),
	output: async (data, { simplify: simple }) => (simple ? await callsOrTask(data) : asItems(data)),
});
