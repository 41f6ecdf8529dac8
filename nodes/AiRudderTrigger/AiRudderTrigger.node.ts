import {
	NodeConnectionTypes,
	type IHookFunctions,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';
import { form } from './form';
import { receive } from './receive';

/** Starts a workflow when AIRudder reports a call, a task or a contact of a workflow. */
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
			'Starts the workflow when AIRudder reports a call, a task or a contact of a workflow',
		defaults: { name: 'AIRudder Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{
				name: 'aiRudderApi',
				required: true,
				displayOptions: { show: { authentication: ['header', 'query'] } },
			},
		],
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
				return true;
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				return true;
			},
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receive(this);
	}
}
