import { unpublished } from '../../../shared/operations/unpublished';

/** One message template. Contract: getTemplate. */
export const get = unpublished('getTemplate', {
	name: 'Get',
	action: 'Get a template',
	description: 'Retrieve one message template',
});
