import type { IDataObject } from 'n8n-workflow';
import { readWhole, unread } from '../../api/unread';
import { idText, isObject, isText, withoutBlanks } from '../../api/values';
import { readMessage } from '../../chat/message';

/** Where a chatbot event happened, and to whom. */
export function chatPlace({
	call_id,
	company,
	channel,
	channel_id,
	user,
}: IDataObject): IDataObject {
	const person = isObject(user) ? user : {};
	const rest = unread(person, readUser);
	return withoutBlanks({
		sessionId: idText(call_id),
		company: idText(company),
		channel: idText(channel),
		channelId: idText(channel_id),
		...readUser(person),
		...(Object.keys(rest).length > 0 ? { user: rest } : {}),
	});
}

/** The messages of an event, under `messages` when it has a list of them. Contract: channelMessagesSent. */
export function messagesIn({ messages }: IDataObject): { messages?: unknown[] } {
	if (!Array.isArray(messages)) return {};
	return {
		messages: messages.map((message: unknown) =>
			isObject(message) ? readWhole(message, readMessage) : message,
		),
	};
}

/**
 * What an unpublished chatbot event may say: its place, and a message at the top or a list of them, under the names of
 * the events that are published.
 */
export function readChat(source: IDataObject): object {
	return { ...readMessage(source), ...chatPlace(source), ...messagesIn(source) };
}

/** The same of an event that happened when its message was sent, of several the latest. */
export function readSaid(source: IDataObject): object {
	const chat: { sentAt?: unknown; messages?: unknown[] } = readChat(source);
	const said = [chat, ...(chat.messages ?? [])];
	const times = said.map((message) => (isObject(message) ? message.sentAt : undefined));
	// ISO 8601 in UTC sorts as text.
	const occurredAt = times.filter(isText).sort().at(-1);
	return occurredAt === undefined ? chat : { ...chat, occurredAt };
}

function readUser({ id, name }: IDataObject): IDataObject {
	return withoutBlanks({ userId: idText(id), userName: isText(name) ? name : undefined });
}
