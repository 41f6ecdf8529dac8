import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';
import { anyEvent, type DeliverySettings } from './delivery';

/** What the user set in the panel that `eventForm` makes. */
export function deliverySettings(context: IWebhookFunctions): DeliverySettings {
	const { attachRecording, includePayload, intentions, onlyAnswered, splitIntoItems, statuses } =
		context.getNodeParameter('options', {}) as IDataObject;
	return {
		eventKind: context.getNodeParameter('eventKind', anyEvent) as string,
		events: listOf(context.getNodeParameter('events', [])),
		startsOnUnknown: context.getNodeParameter('unrecognised', 'drop') === 'start',
		attachRecording: attachRecording === true,
		simplify: context.getNodeParameter('simplify', true) !== false,
		includePayload: includePayload === true,
		splitIntoItems: splitIntoItems === true,
		onlyAnswered: onlyAnswered === true,
		intentions: listOf(intentions),
		statuses: listOf(statuses),
	};
}

/** `A, B` or a list, which an expression may bring. */
function listOf(value: unknown): string[] {
	const parts: unknown[] = Array.isArray(value)
		? value
		: typeof value === 'string'
			? value.split(',')
			: [];
	return parts
		.filter((part) => typeof part === 'string')
		.map((part) => part.trim())
		.filter((part) => part !== '');
}
