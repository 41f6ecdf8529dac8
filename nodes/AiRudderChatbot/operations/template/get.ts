import { fromContract } from '../../../shared/operations/fromContract/fromContract';

/** One message template. Contract: getTemplate. */
export const get = fromContract('getTemplate', {
	name: 'Get',
	action: 'Get a template',
	description: 'Retrieve one message template',
});
