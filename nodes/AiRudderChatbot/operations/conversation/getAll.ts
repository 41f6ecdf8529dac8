import { unpublished } from '../../../shared/operations/unpublished';

/** The conversations of the company. Contract: listConversations. */
export const getAll = unpublished('listConversations', {
	name: 'Get Many',
	action: 'Get many conversations',
	description: 'Retrieve a list of conversations',
});
