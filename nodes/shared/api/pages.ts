import type { IDataObject } from 'n8n-workflow';
import type { AiRudderClient } from './client';
import type { EndpointId } from './endpoints.generated';
import { listIn, taskIdIn } from './lists';

/** Page size asked for. The contract names no maximum; 10 is the only size seen in use, 100 saves requests. */
const pageSize = 100;

/**
 * Entries of a list that is paged by Number (page size) and Page (from 1), newest first, until `limit` or the end.
 * The end is an empty page or one that brings nothing new: whether AIRudder honours the size is not known, so a short
 * page alone proves nothing. A task that comes again is nothing new, whatever else changed in it: a list that ignores the page
 * would never end. Contract: listTasks.
 */
export async function entriesOfPages(
	client: AiRudderClient,
	endpoint: EndpointId,
	query: IDataObject,
	limit: number,
): Promise<IDataObject[]> {
	const entries = new Map<string, IDataObject>();
	for (let page = 1; entries.size < limit; page++) {
		const size = Math.min(pageSize, limit);
		const before = entries.size;
		const payload = await client.call(endpoint, { query: { ...query, Number: size, Page: page } });
		for (const entry of listIn(payload))
			entries.set(taskIdIn(entry) ?? JSON.stringify(entry), entry);
		if (entries.size === before) break;
	}
	return [...entries.values()].slice(0, limit);
}
