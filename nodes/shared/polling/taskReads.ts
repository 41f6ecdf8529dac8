import type { IDataObject } from 'n8n-workflow';
import type { AiRudderClient } from '../api/client';
import { Deadline } from '../api/deadline';
import { AiRudderFailure } from '../api/failure';
import { concurrently } from '../api/outcomes';
import { readTask } from './taskDetail';

/** A task as it is now, or why AIRudder did not show it. */
export type TaskRead = { detail: IDataObject } | { failure: AiRudderFailure };

/** A task's calls and their transcripts may be long: fewer at a time than other reads. */
const pace = { atOnce: 5 };

/** One task may take this part of the time that there is for all: then the others have some, too. */
const share = 1 / 4;

/**
 * Each task, or why it is not shown; those for which there was no time are left out. Throws when it is not the task that is
 * the matter: the login is refused, or several tasks were asked for and nobody answered.
 */
export async function readTasks(
	client: AiRudderClient,
	taskIds: string[],
	milliseconds: number,
): Promise<Map<string, TaskRead>> {
	const budget = new Deadline(milliseconds, 'The poll did not end');
	const outcomes = await concurrently(taskIds, { goOn: true, pace }, async (taskId) => {
		if (!budget.allows(0)) return undefined;
		const one = new Deadline(milliseconds * share, 'AIRudder did not show it');
		return await one.within(readTask(client.within(one), taskId));
	});
	const reads = new Map<string, TaskRead>();
	outcomes.forEach((outcome, index) => {
		const taskId = taskIds[index] ?? '';
		if (outcome && 'failure' in outcome) {
			reads.set(taskId, { failure: ofTask(outcome.failure) });
		} else if (outcome?.result) reads.set(taskId, { detail: outcome.result });
	});
	const failures = [...reads.values()].map((read) =>
		'failure' in read ? read.failure : undefined,
	);
	const [first] = failures;
	const isNobodyThere =
		failures.length > 1 && failures.every((failure) => failure && isSilence(failure));
	if (first && isNobodyThere) throw first;
	return reads;
}

/** The failure of one task. Throws what would befall any other task, too. */
function ofTask(failure: unknown): AiRudderFailure {
	const isOfAll =
		!(failure instanceof AiRudderFailure) ||
		failure.kind === 'input' ||
		[failure.httpStatus, failure.bodyCode].includes(401);
	if (isOfAll) throw failure;
	return failure;
}

/** Whether AIRudder did not answer at all. */
function isSilence({ kind, httpStatus, bodyCode }: AiRudderFailure): boolean {
	return kind !== 'refused' && httpStatus === undefined && bodyCode === undefined;
}
