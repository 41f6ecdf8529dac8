import { unpublished } from '../../../shared/operations/unpublished';

/** Closes a session of the chatbot. Contract: endSession. */
export const end = unpublished('endSession', {
	name: 'End',
	action: 'End a session',
	description: 'End a chatbot session',
});
