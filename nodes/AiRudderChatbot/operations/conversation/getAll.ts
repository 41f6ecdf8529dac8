import { fromContract } from '../../../shared/operations/fromContract/fromContract';

/** The conversations of the company. Contract: listConversations. */
export const getAll = fromContract('listConversations', {
	name: 'Get Many',
	action: 'Get many conversations',
	description: 'Retrieve a list of conversations',
});
