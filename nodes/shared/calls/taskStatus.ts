import { isObject, isText } from '../api/values';

/** The status of a task as an item tells it; nothing where the task has none. Contract: TaskDetail (Status). */
export function taskStatusOf(task: unknown): { taskStatus?: string } {
	return isObject(task) && isText(task.Status) ? { taskStatus: task.Status } : {};
}
