import type { IDataObject } from 'n8n-workflow';
import { epochTime } from '../api/times';
import { unread } from '../api/unread';
import { idText, isObject, isText } from '../api/values';
import { menuOf, type MenuOption } from './menu';

/** A message of a chatbot session in words for people. What AIRudder did not say is left out. */
export interface ChatMessage {
	messageId?: string;
	sessionId?: string;
	/** `user`, `robot`, `chatbot` or `system`. */
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
	/** Name of the template that the message was made from. */
	templateName?: string;
	/** What the bot offered. */
	options?: MenuOption[];
	/** What the user clicked. */
	chosenOption?: string;
	chosenOptionId?: string;
	/** The message that this one quotes. */
	repliedToMessageId?: string;
	repliedToText?: string;
	/** What the message has in it beyond all this, as AIRudder sent it. */
	content?: IDataObject;
}

/**
 * Contract: ChatbotMessage, in a session or in an event; WorkflowChatbotMessage, whose quoted message has its content one
 * level deeper.
 */
export function readMessage(message: IDataObject, sessionId?: string): ChatMessage {
	const { content, reply, sender_type: sender } = message;
	const wire = isObject(content) ? content : {};
	const answered = isObject(reply) ? reply : {};
	const quoted = isObject(answered.content) ? answered.content : answered;
	const rest = unread(wire, (part) => ({ ...toldBy(part), ...choiceOf(part, {}) }));
	return withoutGaps({
		messageId: idText(message.msg_id),
		sessionId,
		sender: textIn(sender),
		agentId: idText(message.seat_id),
		status: textIn(message.status),
		sentAt: epochTime(message.timestamp, 'seconds'),
		...toldBy(wire),
		...(sender === 'user' && isClick(wire) ? choiceOf(wire, quoted) : {}),
		repliedToMessageId: idText(answered.msg_id),
		repliedToText: toldBy(quoted).text,
		content: Object.keys(rest).length > 0 ? rest : undefined,
	});
}

/** What the content of a message says and offers. */
function toldBy(wire: IDataObject): ChatMessage {
	const template = isObject(wire.template) ? wire.template : {};
	const media = mediaOf(wire, template);
	const menu = menuOf(wire);
	return {
		type: textIn(wire.type),
		text: textIn(wire.text) ?? menu.text,
		mediaUrl: textIn(media.origin_url),
		mediaName: textIn(media.name),
		templateName: isObject(template.info) ? textIn(template.info.name) : undefined,
		options: menu.options,
	};
}

/** The file of a message, or in the header of a WhatsApp template. */
function mediaOf(wire: IDataObject, template: IDataObject): IDataObject {
	if (isObject(wire.media)) return wire.media;
	const header = isObject(template.content) ? template.content.header : undefined;
	return isObject(header) && isObject(header.media) ? header.media : {};
}

/** Whether a message of a user is a click on what the bot offered. */
function isClick({ type }: IDataObject): boolean {
	return type === 'interactive' || type === 'button';
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

function textIn(value: unknown): string | undefined {
	return isText(value) ? value : undefined;
}

function withoutGaps(message: ChatMessage): ChatMessage {
	return Object.fromEntries(Object.entries(message).filter(([, value]) => value !== undefined));
}
