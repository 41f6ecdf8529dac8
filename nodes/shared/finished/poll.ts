import type { IDataObject } from 'n8n-workflow';
import type { AiRudderClient } from '../api/client';
import { AiRudderFailure } from '../api/failure';
import { concurrently, outcomeOf } from '../operations/concurrently';
import { newTasks, type Walk } from './newTasks';
import { readTask, saysEnded } from './taskDetail';
import { lookAt, type Wanted, type WatchedTask } from './watchedTask';

/** Where polling stands. Only what is still running, or ended within the overlap, is remembered. */
export interface Cursor {
	/** Since when every task is known: the last complete look at the list, in milliseconds since 1970. */
	listed: number;
	/** The newest tasks at that time. */
	marks: string[];
	/** A way down the list that the next poll continues. */
	walk?: Walk;
	/** Watched tasks by their id. */
	tasks: Record<string, WatchedTask>;
}

export interface PollSettings extends Wanted {
	/** How far back, in milliseconds, the very first poll brings calls and tasks; 0 brings nothing old. */
	existing: number;
	/** The most pages of the list that one poll reads. */
	maximumPages: number;
	/** The most tasks that one poll reads. */
	maximumTasks: number;
}

export interface Polled {
	items: IDataObject[];
	cursor: Cursor;
	/** Tasks that are no longer watched because AIRudder keeps refusing to show them, with its last words. */
	givenUp: string[];
}

/** A task's calls and their transcripts may be long: fewer at a time than other reads. */
const atOnce = 5;

/** A task that AIRudder refuses to show so many polls in a row does not exist any more. */
const maximumRefusals = 10;

/**
 * One poll: finds new tasks, reads those watched the longest ago, and brings what ended since. Leaves `cursor` as it is
 * and gives the next one. Throws AiRudderFailure when AIRudder cannot be asked. Contract: listTasks, getTaskDetail.
 */
export async function poll(
	client: AiRudderClient,
	cursor: Cursor | undefined,
	settings: PollSettings,
	time: number,
): Promise<Polled> {
	// AIRudder tells whole seconds: a call that ends in this one counts as ended at its beginning.
	const now = Math.floor(time / 1000) * 1000;
	const isSilent = cursor === undefined && settings.existing === 0;
	const listed = await withNewTasks(client, cursor, settings, now);
	const due = Object.entries(listed.tasks)
		.sort(([, one], [, other]) => one.read - other.read)
		.slice(0, settings.maximumTasks);
	const reads = await readAll(
		client,
		due.map(([taskId]) => taskId),
	);
	const tasks = { ...listed.tasks };
	const items: IDataObject[] = [];
	const givenUp: string[] = [];
	for (const [taskId, task] of due) {
		const read = reads.get(taskId);
		if (read === undefined) continue;
		delete tasks[taskId];
		if (read instanceof AiRudderFailure) {
			const refusals = (task.refusals ?? 0) + 1;
			if (refusals < maximumRefusals) tasks[taskId] = { ...task, refusals };
			else givenUp.push(`${taskId}: ${read.message}`);
			continue;
		}
		const look = lookAt(task, read, settings, { now, isSilent });
		items.push(...look.items);
		if (look.task) tasks[taskId] = look.task;
	}
	return { items, cursor: { ...listed, tasks }, givenUp };
}

/** The cursor with the tasks that were created since. */
async function withNewTasks(
	client: AiRudderClient,
	cursor: Cursor | undefined,
	{ existing, overlap, maximumPages }: PollSettings,
	now: number,
): Promise<Cursor> {
	const isFirst = cursor === undefined;
	const { listed, marks, walk, tasks } = cursor ?? { listed: now - existing, marks: [], tasks: {} };
	const walked = await newTasks(client, { marks, walk, now, maximumPages });
	// A task created since the last look at the list has no calls from before it.
	const from = isFirst ? listed : listed - overlap;
	const added = walked.tasks
		.filter(({ taskId }) => !Object.hasOwn(tasks, taskId))
		.filter(({ entry }) => !isFirst || existing > 0 || !saysEnded(entry))
		.map(({ taskId }): [string, WatchedTask] => [
			taskId,
			{ from, read: from, ...(isFirst ? { isOfBefore: true } : {}) },
		]);
	const all = { ...tasks, ...Object.fromEntries(added) };
	// The first look goes down just so far: what lies deeper is old.
	return walked.isDone || isFirst
		? { listed: walked.walk.began, marks: walked.walk.marks, tasks: all }
		: { listed, marks, walk: walked.walk, tasks: all };
}

/**
 * Each task, or AIRudder's refusal to show it. When it refuses all of them, or cannot be reached, that is thrown: then
 * it is not the task that is the matter.
 */
async function readAll(
	client: AiRudderClient,
	taskIds: string[],
): Promise<Map<string, IDataObject | AiRudderFailure>> {
	const outcomes = await concurrently(taskIds, { goOn: false, atOnce }, async (taskId) => {
		const outcome = await outcomeOf(async () => await readTask(client, taskId));
		if ('result' in outcome) return outcome.result;
		if (isRefusal(outcome.failure)) return outcome.failure;
		throw outcome.failure;
	});
	const reads = new Map<string, IDataObject | AiRudderFailure>();
	outcomes.forEach((outcome, index) => {
		if (outcome && 'failure' in outcome) throw outcome.failure;
		if (outcome) reads.set(taskIds[index] ?? '', outcome.result);
	});
	const [first] = reads.values();
	if (first instanceof AiRudderFailure && [...reads.values()].every(isRefusal)) throw first;
	return reads;
}

function isRefusal(value: unknown): value is AiRudderFailure {
	return value instanceof AiRudderFailure && value.kind === 'refused';
}
