import { filledText, flag, integer, listOf, localTime, mayMiss, objectWith, oneOf } from './kinds';
import { check, must, type DialerTask, type State, type Wire } from './evidenceTypes';

/** Rows that one query can reach (5.4). */
const mostRows = 50_000;

export function querytasklist(body: Wire, { dialerTasks }: State): object {
	check(body, { limit: integer, minstarttime: localTime, maxstarttime: localTime }, 10606);
	const list = dialerTasks.map(
		({ callback: _own, contacts: _none, rows: _calls, ...listed }) => listed,
	);
	const wanted = list.filter(
		({ name, state }) =>
			[name, undefined].includes(body.taskName as string | undefined) &&
			[state, undefined].includes(body.state as string | undefined),
	);
	return { list: wanted.slice(0, body.limit as number) };
}

export function querytaskdetail(body: Wire, state: State): object {
	const like = listOf(objectWith({ field: oneOf('callid'), pattern: filledText }));
	const kinds = {
		limit: mayMiss(integer),
		offset: mayMiss(integer),
		orderBy: mayMiss(oneOf('calltime')),
		needCustomerInfo: mayMiss(flag),
		like: mayMiss(like),
		minstarttime: mayMiss(localTime),
		maxstarttime: mayMiss(localTime),
	};
	check(body, kinds, 10606);
	const { rows } = taskOf(body.taskId, state);
	const [pattern] = ((body.like as Wire[] | undefined) ?? []).map((entry) => entry.pattern);
	// Both ends belong to a period (5.5, inferred).
	const from = body.minstarttime === undefined ? '' : utc(body.minstarttime as string);
	const until = body.maxstarttime === undefined ? '9' : utc(body.maxstarttime as string);
	const found = rows.filter(
		({ callid, calltime }) =>
			(pattern === undefined || pattern === callid) &&
			from <= (calltime as string) &&
			(calltime as string) <= until,
	);
	const { offset = 0, limit = mostRows } = body as Record<string, number | undefined>;
	const list = found.slice(0, mostRows).slice(offset, offset + limit);
	return {
		total: found.length,
		list: body.needCustomerInfo ? list : list.map(({ customerInfo: _left, ...row }) => row),
	};
}

export function recording({ callid }: Wire, state: State, link: string): object {
	const rows = state.dialerTasks.flatMap((task) => task.rows);
	const call = rows.find((row) => row.callid === callid);
	must(call, `no call has the id ${JSON.stringify(callid)}`, 10609);
	return { link: `${link}/${String(callid)}.wav` };
}

/** The numbers really cancelled; nothing at all when there are none (7.2, 7.3). */
export function canceltaskcontacts(body: Wire, state: State): unknown[] | undefined {
	check(body, { TaskID: filledText, contactList: listOf(filledText) }, 10505);
	const numbers = taskOf(body.TaskID, state).contacts.map(numberOf);
	const cancelled = (body.contactList as string[]).filter((number) => numbers.includes(number));
	return cancelled.length > 0 ? cancelled : undefined;
}

function taskOf(taskId: unknown, { dialerTasks }: State): DialerTask {
	const task = dialerTasks.find((each) => each.taskId === taskId);
	must(task, `no task has the id ${JSON.stringify(taskId)}`, 10702);
	return task!;
}

/** The column differs by account (2.22). */
export function numberOf({ PhoneNumber, phonenumber }: Wire): string {
	return ((PhoneNumber ?? phonenumber ?? '') as string).trim();
}

/** A local time of Jakarta as the rows have it. */
function utc(local: string): string {
	return `${new Date(`${local.replace(' ', 'T')}+07:00`).toISOString().slice(0, 19)}Z`;
}
