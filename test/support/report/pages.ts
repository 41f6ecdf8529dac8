import type { IDataObject } from 'n8n-workflow';
import { clockIn } from '../../../nodes/shared/api/clocks';
import {
	figuresOf,
	peopleIn,
	robotTask,
	taskLine,
	type ReportedTask,
	type ReportPage,
} from '../../../nodes/shared/report';

/** What a page of these tasks is made of, in the time of Jakarta, as Get Report makes it. */
export function contentOf(
	tasks: readonly ReportedTask[],
	changed: Partial<ReportPage> = {},
): ReportPage {
	const calls = tasks.flatMap((task) => task.calls);
	const timeZone = 'Asia/Jakarta';
	const clock = clockIn(timeZone)!;
	return {
		figures: figuresOf(calls, { clock, listsContacts: true }),
		tasks: tasks.map(taskLine),
		people: peopleIn(calls),
		mostPeople: 100,
		showsPeople: false,
		timeZone,
		clock,
		createdAt: new Date('2026-11-20T10:00:00Z'),
		...changed,
	};
}

/** A task that a robot called, as AIRudder answers it. */
export async function taskOf(
	detail: IDataObject[],
	changed: IDataObject = {},
): Promise<ReportedTask> {
	const task = { TaskID: 't-1', TaskName: 'due-today', Status: 'finished', detail, ...changed };
	return await robotTask(task, task.TaskID);
}
