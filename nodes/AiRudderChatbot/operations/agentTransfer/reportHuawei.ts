import { fromContract } from '../../../shared/operations/fromContract/fromContract';

/** The outcome of a transfer to a human agent, Huawei channel. Contract: reportHuaweiAgentTransferResult. */
export const reportHuawei = fromContract('reportHuaweiAgentTransferResult', {
	name: 'Report Huawei Result',
	action: 'Report the result of an agent transfer on the Huawei channel',
	description: 'Tell the bot whether a human agent took over on the Huawei channel',
});
