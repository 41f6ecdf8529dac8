import type { IDataObject } from 'n8n-workflow';
import { webhooks } from '../../api/endpoints.generated';
import { readWhole } from '../../api/unread';
import { isObject } from '../../api/values';
import { chatPlace, readChat, readSaid } from './chatItem';
import { event, type EventKind } from './event';
import { allButTime } from './identity';
import { unpublishedItem } from './unpublishedItem';

/** Events of the chatbot's sessions. AIRudder signs them. */
export const sessionEvents = {
	/** Contract: agentTransferRequested. Nothing in it tells two requests of a session apart. */
	agentTransferRequested: event({
		name: 'Agent Transfer Requested',
		action: 'On bot asking an agent to take over',
		description: 'The bot asks an agent to take over',
		recognise: (body) => body.event === webhooks.agentTransferRequested.event,
		toItem: ({ transfer, ...body }) => ({
			...readWhole(isObject(transfer) ? body : { ...body, transfer }, chatPlace),
			...(isObject(transfer) ? readWhole(transfer, chatPlace) : {}),
		}),
	}),
	/** Contract: sessionEnded. */
	sessionEnded: event({
		name: 'Session Ended',
		action: 'On session ended',
		description: 'A chatbot session ended',
		...unpublished(),
		identity: allButTime('call_id'),
	}),
	/** Contract: sessionReported. */
	sessionReported: event({
		name: 'Session Reported',
		action: 'On session reported',
		description: 'AIRudder reports on a chatbot session that ended',
		...unpublished(),
		identity: allButTime('call_id'),
	}),
};

/** Events of the chatbot's messages. AIRudder signs them. */
export const messageEvents = {
	/** Contract: channelMessagesSent. */
	channelMessagesSent: event({
		name: 'Channel Messages Sent',
		action: 'On messages sent on a channel',
		description: 'Messages were sent to the user on a channel',
		recognise: (body) => body.event === webhooks.channelMessagesSent.event,
		toItem: (body) => readWhole(body, readSaid),
		identity: allButTime('call_id'),
		list: { wire: 'messages', item: 'messages', entry: 'message' },
	}),
	/** Contract: userMessageReceived. */
	userMessageReceived: event({
		name: 'User Message Received',
		action: 'On user message received',
		description: 'The user sent a message',
		...unpublished(readSaid),
	}),
	/** Contract: userMessageAfterTransferReceived. */
	userMessageAfterTransferReceived: event({
		name: 'User Message After Transfer Received',
		action: 'On user message after transfer received',
		description: 'The user sent a message after an agent had taken over',
		...unpublished(readSaid),
	}),
	/** Contract: messageStatusChanged. */
	messageStatusChanged: event({
		name: 'Message Status Changed',
		action: 'On message status changed',
		description: 'A message that was sent changed its status',
		...unpublished(),
	}),
	/** Contract: agentMessageStatusChanged. */
	agentMessageStatusChanged: event({
		name: 'Agent Message Status Changed',
		action: 'On agent message status changed',
		description: 'A message that an agent sent changed its status',
		...unpublished(),
	}),
	/** Contract: templateMessageResultReceived. */
	templateMessageResultReceived: event({
		name: 'Template Message Result Received',
		action: 'On template message result received',
		description: 'A template message was sent or failed',
		...unpublished(),
	}),
	/** Contract: templateMessageAnswered. */
	templateMessageAnswered: event({
		name: 'Template Message Answered',
		action: 'On template message answered',
		description: 'The user answered a template message',
		...unpublished(readSaid),
	}),
	/** Contract: botReplied. */
	botReplied: event({
		name: 'Bot Replied',
		action: 'On bot replied',
		description: 'The bot replied to the user',
		...unpublished(readSaid),
	}),
};

/**
 * An event whose payload AIRudder does not publish. A time in it is that of a message; whether a change of status has one
 * of its own is not known. The same text without a message id at another time is another message.
 */
function unpublished(
	read: (source: IDataObject) => object = readChat,
): Pick<EventKind, 'toItem' | 'identity' | 'list'> {
	return {
		toItem: (body: IDataObject) => unpublishedItem(body, read),
		identity: allButTime('msg_id'),
		list: { wire: 'messages', item: 'messages', entry: 'message' },
	};
}
