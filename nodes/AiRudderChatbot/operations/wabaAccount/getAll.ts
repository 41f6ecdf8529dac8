import { fromContract } from '../../../shared/operations/fromContract/fromContract';

/** The WhatsApp accounts that may be used. Contract: listWabaAccounts. */
export const getAll = fromContract('listWabaAccounts', {
	name: 'Get Many',
	action: 'Get many WABA accounts',
	description: 'Retrieve the WhatsApp business accounts that may be used',
});
