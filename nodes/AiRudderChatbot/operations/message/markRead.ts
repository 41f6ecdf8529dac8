import { fromContract } from '../../../shared/operations/fromContract/fromContract';

/** Marks a user's message as read. Contract: markMessageRead. */
export const markRead = fromContract('markMessageRead', {
	name: 'Mark as Read',
	action: 'Mark a user message as read',
	description: 'Mark the message of a user as read',
});
