import { findByName } from '../../../shared/operations/once/findByName';
import { nameIn } from './taskName';
import { tasksNamed } from './tasks';

/** Finds a dialer task whose answer was lost by its unique name. Contract: listDialerTasks. */
export const dialerTaskByName = findByName(nameIn, async (client, name) => {
	const tasks = await tasksNamed(client, name);
	return tasks.map(({ taskId, taskName }) => ({ taskId, taskName }));
});
