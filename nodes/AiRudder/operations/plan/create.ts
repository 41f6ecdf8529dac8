import { fromContract } from '../../../shared/operations/fromContract/fromContract';

/** A plan runs several rounds over one list of numbers. Dials people: sent once. Contract: createPlan. */
export const create = fromContract(
	'createPlan',
	{
		name: 'Create',
		action: 'Create a dialing plan',
		description: 'Phone the people in the incoming items in several rounds, following a strategy',
	},
	{ contacts: true },
);
