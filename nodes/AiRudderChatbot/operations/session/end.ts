import { fromContract } from '../../../shared/operations/fromContract/fromContract';

/** Closes a session of the chatbot. Contract: endSession. */
export const end = fromContract('endSession', {
	name: 'End',
	action: 'End a session',
	description: 'End a chatbot session',
});
