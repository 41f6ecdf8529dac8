import { asItems } from '../../../shared/api/lists';
import { callsOrTask, taskStatusOf } from '../../../shared/calls';
import { simplify } from '../../../shared/forms/formPieces';
import { perItem } from '../../../shared/operations/perItem';
import { dividedByOutcome, splitByOutcome } from '../splitByOutcome';
import { taskLocator } from './form';

/** One task with a record for each number it called. Contract: getTaskDetail. */
export const get = dividedByOutcome(
	perItem({
		name: 'Get',
		action: 'Get a task and its calls',
		description:
			'Retrieve the calls of a task, one item for each number (none before the first call), or the task as it is',
		endpoint: 'getTaskDetail',
		fields: { task: taskLocator(), simplify: simplify(), splitByOutcome: splitByOutcome() },
		request: ({ task }) => ({ query: { TaskID: task } }),
		output: async (data, { simplify: simple, splitByOutcome: split }) => {
			if (!split && !simple) return asItems(data);
			const calls = await callsOrTask(data);
			// It says that calls are over where they do not say so themselves.
			return split ? calls.map((call) => ({ ...call, ...taskStatusOf(data) })) : calls;
		},
	}),
);
