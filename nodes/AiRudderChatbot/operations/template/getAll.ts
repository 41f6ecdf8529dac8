import { fromContract } from '../../../shared/operations/fromContract/fromContract';

/** The message templates of the company. Contract: listTemplates. */
export const getAll = fromContract('listTemplates', {
	name: 'Get Many',
	action: 'Get many templates',
	description: 'Retrieve a list of message templates',
});
