import { AiRudderFailure } from '../../../shared/api/failure';
import { greatestOf, idText, isText } from '../../../shared/api/values';
import type { SentPart } from '../../../shared/operations/sendParts';
import type { Fields } from '../../../shared/forms/fields';
import type { Produced } from '../../../shared/operations/operation';
import { begunElsewhere, waiting } from '../../../shared/operations/waiting/resumeWait';
import { invalidRowsChoice } from '../../../shared/forms/contactsForm';
import { wholeNumber } from '../../../shared/forms/formPieces';
import { contactsOfTasks, settingOptions } from './contacts';
import { dialerTaskRequests, newDialerTask, newDialerTaskForm } from './create';
import { onceFinished, outcomesOf } from './finished';
import { sentRows, type SentRow } from './sentRows';
import { overAlready, type NamedTask } from './taskStates';

/**
 * Has agents call everyone and puts the execution to wait. The end of all its tasks, which AIRudder tells to the
 * execution's resume URL, brings one item for each row; Max Wait brings the rows with `timedOut` and the task id. Contract:
 * createDialerTask, DialerTaskStatusEvent, getDialerTaskDetail. Dials people: sent once.
 */
export const createAndWait = waiting({
	name: 'Create and Wait',
	action: 'Create a dialer task and wait for its calls',
	description:
		'Phone the people in the incoming items, let the execution wait, and return one item for each of them with the outcome',
	endpoint: 'createDialerTask',
	fields: {
		...newDialerTaskForm,
		// What waits comes out by the place of its row, and rows that were not sent among it.
		invalidRows: invalidRowsChoice({ canHaveOutput: false }),
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
		...contactsOfTasks,
		requests: (parts) => dialerTaskRequests(parts, () => wait.callback),
		follow: async ({ client, sent }) => {
			const sentTasks = sent.map(sentTask);
			const rows = sentTasks.flatMap((task) => task.rows);
			const awaited = rows.filter(({ isRefused }) => !isRefused);
			// A task whose people were all refused calls nobody, and may never tell its end.
			const tasks = sentTasks.filter((task) => task.rows.some(({ isRefused }) => !isRefused));
			const over = await overAlready(client, tasks);
			const open = tasks.filter(({ taskId }) => !over.some((task) => task.taskId === taskId));
			const paired = ({ json, item }: SentRow): Produced => ({ json, items: [item] });
			if (awaited.length === 0) return rows.map(paired);
			if (open.length === 0) {
				const known = await outcomesOf(
					client,
					over,
					awaited.map(({ json }) => json),
				);
				return [
					...rows.map((row) => ({
						...paired(row),
						json: known.outcomes.get(row.json) ?? row.json,
					})),
					...known.others.map((json) => ({ json })),
				];
			}
			const elsewhere = open.filter(
				(task) => task.sentElsewhere || (task.sentEarlier && wait.isRetry),
			);
			if (elsewhere.length > 0) {
				const ids = elsewhere.map(({ taskId }) => taskId).join(', ');
				throw begunElsewhere(`The dialer task ${ids}`);
			}
			wait.atMost(greatestOf(sent.map(({ parameters }) => parameters.maxWait)));
			return rows.map((row) =>
				row.isRefused ? paired(row) : { ...paired(row), json: { ...row.json, ...wait.mark } },
			);
		},
	}),
	resumption: onceFinished,
});

interface SentTask extends NamedTask {
	rows: SentRow[];
	sentEarlier: boolean;
	/** Sent by another execution of this sub-workflow. */
	sentElsewhere: boolean;
}

/** A task that AIRudder took, with its rows. Throws `uncertain` when it has no id: its calls cannot be asked for. */
function sentTask({ contacts, answer }: Pick<SentPart<Fields>, 'contacts' | 'answer'>): SentTask {
	const taskName = idText(answer.taskName) ?? '';
	if (isText(answer.taskId)) {
		return {
			taskId: answer.taskId,
			taskName,
			sentEarlier: answer.sentEarlier === true,
			sentElsewhere: answer.sentByExecution !== undefined,
			rows: sentRows(contacts, answer),
		};
	}
	throw new AiRudderFailure(
		'uncertain',
		'AIRudder took the dialer task but gave no id for it, so its calls cannot be waited for',
		{
			description: `The task "${taskName}" exists and may be calling. Look it up in AIRudder; do not create it anew.`,
		},
	);
}
