import { sleep, type IDataObject } from 'n8n-workflow';
import { isObject } from '../../../shared/api/values';

/** How tasks are watched. Times in milliseconds. */
export interface Watch {
	/** The task as AIRudder has it now; anything but an object tells nothing of it. */
	look: (taskId: string) => Promise<unknown>;
	/** Whether nothing more is waited for. */
	isOver: (detail: IDataObject | undefined) => boolean;
	longest: number;
	pause: number;
	/** Aborts when the execution is cancelled. */
	signal?: AbortSignal;
}

/**
 * Looks at tasks until all of them are over or the time is; at each of them at least once. Gives what was seen last of each,
 * by its id. Throws what `look` throws, and the abort of `signal`. Contract: getTaskDetail.
 */
export async function detailsOnceOver(
	taskIds: readonly string[],
	{ look, isOver, longest, pause, signal }: Watch,
): Promise<Map<string, IDataObject>> {
	const deadline = Date.now() + longest;
	const latest = new Map<string, IDataObject>();
	for (;;) {
		const running = taskIds.filter((taskId) => !isOver(latest.get(taskId)));
		for (const taskId of running) {
			const detail = await look(taskId);
			if (isObject(detail)) latest.set(taskId, detail);
		}
		const remaining = deadline - Date.now();
		if (running.every((taskId) => isOver(latest.get(taskId))) || remaining <= 0) return latest;
		await pauseFor(Math.min(pause, remaining), signal);
	}
}

/** Sleeps in short steps, so that a cancelled execution ends within a second. Throws the abort of `signal`. */
async function pauseFor(milliseconds: number, signal?: AbortSignal): Promise<void> {
	for (let left = milliseconds; left > 0; left -= 1000) {
		signal?.throwIfAborted();
		await sleep(Math.min(left, 1000));
	}
}
