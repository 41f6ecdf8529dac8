import {
	NodeConnectionTypes,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';
import { nothingToRegister, receive, voiceEventNames } from '../shared/events';
import { confirm, refusalOf } from '../shared/events/authenticity';
import { triggerForm } from './form';

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
		properties: triggerForm,
		usableAsTool: undefined,
	};

	webhookMethods = { default: nothingToRegister };

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receive(this, voiceEventNames, { refusalOf, confirm });
	}
}
