import { unpublished } from '../../../shared/operations/unpublished';

/** The strategies that plans are made from. Contract: listStrategies. */
export const getAll = unpublished('listStrategies', {
	name: 'Get Many',
	action: 'Get many strategies',
	description: 'Retrieve the call strategies built in the AIRudder console',
});
