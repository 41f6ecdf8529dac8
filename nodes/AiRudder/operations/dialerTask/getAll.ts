import { wrongInput } from '../../../shared/api/failure';
import { choice, returnAllAndLimit, simplify, wantedCount } from '../../../shared/forms/formPieces';
import { stepsPerItem } from '../../../shared/operations/perItem';
import { accountTimeZone } from '../../../shared/forms/schedule';
import { givenMoment } from './form';
import { readableTask, tasksOf } from './tasks';

/** Dialer tasks created in a period. Contract: listDialerTasks. */
export const getAll = stepsPerItem({
	name: 'Get Many',
	action: 'Get many dialer tasks',
	description: 'Retrieve the dialer tasks that were created in a period',
	endpoint: 'listDialerTasks',
	fields: {
		from: givenMoment({
			displayName: 'Created From',
			description: 'Begin of the period in which the tasks were created, with time zone',
			placeholder: 'e.g. 2026-12-01T00:00:00+07:00',
		}),
		until: givenMoment({
			displayName: 'Created Until',
			description: 'End of that period, with time zone',
			placeholder: 'e.g. 2026-12-31T23:59:59+07:00',
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
		const { from, until, timeZone: zone, state, simplify: simple } = parameters;
		if (until <= from) {
			throw wrongInput('Created Until is not after Created From', 'Give a later Created Until.');
		}
		const tasks = await tasksOf(client, { from, until, zone }, { state }, wantedCount(parameters));
		return tasks.map((task) => ({ json: simple ? readableTask(task) : task }));
	},
});
