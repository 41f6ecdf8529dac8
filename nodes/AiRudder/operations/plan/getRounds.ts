import { fromContract } from '../../../shared/operations/fromContract/fromContract';

/** The rounds of a plan: task name, task id and task status. Contract: listPlanRounds. */
export const getRounds = fromContract('listPlanRounds', {
	name: 'Get Rounds',
	action: 'Get the rounds of a plan',
	description: 'Retrieve each round of a dialing plan with its task and status',
});
