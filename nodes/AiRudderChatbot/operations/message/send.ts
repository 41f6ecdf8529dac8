import { unpublished } from '../../../shared/operations/unpublished';

/** An ordinary message to a user. Reaches people: sent once. Contract: sendMessage. */
export const send = unpublished('sendMessage', {
	name: 'Send',
	action: 'Send a message',
	description: 'Send an ordinary message to a user',
});
