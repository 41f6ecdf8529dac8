import { createHash } from 'crypto';
import type { IDataObject } from 'n8n-workflow';
import { objectsIn } from '../api/values';
import { catalogue, type CatalogueEvent } from './catalogue';

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
 * `event` (its name in the contract) and `receivedAt` (ISO 8601, UTC).
 */
export function eventItem(name: CatalogueEvent, body: IDataObject, receivedAt: Date): IDataObject {
	return stamped(recordOf(name, body), eventId(name, body), name, receivedAt);
}

/** What a delivery tells: one thing, or one for each entry of its list. A delivery with an empty list tells one thing. */
export function toldIn(name: CatalogueEvent, body: IDataObject, split: boolean): Told[] {
	const id = eventId(name, body);
	const { list } = catalogue[name];
	const entries = split && list ? objectsIn(body[list.wire]) : [];
	if (!list || entries.length === 0) return [{ body, eventId: id, record: recordOf(name, body) }];
	return entries.map((entry, index) => {
		const part = { ...body, [list.wire]: [entry] };
		const { [list.item]: items, ...rest } = recordOf(name, part);
		return {
			body: part,
			eventId: hash([id, index]),
			record: { ...rest, ...objectsIn(items)[0] },
		};
	});
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
	const id = hash([unknownEvent, inOrder(body)]);
	return stamped({ payload: body }, id, unknownEvent, receivedAt);
}

function stamped(fields: IDataObject, id: string, event: string, receivedAt: Date): IDataObject {
	return { ...fields, eventId: id, event, receivedAt: receivedAt.toISOString() };
}

/** The body; the chatbot's own field `event` moves aside for ours. */
function untouched(body: IDataObject): IDataObject {
	return Object.hasOwn(body, 'event') ? { ...body, airudderEvent: body.event } : body;
}

function recordOf(name: CatalogueEvent, body: IDataObject): IDataObject {
	return catalogue[name].toItem(body) as IDataObject;
}

function eventId(name: CatalogueEvent, body: IDataObject): string {
	const identity = catalogue[name].identity?.(body) ?? [];
	const isKnown = identity.some((part) => part !== undefined && part !== null && part !== '');
	return hash([name, ...(isKnown ? identity : [inOrder(body)])]);
}

function hash(parts: unknown[]): string {
	return createHash('sha256').update(JSON.stringify(parts), 'utf8').digest('hex').slice(0, 32);
}

/** The same value with the keys of all objects in one order, so that equal bodies give equal text. */
function inOrder(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(inOrder);
	if (typeof value !== 'object' || value === null) return value;
	const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
	return entries.map(([key, inner]) => [key, inOrder(inner)]);
}
