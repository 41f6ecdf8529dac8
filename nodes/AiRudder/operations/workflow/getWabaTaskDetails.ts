import { fromContract } from '../../../shared/operations/fromContract/fromContract';

/** The details of one WhatsApp task of a workflow. Contract: getWorkflowWabaTaskDetail. */
export const getWabaTaskDetails = fromContract('getWorkflowWabaTaskDetail', {
	name: 'Get WhatsApp Task Details',
	action: 'Get the details of a WhatsApp task',
	description: 'Retrieve the details of one WhatsApp task of a workflow',
});
