import { unpublished } from '../../../shared/operations/unpublished';

/** Marks a user's message as read. Contract: markMessageRead. */
export const markRead = unpublished('markMessageRead', {
	name: 'Mark as Read',
	action: 'Mark a user message as read',
	description: 'Mark the message of a user as read',
});
