import { data, refuse, refuseAsBroken } from '../answers';
import { refuseBy } from '../dialer/codes';
import { isTalk } from '../dialer/hangup';
import { readTime } from '../dialer/time';
import type { SimulatedDialerTask } from '../dialer/types';
import { detailItem, linkOf, taskItem } from '../dialer/wire';
import { isRecord } from '../naming';
import type { Switches } from '../switches';
import { asText } from '../values';
import { dialerCallsOf, dialerTaskOf, noSuchDialerTask } from './dialerLookup';
import type { HandlerTable, OperationHandler } from './types';

type Wire = Record<string, unknown>;

/** The times of a task by which lists are filtered and sorted. */
const timesOfTask: Readonly<Record<string, (task: SimulatedDialerTask) => number | undefined>> = {
	CreatedAt: ({ createdAt }) => createdAt,
	startTime: ({ startTime }) => startTime,
	actualStartTime: ({ startedAt }) => startedAt,
	endTime: ({ endedAt }) => endedAt,
};

/** The account's tasks of a period. Contract: listDialerTasks. */
const listDialerTasks: OperationHandler = ({ account, body }, { dialerTasks, switches }) => {
	const { limit, taskName, state, filterTime = 'CreatedAt', orderBy = 'CreatedAt' } = body;
	const timeToFilter = timesOfTask[String(filterTime)];
	const timeToOrder = timesOfTask[String(orderBy)];
	if (!timeToFilter) return refuse(`filterTime "${String(filterTime)}" is not known`);
	if (!timeToOrder) return refuse(`orderBy "${String(orderBy)}" is not known`);
	if (Number(limit) < 1) return refuse('limit begins at 1');
	const inPeriod = periodOf(body, switches);
	if (!inPeriod) return refuseAsBroken('minstarttime and maxstarttime must be times');
	const found = dialerTasks
		.filter(({ appKey }) => appKey === account?.appKey)
		.filter((task) => inPeriod(timeToFilter(task)))
		.filter((task) => taskName === undefined || taskName === '' || task.name === taskName)
		.filter((task) => state === undefined || task.state === state)
		.sort((one, other) => (timeToOrder(one) ?? 0) - (timeToOrder(other) ?? 0));
	const shown = ordered(found, switches).slice(0, Number(limit));
	return data(
		listed(
			shown.map((task) => taskItem(task, switches)),
			found.length,
			switches,
		),
	);
};

/** The calls of a task, one item for each try. Contract: getDialerTaskDetail. */
const getDialerTaskDetail: OperationHandler = ({ account, body }, world) => {
	const task = dialerTaskOf(account, body.taskId, world);
	if (!task) return noSuchDialerTask(body.taskId, world);
	const { limit, offset = 0, orderBy = 'calltime', needCustomerInfo } = body;
	const inPeriod = periodOf(body, world.switches);
	if (!inPeriod) return refuseAsBroken('minstarttime and maxstarttime must be times');
	if (Number(limit ?? 1) < 1 || Number(offset) < 0) {
		return refuse('limit begins at 1 and offset at 0');
	}
	const key = (item: Wire): string => asText(item[String(orderBy)]);
	const found = dialerCallsOf(task)
		.filter(({ call }) => inPeriod(call.startedAt))
		.map((place) => detailItem(place, world, needCustomerInfo === true))
		.filter((item) => isLike(item, body.like))
		.sort((one, other) => compare(key(one), key(other)));
	const end = limit === undefined ? undefined : Number(offset) + Number(limit);
	const shown = ordered(found, world.switches).slice(Number(offset), end);
	return data(listed(shown, found.length, world.switches));
};

/** Address of a call's WAV file. Contract: getDialerRecording. */
const getDialerRecording: OperationHandler = ({ account, body }, world) => {
	if (body.callid === '') return refuseBy('callIdMissing');
	const place = world.dialerTasks
		.filter(({ appKey }) => appKey === account?.appKey)
		.flatMap(dialerCallsOf)
		.find(({ call }) => call.callId === body.callid);
	if (!place) return refuseBy('callIdNotValid');
	if (place.call.endedAt === undefined) return refuseBy('callNotFinished');
	if (!isTalk(place.call.outcome)) return refuseBy('callNotAnswered');
	const { dialerRecording: form } = world.switches;
	const link = linkOf(place, world);
	return data(form === 'text' ? link : { [form]: link });
};

/** A test for minstarttime ≤ time ≤ maxstarttime; undefined when one of them is no time. */
function periodOf(
	{ minstarttime, maxstarttime }: Wire,
	{ dialerZone }: Switches,
): ((time: number | undefined) => boolean) | undefined {
	const read = (text: unknown, open: number): number =>
		text === undefined || text === '' ? open : readTime(text, dialerZone);
	const from = read(minstarttime, -Infinity);
	const until = read(maxstarttime, Infinity) + 999;
	if (Number.isNaN(from) || Number.isNaN(until)) return undefined;
	if (from === -Infinity && until === Infinity) return () => true;
	return (time) => time !== undefined && time >= from && time <= until;
}

/** Whether the item fits every pattern; `%` stands for any text, as in SQL. */
function isLike(item: Wire, like: unknown): boolean {
	const patterns = Array.isArray(like) ? like.filter(isRecord) : [];
	return patterns.every(({ field, pattern }) => {
		const parts = String(pattern).split('%').map(escaped);
		return new RegExp(`^${parts.join('.*')}$`, 's').test(asText(item[String(field)]));
	});
}

function escaped(text: string): string {
	return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

function compare(one: string, other: string): number {
	if (one === other) return 0;
	return one < other ? -1 : 1;
}

function ordered<Item>(items: Item[], { dialerOrder }: Switches): Item[] {
	return dialerOrder === 'descending' ? [...items].reverse() : items;
}

function listed(items: Wire[], total: number, { dialerListWrapping }: Switches): unknown {
	return dialerListWrapping === 'object' ? { list: items, total } : items;
}

export const dialerReads: HandlerTable = {
	listDialerTasks,
	getDialerTaskDetail,
	getDialerRecording,
};
