import { fromContract } from '../../../shared/operations/fromContract/fromContract';

/** All recordings of one number in a plan. Contract: listPlanNumberRecordings. */
export const getRecordings = fromContract('listPlanNumberRecordings', {
	name: 'Get Recordings',
	action: 'Get the recordings of a number in a plan',
	description: 'Retrieve all call recordings of one number in a plan',
});
