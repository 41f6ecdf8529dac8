import { fromContract } from '../../../shared/operations/fromContract/fromContract';

/** The WhatsApp tasks of a workflow. Contract: listWorkflowWabaTasks. */
export const getWabaTasks = fromContract('listWorkflowWabaTasks', {
	name: 'Get WhatsApp Tasks',
	action: 'Get the WhatsApp tasks of a workflow',
	description: 'Retrieve the WhatsApp tasks that the nodes of a workflow have run',
});
