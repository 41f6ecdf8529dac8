import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';
import { isText } from '../../api/values';
import { anyEvent, type DeliverySettings } from './delivery';
import { isSplitByOutcome } from './splitByOutcome';

/** Recording Time Limit, as in the panel. AIRudder's own time limit for an answer is not published. */
const recordingSeconds = { preset: 10, shortest: 1, longest: 300 };

/** What the user set in the panel that `eventForm` makes. */
export function deliverySettings(context: IWebhookFunctions): DeliverySettings {
	const given = context.getNodeParameter('options', {}) as IDataObject;
	const { attachRecording, includePayload, intentions, onlyAnswered } = given;
	const { recordingHosts, recordingSeconds: limit, splitIntoItems, statuses } = given;
	return {
		eventKind: isText(given.eventKind) ? given.eventKind : anyEvent,
		events: listOf(context.getNodeParameter('events', [])),
		startsOnUnknown: given.unrecognised === 'start',
		attachRecording: attachRecording === true,
		recordingHosts: listOf(recordingHosts).map((host) => host.toLowerCase()),
		recordingTime: secondsOf(limit) * 1000,
		simplify: context.getNodeParameter('simplify', true) !== false,
		includePayload: includePayload === true,
		splitIntoItems: splitIntoItems === true,
		splitByOutcome: isSplitByOutcome(given),
		onlyAnswered: onlyAnswered === true,
		intentions: listOf(intentions),
		statuses: listOf(statuses),
	};
}

/** What is no number counts as not set. */
function secondsOf(value: unknown): number {
	const seconds = Number(value ?? recordingSeconds.preset);
	const { preset, shortest, longest } = recordingSeconds;
	return Number.isFinite(seconds) ? Math.min(Math.max(seconds, shortest), longest) : preset;
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
