import type { DeliverySettings } from '../../../nodes/shared/events/delivery/delivery';

/** Settings of a trigger that adds nothing to a delivery and holds nothing back. */
export const unfiltered: DeliverySettings = {
	eventKind: 'any',
	events: ['callEnded'],
	startsOnUnknown: false,
	attachRecording: false,
	recordingHosts: [],
	recordingTime: 10_000,
	simplify: true,
	splitIntoItems: false,
	splitByOutcome: false,
	includePayload: false,
	onlyAnswered: false,
	intentions: [],
	statuses: [],
};
