import { entriesOfPages } from '../../../shared/api/pages';
import { inOneSpelling } from '../../../shared/api/oneSpelling';
import { returnAllAndLimit, simplify, text, wantedCount } from '../../../shared/forms/formPieces';
import { stepsPerItem } from '../../../shared/operations/perItem';

/** Tasks, newest first. Contract: listTasks. */
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
		simplify: simplify(),
	},
	steps: async ({ client, parameters }) => {
		const tasks = await entriesOfPages(
			client,
			'listTasks',
			{ Type: parameters.type },
			wantedCount(parameters),
		);
		return tasks.map((task) => ({
			json: parameters.simplify ? inOneSpelling(task, 'task') : task,
		}));
	},
});
