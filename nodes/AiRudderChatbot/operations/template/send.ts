import { unpublished } from '../../../shared/operations/unpublished';

/** A template message to one person. Reaches people: sent once. Contract: sendTemplateMessage. */
export const send = unpublished('sendTemplateMessage', {
	name: 'Send',
	action: 'Send a template message',
	description: 'Send a message made from a template to one person',
});
