import type { IDataObject } from 'n8n-workflow';
import type { AiRudderClient } from '../api/client';
import { AiRudderFailure } from '../api/failure';
import { taskIdIn } from '../api/taskIds';
import { mapInTurns } from '../api/turns';
import { objectsIn } from '../api/values';
import {
	isFinalCall,
	isOpen,
	mayBeRedialled,
	readCall,
	statusWord,
	taskAnswered,
	withTask,
	type CallRecord,
} from '../calls';
import { eventItem, idOfEvent } from '../events';

/** A call that has ended for good, and when it ended in milliseconds since 1970, if it says so with a zone. */
export interface FinishedCall {
	/** Makes its item. That takes three times as long as to read the call, and of most calls nobody wants it. */
	item: () => IDataObject;
	eventId: string;
	endedAt?: number;
	/** When it began, likewise. */
	startedAt?: number;
	/**
	 * Whether it could have waited for a redial before it counted as finished. Then the time of its end does not say
	 * since when it is finished.
	 */
	mayHaveWaited: boolean;
}

/** A task with its calls. Throws `refused` when AIRudder answers with something else. Contract: getTaskDetail. */
export async function readTask(client: AiRudderClient, taskId: string): Promise<IDataObject> {
	return taskAnswered(await client.call('getTaskDetail', { query: { TaskID: taskId } }), taskId);
}

/** The id of a task in the list. Throws `refused` when the entry names none. Contract: listTasks. */
export function listedTaskId(entry: IDataObject): string {
	const taskId = taskIdIn(entry);
	if (taskId !== undefined) return taskId;
	throw new AiRudderFailure('refused', "AIRudder's list of tasks names a task without an ID", {
		description: 'Its calls cannot be found. Please report this to the makers of this package.',
	});
}

/**
 * The calls of a task that have ended for good, oldest first, those without a time last, each once, as AIRudder Trigger would
 * bring them. A call without the time of its end counts when it says that it was made: contacts that were never called have none.
 * Many calls are read in turns with others in the same n8n.
 */
export async function finishedCalls(
	detail: IDataObject,
	receivedAt: Date,
): Promise<FinishedCall[]> {
	const once = new Map<string, FinishedCall>();
	await mapInTurns(objectsIn(detail.detail), (call) => {
		const finished = finishedCall(detail, call, receivedAt);
		if (finished) once.set(finished.eventId, finished);
	});
	return [...once.values()].sort(
		(one, other) => (one.endedAt ?? Infinity) - (other.endedAt ?? Infinity) || 0,
	);
}

/** Whether any call of a task has ended for good, as `finishedCalls` reads it. */
export function hasFinishedCall(detail: IDataObject): boolean {
	const now = new Date();
	return objectsIn(detail.detail).some((call) => finishedCall(detail, call, now) !== undefined);
}

function finishedCall(
	detail: IDataObject,
	call: IDataObject,
	receivedAt: Date,
): FinishedCall | undefined {
	const body = withTask(detail, call);
	const record = readCall(body);
	const { startedAt, endedAt } = record;
	if (endedAt === undefined && !wasMade(record)) return undefined;
	if (!isFinalCall(record, detail)) return undefined;
	const eventId = idOfEvent('callEnded', body);
	return {
		item: () => eventItem('callEnded', body, receivedAt, eventId),
		eventId,
		...(startedAt !== undefined && { startedAt: Date.parse(startedAt) }),
		...(endedAt !== undefined && { endedAt: Date.parse(endedAt) }),
		mayHaveWaited: mayBeRedialled(record, detail),
	};
}

/** Whether a call that does not say when it ended was made at all, and is over. */
function wasMade({ callId, status, answered }: CallRecord): boolean {
	const isOver = status !== undefined && !isOpen(status) && statusWord(status) !== 'canceled';
	return callId !== undefined && (answered === true ? !isOpen(status) : isOver);
}

/** The item of a task that has ended, as AIRudder Trigger would bring it. */
export function endedTask(detail: IDataObject, receivedAt: Date): IDataObject {
	const { detail: _calls, ...task } = detail;
	return eventItem('taskEnded', task, receivedAt);
}
