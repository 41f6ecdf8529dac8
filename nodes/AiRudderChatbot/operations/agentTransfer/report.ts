import { unpublished } from '../../../shared/operations/unpublished';

/** The outcome of a transfer to a human agent. Contract: reportAgentTransferResult. */
export const report = unpublished('reportAgentTransferResult', {
	name: 'Report Result',
	action: 'Report the result of an agent transfer',
	description: 'Tell the bot whether a human agent took over',
});
