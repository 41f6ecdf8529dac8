import { unpublished } from '../../../shared/operations/unpublished';

/** The WhatsApp accounts that may be used. Contract: listWabaAccounts. */
export const getAll = unpublished('listWabaAccounts', {
	name: 'Get Many',
	action: 'Get many WABA accounts',
	description: 'Retrieve the WhatsApp business accounts that may be used',
});
