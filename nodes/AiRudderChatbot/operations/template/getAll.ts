import { unpublished } from '../../../shared/operations/unpublished';

/** The message templates of the company. Contract: listTemplates. */
export const getAll = unpublished('listTemplates', {
	name: 'Get Many',
	action: 'Get many templates',
	description: 'Retrieve a list of message templates',
});
