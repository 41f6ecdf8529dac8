import type { WireRequest } from '../../../shared/api/wireRequest';
import { listIn } from '../../../shared/api/lists';
import { taskIdIn, taskNameIn } from '../../../shared/api/taskIds';
import { isText } from '../../../shared/api/values';
import { findByName } from '../../../shared/operations/once/findByName';

/** The newest tasks looked at; a task just created is among the first. Contract: listTasks, newest first. */
const newest = { Number: 100, Page: 1 };

/** Finds a task whose answer was lost by its unique name. Contract: listTasks. */
export const taskByName = findByName(requestedTaskName, async (client, name) => {
	const entries = listIn(await client.call('listTasks', { query: newest }));
	return entries.flatMap((entry) => {
		const taskId = taskIdIn(entry);
		return taskId !== undefined && taskNameIn(entry) === name ? [{ taskId, taskName: name }] : [];
	});
});

/** The name that a create request gives its task. */
export function requestedTaskName({ body }: WireRequest): string {
	return isText(body?.TaskName) ? body.TaskName : '';
}
