import type { IDataObject } from 'n8n-workflow';
import type { AiRudderClient } from '../../../shared/api/client';
import { AiRudderFailure } from '../../../shared/api/failure';
import { idText, isText } from '../../../shared/api/values';
import { isEnded } from '../../../shared/calls';
import { outcomeOf } from '../../../shared/operations/concurrently';
import { wholeNumber } from '../../../shared/operations/formPieces';
import { begunElsewhere, waiting } from '../../../shared/operations/resumeWait';
import { createRequest, inOneTask, newDialerTask, newTaskForm } from './create';
import { onceFinished, outcomesOf } from './finished';
import { settingOptions } from './form';
import { tasksNamed } from './tasks';

/**
 * Has agents call everyone and puts the execution to wait. The task's end, which AIRudder tells to the execution's resume
 * URL, brings one item for each row; Max Wait brings the rows with `timedOut` and the task id. Contract:
 * createDialerTask, DialerTaskStatusEvent, getDialerTaskDetail. Dials people: sent once.
 */
export const createAndWait = waiting({
	name: 'Create and Wait',
	action: 'Create a dialer task and wait for its calls',
	description:
		'Phone the people in the incoming items, let the execution wait, and return one item for each of them with the outcome',
	endpoint: 'createDialerTask',
	fields: {
		...newTaskForm,
		maxWait: wholeNumber(
			{
				displayName: 'Max Wait (Minutes)',
				description:
					'Minutes to wait for the task to finish. Then the incoming items are returned, marked as timed out; the calls go on.',
			},
			24 * 60,
			// n8n looks for waits that are over once a minute.
			2,
		),
		options: settingOptions,
	},
	begin: (wait) => ({
		...newDialerTask,
		divide: inOneTask,
		requests: (parts) => parts.map((part) => createRequest(part, wait.callback)),
		follow: async ({ client, sent: [task] }) => {
			if (!task) return [];
			const { contacts, parameters, answer } = task;
			const { taskId, taskName, sentEarlier } = answer;
			if (!isText(taskId)) throw withoutId(taskName);
			const taskStatus = await statusOf(client, { taskId, taskName });
			if (isEnded(taskStatus)) {
				const numbers = contacts.map(({ number }) => number);
				const known = await outcomesOf(client, { taskId, taskName, taskStatus }, numbers);
				const paired = known.outcomes.map((json, at) => ({
					json,
					items: [contacts[at]?.item ?? 0],
				}));
				return [...paired, ...known.others.map((json) => ({ json }))];
			}
			if (sentEarlier && wait.isRetry) throw begunElsewhere(`The dialer task ${taskId}`);
			wait.atMost(parameters.maxWait);
			return contacts.map(({ row, number, item }) => ({
				json: { ...row, taskId, taskName, phoneNumber: number, ...wait.mark },
				items: [item],
			}));
		},
	}),
	resumption: onceFinished,
});

/**
 * State of the task, looked at once before waiting: what ended before the wait was stored has told so in vain. Not
 * knowing is no reason to stop. Contract: listDialerTasks.
 */
async function statusOf(
	client: AiRudderClient,
	{ taskId, taskName }: IDataObject,
): Promise<string | undefined> {
	const outcome = await outcomeOf(async () => await tasksNamed(client, idText(taskName) ?? ''));
	const tasks = 'result' in outcome ? outcome.result : [];
	return tasks.find((task) => task.taskId === taskId)?.taskStatus;
}

function withoutId(taskName: unknown): AiRudderFailure {
	return new AiRudderFailure(
		'uncertain',
		'AIRudder took the dialer task but gave no id for it, so its calls cannot be waited for',
		{
			description: `The task "${idText(taskName)}" exists and may be calling. Look it up in AIRudder; do not create it anew.`,
		},
	);
}
