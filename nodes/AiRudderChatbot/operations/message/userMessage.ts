import type { IDataObject } from 'n8n-workflow';
import { wrongInput } from '../../../shared/api/failure';
import type { Field, ParametersOf, Wording } from '../../../shared/forms/fields';
import { choice, text } from '../../../shared/forms/formPieces';

const mediaTypes = ['audio', 'file', 'image', 'video'];

/** What a user can send to the bot: text, a file by its link, or a click. Contract: ChatbotInboundMessage. */
export const userMessageForm = {
	messageType: choice(
		{ displayName: 'Message Type', description: 'What the user sent' },
		[
			{ name: 'Audio', value: 'audio' },
			{ name: 'Chosen Option', value: 'interactive', description: 'A click in a menu of the bot' },
			{ name: 'File', value: 'file' },
			{ name: 'Image', value: 'image' },
			{ name: 'Text', value: 'text' },
			{ name: 'Video', value: 'video' },
		],
		'text',
	),
	text: neededWith(['text'], {
		displayName: 'Text',
		description: 'What the user wrote',
		placeholder: 'e.g. Where is my parcel?',
	}),
	mediaUrl: neededWith(mediaTypes, {
		displayName: 'Media URL',
		description: 'Where AIRudder fetches the file',
		placeholder: 'e.g. https://example.com/photo.jpg',
	}),
	mediaName: text({
		displayName: 'File Name',
		description: 'Name of the file',
		placeholder: 'e.g. invoice.pdf',
		displayOptions: { show: { messageType: ['file'] } },
	}),
	menuKind: choice(
		{
			displayName: 'Menu Kind',
			description: 'What the user clicked in',
			displayOptions: { show: { messageType: ['interactive'] } },
		},
		[
			{ name: 'Buttons', value: 'button_reply' },
			{ name: 'List', value: 'list_reply' },
		],
		'list_reply',
	),
	optionId: neededWith(['interactive'], {
		displayName: 'Option ID',
		description: 'ID of the option as the bot sent it; a hyphen at its end belongs to it',
		placeholder: 'e.g. 3eeb467c935f6f2cb45021364ef3c1e8-3-1-list-0-0-',
	}),
	optionTitle: neededWith(['interactive'], {
		displayName: 'Option Title',
		description: 'Text of the option',
		placeholder: 'e.g. Pay now',
	}),
};

type UserMessage = ParametersOf<typeof userMessageForm>;

/** The message in wire names. Throws `input`, naming the field, when something of its type is missing. */
export function wireMessage(message: UserMessage): IDataObject {
	const { messageType: type, menuKind, mediaName } = message;
	if (type === 'text') return { type, text: needed(message, 'text') };
	if (type === 'interactive') {
		const chosen = { id: needed(message, 'optionId'), title: needed(message, 'optionTitle') };
		return { type, interactive: { type: menuKind, [menuKind]: chosen } };
	}
	const link = { origin_url: needed(message, 'mediaUrl') };
	const hasName = type === 'file' && mediaName !== '';
	return { type, media: hasName ? { ...link, name: mediaName } : link };
}

function needed(
	message: UserMessage,
	name: 'text' | 'mediaUrl' | 'optionId' | 'optionTitle',
): string {
	if (message[name] !== '') return message[name];
	const label = userMessageForm[name].property.displayName;
	throw wrongInput(`${label} is empty`, `Enter a value for ${label}.`);
}

/** A line of text that n8n asks for with certain types of message; hidden with the others, it is empty. */
function neededWith(messageTypes: string[], wording: Wording): Field<string> {
	const field = text({ ...wording, displayOptions: { show: { messageType: messageTypes } } });
	return { ...field, property: { ...field.property, required: true } };
}
