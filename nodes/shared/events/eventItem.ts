import { createHash } from 'crypto';
import type { IDataObject } from 'n8n-workflow';
import { catalogue, type CatalogueEvent } from './catalogue';

/**
 * The flat item of a delivery: the event's own fields, then `eventId` (equal when AIRudder sends the same event again),
 * `event` (its name in the contract) and `receivedAt` (ISO 8601, UTC).
 */
export function eventItem(name: CatalogueEvent, body: IDataObject, receivedAt: Date): IDataObject {
	return {
		...catalogue[name].toItem(body),
		eventId: eventId(name, body),
		event: name,
		receivedAt: receivedAt.toISOString(),
	};
}

function eventId(name: CatalogueEvent, body: IDataObject): string {
	const identity = catalogue[name].identity(body);
	const isKnown = identity.some((part) => part !== undefined && part !== null && part !== '');
	const text = JSON.stringify([name, ...(isKnown ? identity : [inOrder(body)])]);
	return createHash('sha256').update(text, 'utf8').digest('hex').slice(0, 32);
}

/** The same value with the keys of all objects in one order, so that equal bodies give equal text. */
function inOrder(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(inOrder);
	if (typeof value !== 'object' || value === null) return value;
	const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
	return entries.map(([key, inner]) => [key, inOrder(inner)]);
}
