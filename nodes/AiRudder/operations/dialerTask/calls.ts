import type { IDataObject } from 'n8n-workflow';
import type { AiRudderClient } from '../../../shared/api/client';
import { endpointOf } from '../../../shared/api/endpoint';
import { entriesUntil } from '../../../shared/api/pages';
import { idText } from '../../../shared/api/values';
import { entriesIn, totalIn } from './answers';
import { halves, periodAround, wirePeriod, withEnds, type CallPeriod } from './callPeriod';

/** Calls asked for at once. Contract: getDialerTaskDetail (limit), which names no maximum. */
const pageSize = 500;

/** The most calls that one query gives, whatever its pages. Contract: getDialerTaskDetail (x-limit). */
const mostCalls = endpointOf('getDialerTaskDetail').mostRows ?? Infinity;

/** Which calls of a task are wanted. */
export interface CallQuery {
	taskId: string;
	needCustomerInfo?: boolean;
	like?: IDataObject[];
}

/**
 * The calls of a dialer task as AIRudder gives them, up to `wanted`, in its order. Where a query would hide some, because
 * it has as many as one query gives, each half of its period is asked for by itself. Throws `refused` when the calls of a
 * minute are too many. Contract: getDialerTaskDetail.
 */
export async function callsOfDialerTask(
	client: AiRudderClient,
	query: CallQuery,
	period: Partial<CallPeriod> = {},
	wanted = Infinity,
): Promise<IDataObject[]> {
	const calls = await callsWithin({ client, query, wanted }, period);
	return [...calls.values()].slice(0, wanted);
}

interface Search {
	client: AiRudderClient;
	query: CallQuery;
	wanted: number;
}

/** Calls by what tells them apart. */
type Calls = Map<unknown, IDataObject>;

async function callsWithin(search: Search, period: Partial<CallPeriod>): Promise<Calls> {
	const { wanted } = search;
	const first = await page(search, period, 0);
	const told = totalIn(first);
	// A total of fewer than there are on the first page is none.
	const total = told === undefined || told < entriesIn(first).length ? Infinity : told;
	const divided = async () =>
		await callsOfHalves(search, withEnds(period) ?? periodAround(entriesIn(first), period));
	if (total !== Infinity && total >= mostCalls && wanted >= mostCalls) return await divided();
	const calls = await entriesUntil(wanted, {
		first: 0,
		read: async (offset) => {
			const entries = entriesIn(offset === 0 ? first : await page(search, period, offset));
			const end = offset + entries.length;
			return { entries, next: end < total ? end : undefined };
		},
		keyOf: (call) => idText(call.callid) ?? JSON.stringify(call),
	});
	if (total === Infinity && calls.size >= mostCalls && wanted > calls.size) return await divided();
	return calls;
}

/** The calls of both halves of a period. Those of the second that the halves share are there once. */
async function callsOfHalves(search: Search, period: CallPeriod): Promise<Calls> {
	const [earlier, later] = halves(period);
	const calls = await callsWithin(search, earlier);
	if (calls.size >= search.wanted) return calls;
	return new Map([...calls, ...(await callsWithin(search, later))]);
}

async function page(
	{ client, query, wanted }: Search,
	period: Partial<CallPeriod>,
	offset: number,
): Promise<unknown> {
	const limit = Math.min(pageSize, wanted);
	const body = { ...query, ...wirePeriod(period), limit, offset };
	return await client.call('getDialerTaskDetail', { body });
}
