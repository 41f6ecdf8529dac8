import { fromContract } from '../../../shared/operations/fromContract/fromContract';

/** The strategies that plans are made from. Contract: listStrategies. */
export const getAll = fromContract('listStrategies', {
	name: 'Get Many',
	action: 'Get many strategies',
	description: 'Retrieve the call strategies built in the AIRudder console',
});
