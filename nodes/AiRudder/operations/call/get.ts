import { fromContract } from '../../../shared/operations/fromContract/fromContract';

/** A call and its recording link, by call id. Contract: getCallByCallId. */
export const get = fromContract('getCallByCallId', {
	name: 'Get',
	action: 'Get a call by its ID',
	description: 'Retrieve a call and its recording link by call ID',
});
