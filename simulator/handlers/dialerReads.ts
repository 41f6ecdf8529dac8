import { data, refuse, refuseAsBroken, type SimulatedAnswer } from '../answers';
import { refuseBy } from '../dialer/codes';
import type { DialerCallPlace } from '../dialer/predictiveDialer';
import { isTalk } from '../dialer/endings';
import { callRow, taskItem } from '../dialer/rows';
import { readTime } from '../dialer/time';
import type { DialerCall, SimulatedDialerTask } from '../dialer/types';
import { linkOf } from '../dialer/wire';
import { recordsIn, type Wire, writtenText } from '../formats/values';
import type { Switches } from '../switches';
import type { World } from '../world';
import { dialerCallsOf, dialerTaskOf, noSuchDialerTask } from './dialerLookup';
import type { OperationHandler } from './types';

/** The times of a task by which lists are filtered and sorted. */
const timesOfTask: Readonly<Record<string, (task: SimulatedDialerTask) => number | undefined>> = {
	CreatedAt: ({ createdAt }) => createdAt,
	startTime: ({ startTime }) => startTime,
	actualStartTime: ({ startedAt }) => startedAt,
	endTime: ({ endedAt }) => endedAt,
};

/** The account's tasks of a period. Contract: listDialerTasks. */
export const listDialerTasks: OperationHandler = ({ account, body }, { dialerTasks, switches }) => {
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

/** The calls of a task that are over, one row for each try. Contract: getDialerTaskDetail. */
export const getDialerTaskDetail: OperationHandler = ({ account, body }, world) => {
	const task = dialerTaskOf(account, body.taskId, world);
	if (!task) return noSuchDialerTask(body.taskId, world);
	const { limit, offset = 0, orderBy = 'calltime', needCustomerInfo } = body;
	const inPeriod = periodOf(body, world.switches);
	if (!inPeriod) return refuseAsBroken('minstarttime and maxstarttime must be times');
	if (Number(limit ?? 1) < 1 || Number(offset) < 0) {
		return refuse('limit begins at 1 and offset at 0');
	}
	const key = (item: Wire): string => writtenText(item[String(orderBy)]);
	const row = (place: DialerCallPlace): Wire => ({
		...callRow(place, world),
		...(needCustomerInfo === true && { customerInfo: place.contact.details }),
	});
	const found = dialerCallsOf(task)
		.filter(({ call }) => hasRow(call, world) && inPeriod(call.startedAt))
		.map(row)
		.filter((item) => isLike(item, body.like, world.switches))
		.sort((one, other) => compare(key(one), key(other)));
	const count = limit === undefined ? found.length : Number(limit);
	return shownRows(ordered(found, world.switches), Number(offset), count, world.switches);
};

/** A call has its row some time after it ended. */
function hasRow({ endedAt }: DialerCall, { clock, switches }: World): boolean {
	return endedAt !== undefined && endedAt + switches.dialerRowLagSeconds * 1000 <= clock.now();
}

/** `count` of the rows from `offset` on, as far as one query reaches. */
function shownRows(
	rows: Wire[],
	offset: number,
	count: number,
	switches: Switches,
): SimulatedAnswer {
	const { dialerMostRows: most, dialerOverMostRows: rule } = switches;
	const reach = most > 0 ? most : rows.length;
	const end = Math.min(offset + count, rows.length);
	if (rule === 'refused' && end > reach) return refuseBy('overTheLimit');
	return data(listed(rows.slice(offset, Math.min(end, reach)), rows.length, switches));
}

/** Address of a call's WAV file. Contract: getDialerRecording. */
export const getDialerRecording: OperationHandler = ({ account, body }, world) => {
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

/** Whether the row fits every pattern: the whole text, or by switch with `%` for any text, as in SQL. */
function isLike(row: Wire, like: unknown, { dialerLike }: Switches): boolean {
	return recordsIn(like).every(({ field, pattern }) => {
		const text = writtenText(row[String(field)]);
		if (dialerLike === 'whole') return text === String(pattern);
		const parts = String(pattern).split('%').map(escaped);
		return new RegExp(`^${parts.join('.*')}$`, 's').test(text);
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
