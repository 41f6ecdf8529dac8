import { fromContract } from '../../../shared/operations/fromContract/fromContract';

/** The company of the account. Contract: getCompany. */
export const get = fromContract('getCompany', {
	name: 'Get',
	action: 'Get the company',
	description: 'Retrieve the company that the account belongs to',
});
