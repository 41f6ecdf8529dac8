import type { IDataObject } from 'n8n-workflow';
import { webhooks } from '../api/endpoints.generated';
import { isObject, objectsIn } from '../api/values';
import { chatPlace, messagesIn, readChat } from './chatItem';
import { event, type EventKind } from './event';
import { isNamed } from './shapes';
import { unpublishedItem } from './unpublishedItem';

/** Events of the chatbot's sessions. AIRudder signs them. */
export const sessionEvents = {
	/** Contract: agentTransferRequested. Nothing in it tells two requests of a session apart. */
	agentTransferRequested: event({
		name: 'Agent Transfer Requested',
		description: 'The bot asks an agent to take over',
		recognise: (body) => body.event === webhooks.agentTransferRequested.event,
		toItem: ({ transfer, ...body }) => ({
			...chatPlace(body),
			...(isObject(transfer) ? chatPlace(transfer) : {}),
		}),
	}),
	/** Contract: sessionEnded. */
	sessionEnded: event({
		name: 'Session Ended',
		description: 'A chatbot session ended',
		...unpublished(),
	}),
	/** Contract: sessionReported. */
	sessionReported: event({
		name: 'Session Reported',
		description: 'AIRudder reports on a chatbot session that ended',
		...unpublished(),
	}),
};

/** Events of the chatbot's messages. AIRudder signs them. */
export const messageEvents = {
	/** Contract: channelMessagesSent. */
	channelMessagesSent: event({
		name: 'Channel Messages Sent',
		description: 'Messages were sent to the user on a channel',
		recognise: (body) => body.event === webhooks.channelMessagesSent.event,
		toItem: (body) => ({ ...chatPlace(body), messages: messagesIn(body) }),
		identity: ({ call_id, messages }) => {
			const ids = objectsIn(messages).map(({ msg_id }) => msg_id);
			return ids.length > 0 && ids.every(isNamed) ? [call_id, ...ids] : [];
		},
		list: { wire: 'messages', item: 'messages' },
	}),
	/** Contract: userMessageReceived. */
	userMessageReceived: event({
		name: 'User Message Received',
		description: 'The user sent a message',
		...unpublished(),
	}),
	/** Contract: userMessageAfterTransferReceived. */
	userMessageAfterTransferReceived: event({
		name: 'User Message After Transfer Received',
		description: 'The user sent a message after an agent had taken over',
		...unpublished(),
	}),
	/** Contract: messageStatusChanged. */
	messageStatusChanged: event({
		name: 'Message Status Changed',
		description: 'A message that was sent changed its status',
		...unpublished(),
	}),
	/** Contract: agentMessageStatusChanged. */
	agentMessageStatusChanged: event({
		name: 'Agent Message Status Changed',
		description: 'A message that an agent sent changed its status',
		...unpublished(),
	}),
	/** Contract: templateMessageResultReceived. */
	templateMessageResultReceived: event({
		name: 'Template Message Result Received',
		description: 'A template message was sent or failed',
		...unpublished(),
	}),
	/** Contract: templateMessageAnswered. */
	templateMessageAnswered: event({
		name: 'Template Message Answered',
		description: 'The user answered a template message',
		...unpublished(),
	}),
	/** Contract: botReplied. */
	botReplied: event({
		name: 'Bot Replied',
		description: 'The bot replied to the user',
		...unpublished(),
	}),
};

/** An event whose payload AIRudder does not publish; what `event` holds in it is not known either, so it is kept. */
function unpublished(): Pick<EventKind, 'toItem' | 'list'> {
	return {
		toItem: ({ event: wireName, ...body }: IDataObject) => ({
			...unpublishedItem(body, readChat),
			...(isNamed(wireName) ? { airudderEvent: wireName } : {}),
		}),
		list: { wire: 'messages', item: 'messages' },
	};
}
