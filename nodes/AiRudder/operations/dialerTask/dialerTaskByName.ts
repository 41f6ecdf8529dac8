import { sleep } from 'n8n-workflow';
import { outcomeOf } from '../../../shared/operations/concurrently';
import type { Recovery } from '../../../shared/operations/sendOrFind';
import { nameIn } from './taskName';
import { tasksNamed } from './tasks';

/** A task whose answer was lost may take a moment to show in the list. */
const pausesMilliseconds = [0, 1000, 2000, 4000];

/**
 * Finds a dialer task by its exact name after its create was sent and the answer was lost. Tasks of that name that were
 * there before do not count. If the list could not be read before, nothing is ever "found". Contract: listDialerTasks.
 */
export function dialerTaskByName(): Recovery {
	const before = new Set<string>();
	let isKnown = false;
	return {
		async prepare(client, requests) {
			const outcome = await outcomeOf(async () => {
				for (const request of requests) {
					for (const { taskId } of await tasksNamed(client, nameIn(request))) before.add(taskId);
				}
			});
			isKnown = 'result' in outcome;
		},
		async find(client, request) {
			if (!isKnown) return undefined;
			for (const pause of pausesMilliseconds) {
				await sleep(pause);
				const tasks = await tasksNamed(client, nameIn(request));
				const [found, ...namesakes] = tasks.filter(({ taskId }) => !before.has(taskId));
				// Of several new ones nobody can say which is ours.
				if (found && namesakes.length === 0)
					return { taskId: found.taskId, taskName: found.taskName };
			}
			return undefined;
		},
	};
}
