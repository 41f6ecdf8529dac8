import type { IDataObject } from 'n8n-workflow';
import { idText, isObject, isText, objectsIn } from '../api/values';

/** One thing that the bot offers to click. */
export interface MenuOption {
	id?: string;
	title?: string;
	/** Heading that it stands under. */
	section?: string;
}

/** What a message of the bot says and offers. */
export interface Menu {
	text?: string;
	options?: MenuOption[];
}

/**
 * Contract: ChatbotInteractive (list or button), the Instagram template of ChatbotMessageContent, or the WhatsApp template
 * of WorkflowChatbotContent.
 */
export function menuOf({ interactive, template }: IDataObject): Menu {
	if (isObject(interactive)) return menuOfInteractive(interactive);
	if (!isObject(template)) return {};
	const { ins_content: instagram, content: whatsApp } = template;
	const payload = isObject(instagram) ? instagram.payload : undefined;
	if (isObject(payload)) return menuOfElements(objectsIn(payload.elements));
	return isObject(whatsApp) ? menuOfWhatsApp(whatsApp) : {};
}

function menuOfInteractive({ body, footer, action }: IDataObject): Menu {
	const { sections, buttons } = isObject(action) ? action : {};
	return menu(
		[body, footer].map((part) => (isObject(part) ? part.text : undefined)),
		[
			...objectsIn(sections).flatMap(({ title, rows }) =>
				objectsIn(rows).map((row) => option(row.id, row.title, title)),
			),
			...objectsIn(buttons).map(({ reply }) =>
				isObject(reply) ? option(reply.id, reply.title) : {},
			),
		],
	);
}

function menuOfWhatsApp({ body, footer, button }: IDataObject): Menu {
	return menu(
		[body, footer],
		objectsIn(button).map(({ text }) => option(undefined, text)),
	);
}

function menuOfElements(elements: IDataObject[]): Menu {
	return menu(
		elements.flatMap(({ title, subtitle }) => [title, subtitle]),
		elements.flatMap(({ buttons }) =>
			objectsIn(buttons).map(({ payload, title }) => option(payload, title)),
		),
	);
}

function menu(lines: unknown[], options: MenuOption[]): Menu {
	const text = lines.filter(isText).join('\n');
	const named = options.filter(({ id, title }) => id !== undefined || title !== undefined);
	return { ...(text === '' ? {} : { text }), ...(named.length === 0 ? {} : { options: named }) };
}

function option(id: unknown, title: unknown, section?: unknown): MenuOption {
	return {
		...(idText(id) === undefined ? {} : { id: idText(id) }),
		...(isText(title) ? { title } : {}),
		...(isText(section) ? { section } : {}),
	};
}
