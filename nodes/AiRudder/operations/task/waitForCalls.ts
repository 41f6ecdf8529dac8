import { sleep, type IDataObject } from 'n8n-workflow';
import type { AiRudderClient } from '../../../shared/api/client';
import { isObject, isText } from '../../../shared/api/values';
import { callsOfTask } from '../../../shared/calls';
import type { Contact } from '../../../shared/contacts';
import type { Produced } from '../../../shared/operations/operation';

/** States in which a task calls nobody any more. Contract: TaskDetail.Status. */
const ended = new Set(['finished', 'canceled']);

interface SentTask {
	answer: IDataObject;
	contacts: Contact[];
	parameters: { maxWait: number; pollInterval: number };
}

/**
 * Looks at the tasks until all have ended or the time is over, then gives one call record for each number, paired with
 * the row it came from, with `taskStatus` and, when the task was still running, `timedOut`.
 * A task without a readable id, or without calls yet, gives one item of its own. Contract: getTaskDetail.
 */
export async function callsOnceFinished({
	client,
	sent,
	signal,
}: {
	client: AiRudderClient;
	sent: SentTask[];
	signal?: AbortSignal;
}): Promise<Produced[]> {
	const [first] = sent;
	if (!first) return [];
	const { maxWait, pollInterval } = first.parameters;
	const deadline = Date.now() + maxWait * 60_000;
	const latest = new Map<SentTask, IDataObject>();
	for (;;) {
		for (const task of sent) {
			if (!hasEnded(latest.get(task)) && isText(task.answer.taskId)) {
				const detail = await client.call('getTaskDetail', {
					query: { TaskID: task.answer.taskId },
				});
				if (isObject(detail)) latest.set(task, detail);
			}
		}
		const isOver = sent.every((task) => hasEnded(latest.get(task)) || !isText(task.answer.taskId));
		const remaining = deadline - Date.now();
		if (isOver || remaining <= 0) break;
		await pause(Math.min(pollInterval * 1000, remaining), signal);
	}
	return sent.flatMap((task) => outcomeOf(task, latest.get(task)));
}

/** Sleeps in short steps, so that a cancelled execution ends within a second. Throws the abort of `signal`. */
async function pause(milliseconds: number, signal?: AbortSignal): Promise<void> {
	for (let left = milliseconds; left > 0; left -= 1000) {
		signal?.throwIfAborted();
		await sleep(Math.min(left, 1000));
	}
}

function hasEnded(detail: IDataObject | undefined): boolean {
	return isText(detail?.Status) && ended.has(detail.Status);
}

function outcomeOf({ answer, contacts }: SentTask, detail: IDataObject | undefined): Produced[] {
	const state = {
		...(isText(detail?.Status) ? { taskStatus: detail.Status } : {}),
		...(hasEnded(detail) || !isText(answer.taskId) ? {} : { timedOut: true }),
	};
	const calls = callsOfTask(detail);
	const everyItem = contacts.map(({ item }) => item);
	if (calls.length === 0) return [{ json: { ...answer, ...state }, items: everyItem }];
	const itemOf = new Map(contacts.map(({ number, item }) => [number, item]));
	return calls.map((call) => {
		const item = itemOf.get(call.phoneNumber ?? '');
		return {
			json: { ...answer, ...call, ...state },
			items: item === undefined ? everyItem : [item],
		};
	});
}
