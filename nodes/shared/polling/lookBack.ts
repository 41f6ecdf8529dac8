import type { IDataObject } from 'n8n-workflow';
import type { AiRudderClient } from '../api/client';
import { AiRudderFailure } from '../api/failure';
import { taskIdIn } from '../api/taskIds';
import { entriesOfPages } from '../api/pages';
import { mapInTurns } from '../api/turns';
import { concurrently, outcomeOf } from '../api/outcomes';
import { saysEnded } from '../calls';
import { endedTask, finishedCalls, listedTaskId, readTask, type FinishedCall } from './taskDetail';

/** Tasks read side by side before looking whether that was enough. */
const atOnce = 5;

/** Calls shown when a user tries the trigger out. */
const sampleSize = 10;

/**
 * Finished calls that ended at `since` or later, newest task first and oldest call first in it, as AIRudder Trigger would
 * bring them; without those that `isKnown` knows. Looks into the newest `maximumTasks` tasks until `limit` calls are
 * found. Contract: listTasks, getTaskDetail.
 */
export async function callsSince(
	client: AiRudderClient,
	{
		since,
		isKnown,
		limit,
		maximumTasks,
		now,
	}: {
		since: Date;
		isKnown: (eventId: string) => boolean;
		limit: number;
		maximumTasks: number;
		now: number;
	},
): Promise<IDataObject[]> {
	const taskIds = await newestTaskIds(client, maximumTasks);
	const found = new Map<string, FinishedCall>();
	for (let first = 0; first < taskIds.length && found.size < limit; first += atOnce) {
		const details = await readTasks(client, taskIds.slice(first, first + atOnce));
		for (const detail of details) {
			for (const call of await finishedCalls(detail, new Date(now))) {
				const isLate = timeOf(call) >= since.getTime();
				if (isLate && !isKnown(call.eventId)) found.set(call.eventId, call);
			}
		}
	}
	return await mapInTurns([...found.values()].slice(0, limit), ({ item }) => item());
}

/** When a call ended, or at least began; before everything else when it says neither. */
function timeOf({ startedAt, endedAt }: FinishedCall): number {
	return endedAt ?? startedAt ?? 0;
}

/**
 * What a user sees who tries the trigger out: the latest finished calls, newest first, and the latest task that ended, of
 * the newest `maximumTasks` tasks. What AIRudder refuses to show is passed over. Contract: listTasks, getTaskDetail.
 */
export async function latestFinished(
	client: AiRudderClient,
	{
		calls: wantsCalls,
		tasks: wantsTasks,
		maximumTasks,
		now,
	}: {
		calls: boolean;
		tasks: boolean;
		maximumTasks: number;
		now: number;
	},
): Promise<IDataObject[]> {
	const receivedAt = new Date(now);
	let calls: IDataObject[] = [];
	let task: IDataObject | undefined;
	const entries = await entriesOfPages(client, 'listTasks', {}, maximumTasks);
	for (const taskId of entries.map(taskIdIn)) {
		if ((!wantsCalls || calls.length > 0) && (!wantsTasks || task)) break;
		const detail = taskId === undefined ? undefined : await shownTask(client, taskId);
		if (!detail) continue;
		if (wantsCalls && calls.length === 0) {
			const finished = await finishedCalls(detail, receivedAt);
			calls = finished
				.slice(-sampleSize)
				.reverse()
				.map(({ item }) => item());
		}
		if (wantsTasks && saysEnded(detail)) task ??= endedTask(detail, receivedAt);
	}
	return [...calls, ...(task ? [task] : [])];
}

/** A task, or nothing when AIRudder refuses to show it. */
async function shownTask(client: AiRudderClient, taskId: string): Promise<IDataObject | undefined> {
	const outcome = await outcomeOf(async () => await readTask(client, taskId));
	if ('result' in outcome) return outcome.result;
	const { failure } = outcome;
	if (!(failure instanceof AiRudderFailure) || failure.kind !== 'refused') throw failure;
	return undefined;
}

async function newestTaskIds(client: AiRudderClient, limit: number): Promise<string[]> {
	return (await entriesOfPages(client, 'listTasks', {}, limit)).map(listedTaskId);
}

/** All of the tasks, in the order given. Throws the first failure. */
async function readTasks(client: AiRudderClient, taskIds: string[]): Promise<IDataObject[]> {
	const outcomes = await concurrently(
		taskIds,
		{ goOn: false, pace: { atOnce } },
		async (taskId) => await readTask(client, taskId),
	);
	return outcomes.flatMap((outcome) => {
		if (outcome && 'failure' in outcome) throw outcome.failure;
		return outcome ? [outcome.result] : [];
	});
}
