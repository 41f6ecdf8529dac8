import { fromContract } from '../../../shared/operations/fromContract/fromContract';

/** The outcome of a transfer to a human agent. Contract: reportAgentTransferResult. */
export const report = fromContract('reportAgentTransferResult', {
	name: 'Report Result',
	action: 'Report the result of an agent transfer',
	description: 'Tell the bot whether a human agent took over',
});
