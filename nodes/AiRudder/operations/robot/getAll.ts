import { listIn } from '../../../shared/api/lists';
import { inOneSpelling } from '../../../shared/api/oneSpelling';
import { returnAllAndLimit, simplify, wantedCount } from '../../../shared/forms/formPieces';
import { perItem } from '../../../shared/operations/perItem';

/** The account's robots. Contract: listRobots. */
export const getAll = perItem({
	name: 'Get Many',
	action: 'Get many robots',
	description: 'Retrieve the robots of the account',
	endpoint: 'listRobots',
	fields: { ...returnAllAndLimit, simplify: simplify() },
	request: () => ({}),
	output: (data, parameters) => {
		const robots = listIn(data).slice(0, wantedCount(parameters));
		return parameters.simplify ? robots.map((robot) => inOneSpelling(robot, 'robot')) : robots;
	},
});
