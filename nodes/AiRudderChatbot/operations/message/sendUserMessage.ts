import { fromContract } from '../../../shared/operations/fromContract/fromContract';

/** A user's message for the bot. Reaches people: sent once. Contract: sendBotUserMessage. */
export const sendUserMessage = fromContract('sendBotUserMessage', {
	name: 'Send User Message',
	action: 'Send a user message to the bot',
	description: 'Hand what a user wrote or clicked to the bot, which answers them',
});
