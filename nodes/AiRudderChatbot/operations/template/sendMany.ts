import { fromContract } from '../../../shared/operations/fromContract/fromContract';

/** A template message to everyone in the incoming items. Reaches people: sent once. Contract: sendTemplateMessages. */
export const sendMany = fromContract(
	'sendTemplateMessages',
	{
		name: 'Send to Many',
		action: 'Send a template message to many',
		description: 'Send a message made from a template to the people in the incoming items',
	},
	{ contacts: true },
);
