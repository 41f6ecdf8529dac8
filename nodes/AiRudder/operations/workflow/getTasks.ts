import { listIn } from '../../../shared/api/lists';
import { inOneSpelling } from '../../../shared/api/oneSpelling';
import { simplify } from '../../../shared/forms/formPieces';
import { perItem } from '../../../shared/operations/perItem';
import { workflowId } from './form';

/** The outbound call tasks that the nodes of a workflow have run. Contract: listWorkflowTasks. */
export const getTasks = perItem({
	name: 'Get Tasks',
	action: 'Get the call tasks of a workflow',
	description: 'Retrieve the outbound call tasks that the nodes of a workflow have run',
	endpoint: 'listWorkflowTasks',
	fields: { workflowId: workflowId(), simplify: simplify() },
	request: ({ workflowId: id }) => ({ body: { workflow_id: id } }),
	output: (data, { simplify: simple }) => {
		const tasks = listIn(data);
		return simple ? tasks.map((task) => inOneSpelling(task, 'task')) : tasks;
	},
});
