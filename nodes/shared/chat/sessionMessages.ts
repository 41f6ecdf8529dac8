import type { IDataObject } from 'n8n-workflow';
import type { AiRudderClient } from '../api/client';
import { objectsIn } from '../api/values';

export interface SessionQuery {
	sessionId: string;
	/** Page size; both samples use 20, a maximum is not known. */
	pageSize: number;
	/** Sent as it is when not blank: one of the two pages of the portal sends `single`. */
	type?: string;
	limit: number;
}

/**
 * Messages of a session, newest first as AIRudder gives them, until `limit` or the end. The next page is asked for by the
 * oldest message of the last one; the end is a page that brings nothing new, for a short page proves nothing.
 * Contract: listSessionMessages.
 */
export async function messagesOfSession(
	client: AiRudderClient,
	{ sessionId, pageSize, type, limit }: SessionQuery,
): Promise<IDataObject[]> {
	const messages = new Map<unknown, IDataObject>();
	for (let cursor = ''; messages.size < limit;) {
		const before = messages.size;
		const body = { call_id: sessionId, last_msg_id: cursor, size: Math.min(pageSize, limit) };
		const page = objectsIn(
			await client.call('listSessionMessages', { body: type ? { ...body, type } : body }),
		);
		for (const message of page) {
			const key = message.msg_id ?? JSON.stringify(message);
			if (!messages.has(key)) messages.set(key, message);
		}
		const next = oldestIdIn(page);
		if (messages.size === before || next === undefined || next === cursor) break;
		cursor = next;
	}
	return [...messages.values()].slice(0, limit);
}

/** Among messages of the same second the last one is taken for the oldest, as in the samples. */
function oldestIdIn(page: IDataObject[]): string | undefined {
	const [first, ...others] = page.filter(({ msg_id: id }) => typeof id === 'string' && id !== '');
	const oldest = others.reduce<IDataObject | undefined>(
		(earlier, message) => (momentOf(message) > momentOf(earlier) ? earlier : message),
		first,
	);
	return oldest?.msg_id as string | undefined;
}

function momentOf(message: IDataObject | undefined): number {
	const moment = Number(message?.timestamp);
	return Number.isFinite(moment) ? moment : 0;
}
