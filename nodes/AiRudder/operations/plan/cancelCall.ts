import { fromContract } from '../../../shared/operations/fromContract/fromContract';

/** Takes one number out of a plan. Contract: cancelPlanCall. */
export const cancelCall = fromContract('cancelPlanCall', {
	name: 'Cancel Call',
	action: 'Cancel a number in a plan',
	description: 'Take one number out of the whole plan, so that it is not called again',
});
