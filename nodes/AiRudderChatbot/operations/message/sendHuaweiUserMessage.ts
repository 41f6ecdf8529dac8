import { asItems } from '../../../shared/api/lists';
import { text } from '../../../shared/forms/formPieces';
import { perItem } from '../../../shared/operations/perItem';
import { userMessageForm, wireMessage } from './userMessage';

/**
 * What a user of the Huawei channel wrote or clicked, one message for each item; the bot answers through callbacks.
 * Its answer was not seen, so it comes out as it is. Reaches people: sent once. Contract: sendHuaweiUserMessage.
 */
export const sendHuaweiUserMessage = perItem({
	name: 'Send Huawei User Message',
	action: 'Send a user message on the Huawei channel',
	description:
		'Hand what a user of the Huawei channel wrote or clicked to the bot, which answers them',
	endpoint: 'sendHuaweiUserMessage',
	fields: {
		session: text({
			displayName: 'Session ID',
			description: 'ID of the session, chosen by the Huawei side',
			placeholder: 'e.g. 3eeb467c935f6f2cb45021364ef3c1e8',
			required: true,
		}),
		channel: text(
			{
				displayName: 'Channel',
				description: 'Name of the channel',
				placeholder: 'e.g. HuaWei',
				required: true,
			},
			'HuaWei',
		),
		channelId: text({
			displayName: 'Channel ID',
			description: 'ID of the channel that AIRudder gave you',
			placeholder: 'e.g. hwbcauat',
			required: true,
		}),
		userId: text({
			displayName: 'User ID',
			description: 'ID of the user who wrote',
			placeholder: 'e.g. 12345',
			required: true,
		}),
		userName: text({
			displayName: 'User Name',
			description: 'Name of the user who wrote',
			placeholder: 'e.g. Budi',
		}),
		...userMessageForm,
	},
	request: ({ session, channel, channelId, userId, userName, ...message }) => ({
		body: {
			call_id: session,
			channel,
			channel_id: channelId,
			user: { id: userId, ...(userName === '' ? {} : { name: userName }) },
			messages: [wireMessage(message)],
		},
	}),
	output: (data) => asItems(data),
});
