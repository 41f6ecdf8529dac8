import type { IDataObject } from 'n8n-workflow';
import { digest } from '../../api/digest';
import { webhooks } from '../../api/endpoints.generated';
import { isBlank, isObject } from '../../api/values';
import { catalogue, type CatalogueEvent } from '../kinds/catalogue';

/** How the items of a delivery are to look. */
export interface ItemSettings {
	/** The event's own fields under the names of this package; else AIRudder's body as it is. */
	simplify: boolean;
	/** One item for each entry of the event's list. */
	splitIntoItems: boolean;
	/** AIRudder's body beside the simplified fields, as `payload`. */
	includePayload: boolean;
}

/** `event` of a delivery that was not recognised. */
export const unknownEvent = 'unknown';

/** Something that a delivery tells: the body it is in, its id, and the event's own fields. */
export interface Told {
	body: IDataObject;
	eventId: string;
	record: IDataObject;
}

/**
 * The flat item of a delivery: the event's own fields, then `eventId` (equal when AIRudder sends the same event again),
 * `event` (its name in the contract) and `receivedAt` (ISO 8601, UTC). `id` is that of `idOfEvent`, for whoever has it already.
 */
export function eventItem(
	name: CatalogueEvent,
	body: IDataObject,
	receivedAt: Date,
	id = idOfEvent(name, body),
): IDataObject {
	return stamped(recordOf(name, body), id, name, receivedAt);
}

/** What a delivery tells: one thing, or one for each entry of its list. A delivery with an empty list tells one thing. */
export function toldIn(name: CatalogueEvent, body: IDataObject, split: boolean): Told[] {
	const id = idOfEvent(name, body);
	const { list } = catalogue[name];
	const value = split && list ? body[list.wire] : undefined;
	const entries: unknown[] = Array.isArray(value) ? value : [];
	if (!list || !entries.some(isObject)) {
		return [{ body, eventId: id, record: recordOf(name, body) }];
	}
	return entries.map((entry, index) => {
		const part = { ...body, [list.wire]: [entry] };
		const { [list.item]: items, ...rest } = recordOf(name, part);
		const item: unknown = Array.isArray(items) ? items[0] : undefined;
		return {
			body: part,
			eventId: digest([id, index]),
			record: {
				...rest,
				...(isObject(item) ? besides(rest, item, list.entry) : { [list.item]: items }),
			},
		};
	});
}

/** The fields of a list's entry; one whose name the event has for something else gets the entry's word before it. */
function besides(event: IDataObject, entry: IDataObject, word: string): IDataObject {
	return Object.fromEntries(
		Object.entries(entry).map(([name, value]) => {
			const isTaken = event[name] !== undefined && event[name] !== value;
			return [isTaken ? `${word}${name.slice(0, 1).toUpperCase()}${name.slice(1)}` : name, value];
		}),
	);
}

/** The item of something told. */
export function itemOf(
	name: CatalogueEvent,
	{ body, eventId: id, record }: Told,
	{ simplify, includePayload }: ItemSettings,
	receivedAt: Date,
): IDataObject {
	if (!simplify) return stamped(untouched(body), id, name, receivedAt);
	const item = stamped(record, id, name, receivedAt);
	return includePayload ? { ...item, payload: body } : item;
}

/** The item of a delivery that was not recognised. */
export function unknownItem(body: IDataObject, receivedAt: Date): IDataObject {
	const id = digest([unknownEvent, body]);
	return stamped({ payload: body }, id, unknownEvent, receivedAt);
}

function stamped(fields: IDataObject, id: string, event: string, receivedAt: Date): IDataObject {
	return { ...fields, eventId: id, event, receivedAt: receivedAt.toISOString() };
}

/** The body; the chatbot's own field `event` moves aside for ours. */
function untouched(body: IDataObject): IDataObject {
	return Object.hasOwn(body, 'event') ? { ...body, airudderEvent: body.event } : body;
}

/** The event's own fields. A name of the event that AIRudder gave, and the contract does not know, moves aside for ours. */
function recordOf(name: CatalogueEvent, { event, ...body }: IDataObject): IDataObject {
	const { event: known }: { tag: string; event?: string } = webhooks[name];
	const record = catalogue[name].toItem(body) as IDataObject;
	return isBlank(event) || event === known ? record : { ...record, airudderEvent: event };
}

/** `eventId` of an event's item: 32 hex digits, equal when AIRudder tells the same event again. */
export function idOfEvent(name: CatalogueEvent, body: IDataObject): string {
	return digest([name, catalogue[name].identity?.(body) ?? body]);
}
