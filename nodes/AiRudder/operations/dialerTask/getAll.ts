import { wrongInput } from '../../../shared/api/failure';
import { choice, returnAllAndLimit, simplify, wantedCount } from '../../../shared/forms/formPieces';
import { stepsPerItem } from '../../../shared/operations/perItem';
import { accountTimeZone, momentOf, requiredMoment } from '../../../shared/forms/schedule';
import { readableTask, tasksOf } from './tasks';

/** Dialer tasks created in a period. Contract: listDialerTasks. */
export const getAll = stepsPerItem({
	name: 'Get Many',
	action: 'Get many dialer tasks',
	description: 'Retrieve the dialer tasks that were created in a period',
	endpoint: 'listDialerTasks',
	fields: {
		from: requiredMoment({
			displayName: 'Created From',
			description: 'Begin of the period in which the tasks were created',
		}),
		until: requiredMoment({
			displayName: 'Created Until',
			description: 'End of that period',
		}),
		timeZone: accountTimeZone(),
		state: choice(
			{ displayName: 'State', description: 'State in which the tasks are' },
			[
				{ name: 'Any', value: '' },
				{ name: 'Cancelled', value: 'Cancelled' },
				{ name: 'Creating', value: 'Creating' },
				{ name: 'Finished', value: 'Finished' },
				{ name: 'Not Started', value: 'Not Started' },
				{ name: 'Paused', value: 'Paused' },
				{ name: 'Running', value: 'Running' },
			],
			'',
		),
		...returnAllAndLimit,
		simplify: simplify(),
	},
	steps: async ({ client, parameters }) => {
		const { timeZone: zone, state, simplify: simple } = parameters;
		const from = momentOf(parameters.from, zone);
		const until = momentOf(parameters.until, zone);
		if (until <= from) {
			throw wrongInput('Created Until is not after Created From', 'Give a later Created Until.');
		}
		const tasks = await tasksOf(client, { from, until, zone }, { state }, wantedCount(parameters));
		return tasks.map((task) => ({ json: simple ? readableTask(task) : task }));
	},
});
