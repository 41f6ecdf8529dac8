import { data, noSuchTask, refuse } from '../answers';
import { isDone, isOver } from '../calls/taskCaller';
import { listed } from '../listing';
import { inStyle } from '../formats/naming';
import { callDetail, taskSummary } from '../calls/records';
import type { Switches } from '../switches';
import type { OperationHandler } from './types';
import type { Wire } from '../formats/values';

/** The account's tasks, newest first unless switched, one page of them. Contract: listTasks. */
export const listTasks: OperationHandler = ({ account, query }, { tasks, switches }) => {
	const { Number: size = switches.defaultPageSize, Page: page = 1, Type: type } = query;
	if (Number(page) < 1 || Number(size) < 1) return refuse('Number and Page begin at 1');
	const found = tasks
		.filter(({ appKey, origin }) => appKey === account?.appKey && !origin)
		.filter((task) => type === undefined || task.type === type);
	if (switches.listOrder === 'newestFirst') found.reverse();
	const most = Math.min(Number(size), switches.maximumPageSize || Infinity);
	const shown = found.slice((Number(page) - 1) * most, Number(page) * most);
	return data(listed(styled(shown.map(taskSummary), switches), found.length, switches));
};

/** Fields known of a robot: its id. The name is the simulator's reading. Contract: listRobots. */
export const listRobots: OperationHandler = (_call, { settings, switches }) => {
	const robots = settings.robots.map(({ robotId, name }) => ({
		RobotID: robotId,
		RobotName: name,
	}));
	return data(listed(styled(robots, switches), robots.length, switches));
};

function styled(items: Wire[], { listItemStyle }: Switches): Wire[] {
	return items.map((item) => inStyle(item, listItemStyle));
}

/** The task with a record for each number. Contract: getTaskDetail. */
export const getTaskDetail: OperationHandler = ({ account, query }, world) => {
	const task = world.taskOf(account?.appKey ?? '', query.TaskID);
	if (!task) return noSuchTask(query.TaskID);
	const detail = task.contacts.map((contact) => callDetail(task, contact, world));
	return data({ ...taskSummary(task), detail });
};

/** Stops the task. Only the action Stop is known. Contract: cancelTask. */
export const cancelTask: OperationHandler = ({ account, body }, world) => {
	const task = world.taskOf(account?.appKey ?? '', body.TaskID);
	if (!task) return noSuchTask(body.TaskID);
	if (body.Action !== 'Stop') return refuse(`Action "${String(body.Action)}" is not known`);
	if (!isOver(task) || task.status === 'paused') world.taskCaller.cancel(task);
	else if (world.switches.cancelFinished === 'refused') {
		return refuse(`The task is ${task.status} already`);
	}
	return data();
};

/** Cancels the calls to one number of the task. Contract: cancelTaskCall. */
export const cancelTaskCall: OperationHandler = ({ account, body }, world) => {
	const task = world.taskOf(account?.appKey ?? '', body.TaskID);
	if (!task) return noSuchTask(body.TaskID);
	const contacts = task.contacts.filter(({ number }) => number === body.CalleeNumber);
	if (contacts.length === 0) {
		return refuse(`The task has no number "${String(body.CalleeNumber)}"`);
	}
	const open = contacts.filter((contact) => !isDone(contact));
	if (open.length === 0 && world.switches.cancelFinished === 'refused') {
		return refuse('The call is over already');
	}
	for (const contact of open) world.taskCaller.cancelContact(task, contact);
	return data();
};
