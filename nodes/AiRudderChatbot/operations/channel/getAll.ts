import { fromContract } from '../../../shared/operations/fromContract/fromContract';

/** The company's channels. Contract: listChannels. */
export const getAll = fromContract('listChannels', {
	name: 'Get Many',
	action: 'Get many channels',
	description: 'Retrieve all channels of the company',
});
