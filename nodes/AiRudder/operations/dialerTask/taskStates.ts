import { sleep } from 'n8n-workflow';
import type { AiRudderClient } from '../../../shared/api/client';
import { outcomeOf } from '../../../shared/api/outcomes';
import { isEnded } from '../../../shared/calls';
import { tasksNamed } from './tasks';

/** A task of ours, by the two ways to ask for it. */
export interface NamedTask {
	taskId: string;
	taskName: string;
}

/** A task that calls nobody any more. */
export interface FinishedTask extends NamedTask {
	taskStatus: string;
}

/** Tasks that end together tell so one by one; the list may be a moment behind. */
const pausesMilliseconds = [0, 1000, 2000];

/**
 * The state of each task that is over already, looked at once before waiting: what ended before the wait was stored has
 * told so in vain. Not knowing is no reason to stop. Contract: listDialerTasks.
 */
export async function overAlready(
	client: AiRudderClient,
	tasks: readonly NamedTask[],
): Promise<FinishedTask[]> {
	const looks: FinishedTask[] = [];
	for (const task of tasks) {
		const outcome = await outcomeOf(async () => await finished(client, task));
		if ('result' in outcome && outcome.result) looks.push(outcome.result);
	}
	return looks;
}

/**
 * All tasks with the states in which they ended; undefined while any of them still calls. `told` is the one that a callback
 * tells of; the others are looked up in the list of those made in the last `days`. Throws when it cannot be read.
 * Contract: listDialerTasks.
 */
export async function allEnded(
	client: AiRudderClient,
	tasks: readonly NamedTask[],
	told: { taskId: string; taskStatus: string } | undefined,
	days: number,
): Promise<FinishedTask[] | undefined> {
	const ended = new Map<string, FinishedTask>();
	for (const task of tasks)
		if (task.taskId === told?.taskId) ended.set(task.taskId, { ...task, ...told });
	for (const pause of pausesMilliseconds) {
		const open = tasks.filter(({ taskId }) => !ended.has(taskId));
		if (open.length === 0) break;
		await sleep(pause);
		for (const task of open) {
			const found = await finished(client, task, days);
			if (found) ended.set(task.taskId, found);
		}
	}
	const all = tasks.map(({ taskId }) => ended.get(taskId));
	return all.every((task) => task !== undefined) ? all : undefined;
}

async function finished(
	client: AiRudderClient,
	{ taskId, taskName }: NamedTask,
	days?: number,
): Promise<FinishedTask | undefined> {
	const tasks = await tasksNamed(client, taskName, days);
	const taskStatus = tasks.find((task) => task.taskId === taskId)?.taskStatus;
	return isEnded(taskStatus) ? { taskId, taskName, taskStatus } : undefined;
}
