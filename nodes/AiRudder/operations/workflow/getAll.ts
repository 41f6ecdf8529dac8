import { unpublished } from '../../../shared/operations/unpublished';

/** The workflows of the account. Contract: listWorkflows. */
export const getAll = unpublished('listWorkflows', {
	name: 'Get Many',
	action: 'Get many workflows',
	description: 'Retrieve the workflows of the account',
});
