import { entriesOfPages } from '../../../shared/api/pages';
import { returnAllAndLimit, text, wantedCount } from '../../../shared/forms/formPieces';
import { stepsPerItem } from '../../../shared/operations/perItem';

/** Tasks, newest first, as AIRudder lists them. Contract: listTasks. */
export const getAll = stepsPerItem({
	name: 'Get Many',
	action: 'Get many tasks',
	description: 'Retrieve a list of calling tasks, newest first',
	endpoint: 'listTasks',
	fields: {
		...returnAllAndLimit,
		type: text({
			displayName: 'Type',
			description: 'Kind of task as AIRudder named it to you. Leave empty for all.',
			placeholder: 'e.g. normal',
		}),
	},
	steps: async ({ client, parameters }) => {
		const tasks = await entriesOfPages(
			client,
			'listTasks',
			{ Type: parameters.type },
			wantedCount(parameters),
		);
		return tasks.map((json) => ({ json }));
	},
});
