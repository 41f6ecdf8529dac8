import { unpublished } from '../../../shared/operations/unpublished';

/** A user's message for the bot. Reaches people: sent once. Contract: sendBotUserMessage. */
export const sendUserMessage = unpublished('sendBotUserMessage', {
	name: 'Send User Message',
	action: 'Send a user message to the bot',
	description: 'Hand what a user wrote or clicked to the bot, which answers them',
});
