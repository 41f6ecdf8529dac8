import { listIn } from '../../../shared/api/lists';
import { returnAllAndLimit, wantedCount } from '../../../shared/forms/formPieces';
import { perItem } from '../../../shared/operations/perItem';

/** The account's robots, as AIRudder lists them. Contract: listRobots. */
export const getAll = perItem({
	name: 'Get Many',
	action: 'Get many robots',
	description: 'Retrieve the robots of the account',
	endpoint: 'listRobots',
	fields: returnAllAndLimit,
	request: () => ({}),
	output: (data, parameters) => listIn(data).slice(0, wantedCount(parameters)),
});
