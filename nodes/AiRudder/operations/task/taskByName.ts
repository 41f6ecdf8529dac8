import { sleep, type IDataObject } from 'n8n-workflow';
import type { AiRudderClient } from '../../../shared/api/client';
import { listIn, taskIdIn, taskNameIn } from '../../../shared/api/lists';
import type { WireRequest } from '../../../shared/api/session';
import { isText } from '../../../shared/api/values';
import type { Recovery } from '../../../shared/operations/allItems';
import { outcomeOf } from '../../../shared/operations/concurrently';

/** The newest tasks looked at; a task just created is among the first. Contract: listTasks, newest first. */
const newest = { Number: 100, Page: 1 };

/** A task whose answer was lost may take a moment to show in the list. */
const pausesMilliseconds = [0, 1000, 2000, 4000];

/**
 * Finds a task by its exact name after its create was sent and the answer was lost. Tasks of that name that were there
 * before do not count. If the list could not be read before, nothing is ever "found": a namesake could be an old one.
 * Contract: listTasks.
 */
export function taskByName(): Recovery {
	let before: Set<string> | undefined;
	return {
		async prepare(client) {
			const outcome = await outcomeOf(async () => await newestTasks(client));
			before =
				'result' in outcome ? new Set(outcome.result.map(({ taskId }) => taskId)) : undefined;
		},
		async find(client, request) {
			const known = before;
			if (!known) return undefined;
			for (const pause of pausesMilliseconds) {
				await sleep(pause);
				const tasks = await newestTasks(client);
				const [found, ...namesakes] = tasks.filter(
					({ taskId, taskName }) => taskName === nameIn(request) && !known.has(taskId),
				);
				// Of several new ones nobody can say which is ours.
				if (found && namesakes.length === 0) {
					known.add(found.taskId);
					return found;
				}
			}
			return undefined;
		},
	};
}

async function newestTasks(
	client: AiRudderClient,
): Promise<Array<IDataObject & { taskId: string; taskName?: string }>> {
	const entries = listIn(await client.call('listTasks', { query: newest }));
	return entries.flatMap((entry) => {
		const taskId = taskIdIn(entry);
		return taskId === undefined ? [] : [{ taskId, taskName: taskNameIn(entry) }];
	});
}

/** The name that a create request gives its task. */
export function nameIn({ body }: WireRequest): string {
	return isText(body?.TaskName) ? body.TaskName : '';
}
