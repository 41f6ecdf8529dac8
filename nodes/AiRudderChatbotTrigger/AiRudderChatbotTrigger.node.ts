import {
	NodeConnectionTypes,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';
import {
	chatbotEventNames,
	deliveryAddress,
	eventsAsSubtitle,
	nothingToRegister,
	receive,
} from '../shared/events';
import { signatureRefusalOf } from '../shared/events/authenticity';
import { chatbotTriggerForm } from './form';

/** Starts a workflow when AIRudder reports a message or a session of its chatbot or of WhatsApp. */
export class AiRudderChatbotTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'AIRudder Chatbot Trigger',
		name: 'aiRudderChatbotTrigger',
		icon: { light: 'file:../../icons/airudder.svg', dark: 'file:../../icons/airudder.dark.svg' },
		group: ['trigger'],
		version: [1],
		subtitle: eventsAsSubtitle,
		description:
			'Starts the workflow when AIRudder reports a message or a session of its chatbot or of WhatsApp',
		defaults: { name: 'AIRudder Chatbot Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{
				name: 'aiRudderChatbotApi',
				required: true,
				displayOptions: { show: { signature: ['required'] } },
			},
		],
		webhooks: [deliveryAddress],
		properties: chatbotTriggerForm,
		usableAsTool: undefined,
	};

	webhookMethods = { default: nothingToRegister };

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receive(this, chatbotEventNames, {
			refusalOf: signatureRefusalOf,
			// What is signed needs no asking.
			confirm: async () => 'known',
		});
	}
}
