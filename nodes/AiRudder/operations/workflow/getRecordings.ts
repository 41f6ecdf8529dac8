import { fromContract } from '../../../shared/operations/fromContract/fromContract';

/** All recordings of one number in a workflow. Contract: listWorkflowNumberRecordings. */
export const getRecordings = fromContract('listWorkflowNumberRecordings', {
	name: 'Get Recordings',
	action: 'Get the recordings of a number in a workflow',
	description: 'Retrieve all call recordings of one number in a workflow',
});
