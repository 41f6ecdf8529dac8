import { unpublishedWithContacts } from '../../../shared/operations/unpublished';

/** A plan runs several rounds over one list of numbers. Dials people: sent once. Contract: createPlan. */
export const create = unpublishedWithContacts('createPlan', {
	name: 'Create',
	action: 'Create a dialing plan',
	description: 'Phone the people in the incoming items in several rounds, following a strategy',
});
