import { unpublished } from '../../../shared/operations/unpublished';

/** Where a plan stands. Contract: getPlanStatus. */
export const getStatus = unpublished('getPlanStatus', {
	name: 'Get Status',
	action: 'Get the status of a plan',
	description: 'Retrieve the current status of a dialing plan',
});
