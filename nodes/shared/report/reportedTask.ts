import type { IDataObject } from 'n8n-workflow';
import { AiRudderFailure } from '../api/failure';
import { taskNameIn } from '../api/taskIds';
import { isText } from '../api/values';
import { isListOfCalls, taskAnswered, taskStatusOf } from '../calls';
import { callsOfDialer, callsOfRobot, type CountedCall } from './countedCalls';
import { percentOf } from './figures';
import { peopleIn } from './people';

/** A task with its calls, as a report takes it. */
export interface ReportedTask {
	taskId: string;
	taskName?: string;
	/** State of the task in AIRudder's word. The dialer's calls do not tell it. */
	taskStatus?: string;
	calls: CountedCall[];
}

/** A task as a line of a report. People of several tasks count in each of them. */
export interface TaskLine {
	taskId: string;
	taskName?: string;
	taskStatus?: string;
	people: number;
	answered: number;
	reachedPercent?: number;
}

/**
 * The task in AIRudder's answer. Throws `refused` when the answer holds none, or its calls are no list: a report of nobody
 * would be wrong. Contract: getTaskDetail, getWorkflowTaskDetail.
 */
export async function robotTask(answer: unknown, taskId: string): Promise<ReportedTask> {
	const task = taskAnswered(answer, taskId);
	if (!isListOfCalls(task.detail)) {
		throw new AiRudderFailure(
			'refused',
			`AIRudder's answer shows no calls of the task "${taskId}"`,
			{
				description: 'Their form is not known. Please report this to the makers of this package.',
			},
		);
	}
	const taskName = taskNameIn(task);
	return {
		taskId,
		...(taskName !== undefined && { taskName }),
		...taskStatusOf(task),
		calls: await callsOfRobot(task),
	};
}

/** A task of the dialer by its calls, which name it. Contract: DialerCallRow. */
export async function dialerTask(
	rows: readonly IDataObject[],
	taskId: string,
): Promise<ReportedTask> {
	const taskName = rows.map((row) => row.taskName).find(isText);
	return { taskId, ...(taskName !== undefined && { taskName }), calls: await callsOfDialer(rows) };
}

/** What a report says of one task. */
export function taskLine({ calls, ...task }: ReportedTask): TaskLine {
	const people = peopleIn(calls);
	const answered = people.filter(({ state }) => state === 'answered').length;
	return {
		...task,
		people: people.length,
		answered,
		...(people.length > 0 && { reachedPercent: percentOf(answered, people.length) }),
	};
}
