import type { IDataObject } from 'n8n-workflow';
import { idText, isObject, isText } from '../api/values';
import { menuOf, type MenuOption } from './menu';

/** A message of a chatbot session in words for people. What AIRudder did not say is left out. */
export interface ChatMessage {
	messageId?: string;
	sessionId?: string;
	/** `user` or `robot`. */
	sender?: string;
	/** Set when a person, not the bot, answered. */
	agentId?: string;
	/** `send`, `delivery` or `read`. */
	status?: string;
	/** ISO 8601, UTC. */
	sentAt?: string;
	type?: string;
	text?: string;
	mediaUrl?: string;
	mediaName?: string;
	/** What the bot offered. */
	options?: MenuOption[];
	/** What the user clicked. */
	chosenOption?: string;
	chosenOptionId?: string;
	/** The message that this one quotes. */
	repliedToMessageId?: string;
	repliedToText?: string;
}

/** Contract: ChatbotMessage, in a session or in an event. */
export function readMessage(message: IDataObject, sessionId?: string): ChatMessage {
	const { content, reply, sender_type: sender } = message;
	const wire = isObject(content) ? content : {};
	const quoted = isObject(reply) ? reply : {};
	const media = isObject(wire.media) ? wire.media : {};
	const menu = menuOf(wire);
	return withoutGaps({
		messageId: idText(message.msg_id),
		sessionId,
		sender: textIn(sender),
		agentId: idText(message.seat_id),
		status: textIn(message.status),
		sentAt: momentOf(message.timestamp),
		type: textIn(wire.type),
		text: textIn(wire.text) ?? menu.text,
		mediaUrl: textIn(media.origin_url),
		mediaName: textIn(media.name),
		options: menu.options,
		...(sender === 'user' && wire.type === 'interactive' ? choiceOf(wire, quoted) : {}),
		repliedToMessageId: idText(quoted.msg_id),
		repliedToText: textIn(quoted.text) ?? menuOf(quoted).text,
	});
}

/** The option that a user clicked: named in the click itself, or by its title, which the quoted menu gives the id for. */
function choiceOf(
	{ interactive, text }: IDataObject,
	quoted: IDataObject,
): Pick<ChatMessage, 'chosenOption' | 'chosenOptionId'> {
	const click = isObject(interactive) ? interactive : {};
	const named = [click.list_reply, click.button_reply].find(isObject);
	const chosenOption = textIn(named?.title) ?? textIn(text);
	const offered = menuOf(quoted).options?.filter(({ title }) => title === chosenOption) ?? [];
	return {
		chosenOption,
		chosenOptionId: idText(named?.id) ?? (offered.length === 1 ? offered[0]?.id : undefined),
	};
}

/** Unix seconds to ISO 8601. */
function momentOf(seconds: unknown): string | undefined {
	if (typeof seconds !== 'number' && !isText(seconds)) return undefined;
	const moment = new Date(Number(seconds) * 1000);
	return Number.isNaN(moment.getTime()) ? undefined : moment.toISOString();
}

function textIn(value: unknown): string | undefined {
	return isText(value) ? value : undefined;
}

function withoutGaps(message: ChatMessage): ChatMessage {
	return Object.fromEntries(Object.entries(message).filter(([, value]) => value !== undefined));
}
