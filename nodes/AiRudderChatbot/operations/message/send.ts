import { fromContract } from '../../../shared/operations/fromContract/fromContract';

/** An ordinary message to a user. Reaches people: sent once. Contract: sendMessage. */
export const send = fromContract('sendMessage', {
	name: 'Send',
	action: 'Send a message',
	description: 'Send an ordinary message to a user',
});
