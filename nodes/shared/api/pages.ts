import type { IDataObject } from 'n8n-workflow';
import type { AiRudderClient } from './client';
import type { EndpointId } from './endpoints.generated';
import { listIn } from './lists';
import { taskIdIn } from './taskIds';

/** One page of a list, and where the next one begins; nowhere when it says that it is the last. */
export interface ListPage<Place> {
	entries: IDataObject[];
	next: Place | undefined;
}

/** A list that comes in pages. */
export interface PagedList<Place> {
	first: Place;
	read: (place: Place) => Promise<ListPage<Place>>;
	/** What tells entries apart: one that comes again is nothing new, whatever else changed in it. */
	keyOf: (entry: IDataObject) => unknown;
}

/**
 * Entries of a list in its order, each once, by what tells them apart: until there are `limit`, or to its end. The end is also
 * a page that brings nothing new: a short one alone proves nothing, and a list that ignores the page would never end.
 */
export async function entriesUntil<Place>(
	limit: number,
	{ first, read, keyOf }: PagedList<Place>,
): Promise<Map<unknown, IDataObject>> {
	const entries = new Map<unknown, IDataObject>();
	for (let place: Place | undefined = first; place !== undefined && entries.size < limit;) {
		const before = entries.size;
		const page: ListPage<Place> = await read(place);
		for (const entry of page.entries) entries.set(keyOf(entry), entry);
		place = entries.size === before ? undefined : page.next;
	}
	return entries;
}

/** Page size asked for. The contract names no maximum; 10 is the only size seen in use, 100 saves requests. */
const pageSize = 100;

/**
 * Entries of a list that is paged by Number (page size) and Page (from 1), newest first, until `limit` or the end. Whether
 * AIRudder honours the size is not known. Contract: listTasks.
 */
export async function entriesOfPages(
	client: AiRudderClient,
	endpoint: EndpointId,
	query: IDataObject,
	limit: number,
): Promise<IDataObject[]> {
	const size = Math.min(pageSize, limit);
	const entries = await entriesUntil(limit, {
		first: 1,
		read: async (page) => ({
			entries: listIn(
				await client.call(endpoint, { query: { ...query, Number: size, Page: page } }),
			),
			next: page + 1,
		}),
		keyOf: (entry) => taskIdIn(entry) ?? JSON.stringify(entry),
	});
	return [...entries.values()].slice(0, limit);
}
