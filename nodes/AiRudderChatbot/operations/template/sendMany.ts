import { unpublishedWithContacts } from '../../../shared/operations/unpublished';

/** A template message to everyone in the incoming items. Reaches people: sent once. Contract: sendTemplateMessages. */
export const sendMany = unpublishedWithContacts('sendTemplateMessages', {
	name: 'Send to Many',
	action: 'Send a template message to many',
	description: 'Send a message made from a template to the people in the incoming items',
});
