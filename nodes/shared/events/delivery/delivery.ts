import type { IDataObject } from 'n8n-workflow';
import { catalogue, type CatalogueEvent } from '../kinds/catalogue';
import type { RecordingSettings } from './attachRecording';
import { itemOf, toldIn, unknownEvent, unknownItem, type ItemSettings } from './eventItem';
import { passes, type FilterSettings } from './filter';
import { recognise } from '../recognition/recognise';

/** Value of This Address Receives for an address that receives several events. */
export const anyEvent = 'any';

/** Which deliveries start the workflow. */
export interface EventSettings {
	/** The one event that the address receives, or `any`. */
	eventKind: string;
	/** With `any`: the events that start the workflow. */
	events: readonly string[];
	/** With `any`: whether what is not recognised starts it, too. */
	startsOnUnknown: boolean;
}

export interface DeliverySettings
	extends EventSettings, ItemSettings, FilterSettings, RecordingSettings {
	/** Whether recordings of answered calls are fetched. */
	attachRecording: boolean;
	/** Whether calls have an output for each outcome, and other events one of their own. */
	splitByOutcome: boolean;
}

export type DeliveredEvent = CatalogueEvent | typeof unknownEvent;

/** Which of `names` a delivery is, if the user wants it. */
export function wantedEvent(
	body: IDataObject,
	names: readonly CatalogueEvent[],
	{ eventKind, events, startsOnUnknown }: EventSettings,
): DeliveredEvent | undefined {
	const fixed = names.find((name) => name === eventKind);
	if (fixed) return catalogue[fixed].denies?.(body) ? undefined : fixed;
	const event = recognise(body, names);
	if (event === undefined) return startsOnUnknown ? unknownEvent : undefined;
	return events.includes(event) ? event : undefined;
}

/** The items of a delivery that the user wants; none when the filters hold everything back. */
export function itemsOf(
	event: DeliveredEvent,
	body: IDataObject,
	settings: ItemSettings & FilterSettings,
	receivedAt: Date,
): IDataObject[] {
	if (event === unknownEvent) return [unknownItem(body, receivedAt)];
	return toldIn(event, body, settings.splitIntoItems)
		.filter(({ record }) => passes(event, record, settings))
		.map((told) => itemOf(event, told, settings, receivedAt));
}
