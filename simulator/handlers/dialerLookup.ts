import { refuse, type Answer } from '../answers';
import { refuseBy } from '../dialer/codes';
import type { DialerCallPlace } from '../dialer/predictiveDialer';
import type { SimulatedDialerTask } from '../dialer/types';
import type { Account } from '../types';
import { asText } from '../formats/values';
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
export function noSuchDialerTask(taskId: unknown, { switches }: World): Answer {
	if (taskId === undefined || taskId === '') return refuseBy('taskIdMissing');
	return refuse(`There is no task "${asText(taskId)}"`, switches.unknownDialerTaskCode);
}

/** Every call of a task, contact by contact. */
export function dialerCallsOf(task: SimulatedDialerTask): DialerCallPlace[] {
	return task.contacts.flatMap((contact) =>
		contact.attempts.map((call) => ({ task, contact, call })),
	);
}
