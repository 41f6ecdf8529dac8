import {
	NodeConnectionTypes,
	type IHookFunctions,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';
import { addressProblem } from '../shared/events';
import { form } from './form';
import { receiveVoiceEvent } from './receive';

/** Starts a workflow when AIRudder reports on a call, a task, a workflow, the dialer or a text message. */
export class AiRudderTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'AIRudder Trigger',
		name: 'aiRudderTrigger',
		icon: { light: 'file:../../icons/airudder.svg', dark: 'file:../../icons/airudder.dark.svg' },
		group: ['trigger'],
		version: [1],
		subtitle:
			'={{ $parameter["eventKind"] === "any" ? $parameter["events"].join(", ") : $parameter["eventKind"] }}',
		description:
			'Starts the workflow when AIRudder reports on a call, a task, a workflow, the dialer or a text message',
		defaults: { name: 'AIRudder Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		// For a shared secret or a confirmation: n8n cannot show a credential for one or the other.
		credentials: [{ name: 'aiRudderApi', required: false }],
		webhooks: [
			{
				name: 'default',
				httpMethod: 'POST',
				responseMode: 'onReceived',
				responseData: '',
				path: 'airudder',
			},
		],
		properties: form,
		usableAsTool: undefined,
	};

	// AIRudder's staff, or a node of its workflow editor, enters the address: there is nothing to register.
	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return true;
			},
			async create(this: IHookFunctions): Promise<boolean> {
				const problem = addressProblem(this.getNodeWebhookUrl('default'));
				if (problem !== undefined && this.getMode() !== 'manual')
					this.logger.warn(
						`AIRudder: the address of "${this.getNode().name}" is no good: ${problem}`,
					);
				return true;
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				return true;
			},
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receiveVoiceEvent(this);
	}
}
