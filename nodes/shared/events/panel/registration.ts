import type { IHookFunctions, IWebhookDescription } from 'n8n-workflow';
import { addressProblem } from '../../api/addressProblem';

/** Where AIRudder delivers its reports. n8n answers as soon as it has stored the execution. */
export const deliveryAddress: IWebhookDescription = {
	name: 'default',
	httpMethod: 'POST',
	responseMode: 'onReceived',
	responseData: '',
	path: 'airudder',
};

/**
 * The life of a trigger's address: AIRudder's staff, AIRudder's console or an action enters it, so nothing is registered
 * anywhere. Publishing an address that AIRudder cannot reach leaves a warning in n8n's log.
 */
export const nothingToRegister = {
	async checkExists(this: IHookFunctions): Promise<boolean> {
		return true;
	},
	async create(this: IHookFunctions): Promise<boolean> {
		const found = addressProblem(this.getNodeWebhookUrl('default'));
		if (found && this.getMode() !== 'manual') {
			this.logger.warn(
				`AIRudder: the address of "${this.getNode().name}" is no good: ${found.problem}. ${found.advice}.`,
			);
		}
		return true;
	},
	async delete(this: IHookFunctions): Promise<boolean> {
		return true;
	},
};
