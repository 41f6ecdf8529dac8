import {
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';
import {
	deliveryAddress,
	eventsAsSubtitle,
	nothingToRegister,
	receive,
	triggerOutputs,
	voiceEventNames,
} from '../shared/events';
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
		subtitle: eventsAsSubtitle,
		description:
			'Starts the workflow when AIRudder reports on a call, a task, a workflow, the dialer or a text message',
		defaults: { name: 'AIRudder Trigger' },
		inputs: [],
		outputs: triggerOutputs,
		// For a shared secret or a confirmation: n8n cannot show a credential for one or the other.
		credentials: [{ name: 'aiRudderApi', required: false }],
		webhooks: [deliveryAddress],
		properties: triggerForm,
		usableAsTool: undefined,
	};

	webhookMethods = { default: nothingToRegister };

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receive(this, voiceEventNames, { refusalOf, confirm });
	}
}
