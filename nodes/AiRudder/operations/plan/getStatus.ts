import { fromContract } from '../../../shared/operations/fromContract/fromContract';

/** Where a plan stands. Contract: getPlanStatus. */
export const getStatus = fromContract('getPlanStatus', {
	name: 'Get Status',
	action: 'Get the status of a plan',
	description: 'Retrieve the current status of a dialing plan',
});
