import { unpublished } from '../../../shared/operations/unpublished';

/** The company's channels. Contract: listChannels. */
export const getAll = unpublished('listChannels', {
	name: 'Get Many',
	action: 'Get many channels',
	description: 'Retrieve all channels of the company',
});
