import { listIn } from '../../../shared/api/lists';
import { perItem } from '../../../shared/operations/perItem';
import { workflowId } from './form';

/** The outbound call tasks that the nodes of a workflow have run, as AIRudder lists them. Contract: listWorkflowTasks. */
export const getTasks = perItem({
	name: 'Get Tasks',
	action: 'Get the call tasks of a workflow',
	description: 'Retrieve the outbound call tasks that the nodes of a workflow have run',
	endpoint: 'listWorkflowTasks',
	fields: { workflowId: workflowId() },
	request: ({ workflowId: id }) => ({ body: { workflow_id: id } }),
	output: (data) => listIn(data),
});
