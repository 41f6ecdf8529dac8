import { unpublished } from '../../../shared/operations/unpublished';

/** A call and its recording link, by call id. Contract: getCallByCallId. */
export const get = unpublished('getCallByCallId', {
	name: 'Get',
	action: 'Get a call by its ID',
	description: 'Retrieve a call and its recording link by call ID',
});
