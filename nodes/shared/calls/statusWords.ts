import { isText } from '../api/values';

/**
 * States in which a task, or a call, is over for good, and those in which a call is still to be made, or made again. In
 * the one spelling that statusWord gives. Contract: TaskDetail.Status, CallDetail.Status, listDialerTasks (state).
 */
const ended = new Set(['finished', 'canceled']);
const open = new Set(['created', 'pending', 'calling', 'paused']);

/**
 * A status as it is compared: AIRudder writes `canceled` for tasks and `cancelled` for calls, and the dialer begins its
 * words with a capital letter. Empty when there is none.
 */
export function statusWord(status: unknown): string {
	const word = isText(status) ? status.trim().toLowerCase() : '';
	return word === 'cancelled' ? 'canceled' : word;
}

/** Whether a task in this state calls nobody any more. */
export function isEnded(status: unknown): status is string {
	return ended.has(statusWord(status));
}

/** Whether a call in this state is still to be made, or made again. */
export function isOpen(status: unknown): boolean {
	return open.has(statusWord(status));
}
