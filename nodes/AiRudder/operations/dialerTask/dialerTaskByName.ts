import { findByName } from '../../../shared/operations/once/findByName';
import { dialerTaskNameIn } from './taskName';
import { tasksNamed } from './tasks';

/** Finds a dialer task whose answer was lost by its unique name. Contract: listDialerTasks. */
export const dialerTaskByName = findByName(dialerTaskNameIn, async (client, name) => {
	const tasks = await tasksNamed(client, name);
	return tasks.map(({ taskId, taskName }) => ({ taskId, taskName }));
});
