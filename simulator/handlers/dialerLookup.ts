import { refuse, type SimulatedAnswer } from '../answers';
import { refuseBy } from '../dialer/codes';
import type { DialerCallPlace } from '../dialer/predictiveDialer';
import type { SimulatedDialerTask } from '../dialer/types';
import type { Account } from '../types';
import { writtenText } from '../formats/values';
import type { World } from '../world';

/** The account's dialer task with that id. */
export function dialerTaskOf(
	account: Account | undefined,
	taskId: unknown,
	{ dialerTasks }: World,
): SimulatedDialerTask | undefined {
	return dialerTasks.find((task) => task.appKey === account?.appKey && task.taskId === taskId);
}

/** The refusal of a task id that is missing or nobody's. */
export function noSuchDialerTask(taskId: unknown, { switches }: World): SimulatedAnswer {
	if (taskId === undefined || taskId === '') return refuseBy('taskIdMissing');
	return refuse(`There is no task "${writtenText(taskId)}"`, switches.unknownDialerTaskCode);
}

/** Every call of a task, contact by contact. */
export function dialerCallsOf(task: SimulatedDialerTask): DialerCallPlace[] {
	return task.contacts.flatMap((contact) =>
		contact.attempts.map((call) => ({ task, contact, call })),
	);
}
