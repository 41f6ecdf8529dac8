import type { IDataObject } from 'n8n-workflow';
import type { AiRudderClient } from '../../../shared/api/client';
import { listIn } from '../../../shared/api/lists';

/** Calls asked for at once. Contract: getDialerTaskDetail (limit), which names no maximum. */
const pageSize = 500;

/**
 * The calls of a dialer task as AIRudder gives them, up to `wanted`. The end is an empty page or one that brings nothing
 * new: whether AIRudder honours the size is not known, so a short page alone proves nothing.
 * Contract: getDialerTaskDetail, paged by limit and offset.
 */
export async function callsOfPages(
	client: AiRudderClient,
	body: IDataObject & { taskId: string },
	wanted = Infinity,
): Promise<IDataObject[]> {
	const calls = new Map<string, IDataObject>();
	for (let offset = 0; calls.size < wanted;) {
		const limit = Math.min(pageSize, wanted);
		const before = calls.size;
		const page = listIn(
			await client.call('getDialerTaskDetail', { body: { ...body, limit, offset } }),
		);
		for (const call of page) calls.set(JSON.stringify(call), call);
		offset += page.length;
		if (calls.size === before) break;
	}
	return [...calls.values()].slice(0, wanted);
}
