import { unpublished } from '../../../shared/operations/unpublished';

/** The company of the account. Contract: getCompany. */
export const get = unpublished('getCompany', {
	name: 'Get',
	action: 'Get the company',
	description: 'Retrieve the company that the account belongs to',
});
