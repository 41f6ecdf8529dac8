import { fromContract } from '../../../shared/operations/fromContract/fromContract';

/** A template message to one person. Reaches people: sent once. Contract: sendTemplateMessage. */
export const send = fromContract('sendTemplateMessage', {
	name: 'Send',
	action: 'Send a template message',
	description: 'Send a message made from a template to one person',
});
