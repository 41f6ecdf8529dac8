import { fromContract } from '../../../shared/operations/fromContract/fromContract';

/** The workflows of the account. Contract: listWorkflows. */
export const getAll = fromContract('listWorkflows', {
	name: 'Get Many',
	action: 'Get many workflows',
	description: 'Retrieve the workflows of the account',
});
