import { readMessage } from '../../../shared/chat/message';
import { messagesOfSession } from '../../../shared/chat/sessionMessages';
import {
	optional,
	returnAllAndLimit,
	simplify,
	text,
	wantedCount,
	wholeNumber,
} from '../../../shared/forms/formPieces';
import { stepsPerItem } from '../../../shared/operations/perItem';

/** What was said in a session, newest first as AIRudder gives it. Contract: listSessionMessages. */
export const getMessages = stepsPerItem({
	name: 'Get Messages',
	action: 'Get the messages of a session',
	description: 'Retrieve what the user and the bot said in a session, newest first',
	endpoint: 'listSessionMessages',
	fields: {
		session: text({
			displayName: 'Session ID',
			description: 'ID of the session, the call_id of an event of the chatbot',
			placeholder: 'e.g. 3eeb467c935f6f2cb45021364ef3c1e8',
			required: true,
		}),
		...returnAllAndLimit,
		simplify: simplify(),
		options: optional({
			pageSize: wholeNumber(
				{
					displayName: 'Messages per Request',
					// A page of one would be no progress, should AIRudder begin it with the message it is asked from.
					description: 'How many messages to ask for at once',
				},
				20,
				2,
			),
			type: text({
				displayName: 'Type',
				description:
					'Kind of messages to ask for, as AIRudder named it to you. Leave empty if it named none.',
				placeholder: 'e.g. single',
			}),
		}),
	},
	steps: async ({ client, parameters }) => {
		const { session, simplify: simple, options } = parameters;
		const messages = await messagesOfSession(client, {
			sessionId: session,
			pageSize: options.pageSize ?? 20,
			type: options.type,
			limit: wantedCount(parameters),
		});
		return messages.map((message) => ({
			json: simple ? readMessage(message, session) : message,
		}));
	},
});
