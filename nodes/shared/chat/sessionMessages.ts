import type { IDataObject } from 'n8n-workflow';
import type { AiRudderClient } from '../api/client';
import { entriesUntil } from '../api/pages';
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
 * oldest message of the last one. Contract: listSessionMessages.
 */
export async function messagesOfSession(
	client: AiRudderClient,
	{ sessionId, pageSize, type, limit }: SessionQuery,
): Promise<IDataObject[]> {
	const messages = await entriesUntil(limit, {
		first: '',
		read: async (cursor) => {
			const body = { call_id: sessionId, last_msg_id: cursor, size: Math.min(pageSize, limit) };
			const entries = objectsIn(
				await client.call('listSessionMessages', { body: type ? { ...body, type } : body }),
			);
			const oldest = oldestIdIn(entries);
			return { entries, next: oldest === cursor ? undefined : oldest };
		},
		keyOf: (message) => message.msg_id ?? JSON.stringify(message),
	});
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
