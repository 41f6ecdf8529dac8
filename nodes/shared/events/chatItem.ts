import type { IDataObject } from 'n8n-workflow';
import { idText, isObject, isText, objectsIn, withoutBlanks } from '../api/values';
import { readMessage, type ChatMessage } from '../chat/message';

/** Where a chatbot event happened, and to whom. */
export function chatPlace({
	call_id,
	company,
	channel,
	channel_id,
	user,
}: IDataObject): IDataObject {
	const { id, name } = isObject(user) ? user : {};
	return withoutBlanks({
		sessionId: idText(call_id),
		company: idText(company),
		channel: idText(channel),
		channelId: idText(channel_id),
		userId: idText(id),
		userName: isText(name) ? name : undefined,
	});
}

/** The messages of an event. Contract: channelMessagesSent. */
export function messagesIn({ messages }: IDataObject): ChatMessage[] {
	return objectsIn(messages).map(messageOf);
}

/** A message; a time that is neither number nor text is none. */
function messageOf(message: IDataObject): ChatMessage {
	return readMessage({ ...message, timestamp: idText(message.timestamp) });
}

/**
 * What an unpublished chatbot event may say: its place, and a message at the top or a list of them, under the names of
 * the events that are published.
 */
export function readChat(source: IDataObject): object {
	const messages = messagesIn(source);
	return {
		...messageOf(source),
		...chatPlace(source),
		...(messages.length > 0 ? { messages } : {}),
	};
}
