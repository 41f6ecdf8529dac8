import type { IDataObject } from 'n8n-workflow';
import type { AiRudderClient } from '../../../shared/api/client';
import { dayMilliseconds } from '../../../shared/api/clocks';
import { labelled, valueOf } from '../../../shared/api/lists';
import { namedTime } from '../../../shared/api/times';
import { isText, withoutBlanks } from '../../../shared/api/values';
import { wireSpan } from '../../../shared/forms/schedule';
import { entriesIn } from './answers';

/** The most tasks asked for at once; the one size seen in use. Contract: listDialerTasks (limit). */
const mostAtOnce = 500;

export interface Period {
	from: Date;
	until: Date;
	/** Zone in which AIRudder reads the account's times. */
	zone: string;
}

/**
 * From `days` ago to now, whatever the zone of the account: a day more on both sides covers all zones there are.
 */
export function latest(days: number): Period {
	const now = Date.now();
	return {
		from: new Date(now - (days + 1) * dayMilliseconds),
		until: new Date(now + dayMilliseconds),
		zone: 'UTC',
	};
}

/** One request for tasks, at most `limit`. Contract: listDialerTasks, which filters by the creation date. */
export function listRequest(
	{ from, until, zone }: Period,
	filter: IDataObject = {},
	limit = mostAtOnce,
): { body: IDataObject } {
	return {
		body: {
			minstarttime: wireSpan({ start: from, zone }).start,
			maxstarttime: wireSpan({ start: until, zone }).start,
			limit,
			...withoutBlanks(filter),
		},
	};
}

/**
 * The tasks of a period, up to `wanted`. The list has no pages: when one answer is full, each half of the period is asked
 * for by itself. Contract: listDialerTasks.
 */
export async function tasksOf(
	client: AiRudderClient,
	period: Period,
	filter: IDataObject,
	wanted: number,
): Promise<IDataObject[]> {
	const limit = Math.min(wanted, mostAtOnce);
	const payload = await client.call('listDialerTasks', listRequest(period, filter, limit));
	const tasks = entriesIn(payload);
	const duration = period.until.getTime() - period.from.getTime();
	if (tasks.length < mostAtOnce || wanted <= mostAtOnce || duration < 2000)
		return tasks.slice(0, wanted);
	const middle = new Date(period.from.getTime() + Math.floor(duration / 2000) * 1000);
	const early = await tasksOf(client, { ...period, until: middle }, filter, Infinity);
	const late = await tasksOf(client, { ...period, from: middle }, filter, Infinity);
	const distinct = new Map(
		[...early, ...late].map((task) => [labelled(task, 'task')?.id ?? JSON.stringify(task), task]),
	);
	return [...distinct.values()].slice(0, wanted);
}

/** The latest tasks with exactly this name. Contract: listDialerTasks (taskName). */
export async function tasksNamed(
	client: AiRudderClient,
	name: string,
	days = 2,
): Promise<Array<{ taskId: string; taskName: string; taskStatus?: string }>> {
	const payload = await client.call(
		'listDialerTasks',
		listRequest(latest(days), { taskName: name }),
	);
	return entriesIn(payload).flatMap((entry) => {
		const task = labelled(entry, 'task');
		if (task?.name !== name) return [];
		const taskStatus = valueOf(entry, 'state');
		return [{ taskId: task.id, taskName: name, ...(isText(taskStatus) ? { taskStatus } : {}) }];
	});
}

/** Fields of a listed task. Contract: DialerTaskItem. */
const readableNames = {
	groupname: 'groupName',
	source: 'source',
	state: 'status',
	remark: 'remark',
} as const;

/** Its times. All but the actual start are known from requests only. Contract: DialerTaskItem, listDialerTasks. */
const readableTimes = {
	createdat: 'createdAt',
	starttime: 'startTime',
	actualstarttime: 'actualStartedAt',
	endtime: 'endTime',
	autoendtime: 'autoEndTime',
} as const;

/** A listed task with readable names; a value of another type than expected stays as it is. */
export function readableTask(entry: IDataObject): IDataObject {
	return withoutBlanks({
		taskId: labelled(entry, 'task')?.id ?? valueOf(entry, 'taskid'),
		taskName: valueOf(entry, 'name') ?? valueOf(entry, 'taskname'),
		...Object.fromEntries(
			Object.entries(readableNames).map(([name, readable]) => [readable, valueOf(entry, name)]),
		),
		...Object.fromEntries(
			Object.entries(readableTimes).flatMap(([name, readable]) => {
				const value = valueOf(entry, name);
				return Object.entries(namedTime(readable, value) ?? { [readable]: value });
			}),
		),
	});
}
