import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { formOf, outputsOf, subtitleOf } from '../shared/operations/description';
import { runOperation } from '../shared/operations/runner';
import { chatbotOperations } from './operations';

/** Messages customers with AIRudder's chatbot and WhatsApp, and reads what was said. */
export class AiRudderChatbot implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'AIRudder Chatbot',
		name: 'aiRudderChatbot',
		icon: { light: 'file:../../icons/airudder.svg', dark: 'file:../../icons/airudder.dark.svg' },
		group: ['output'],
		version: [1],
		subtitle: subtitleOf(chatbotOperations),
		description: 'Message your customers with a chatbot or on WhatsApp, and read their answers',
		defaults: { name: 'AIRudder Chatbot' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: outputsOf(chatbotOperations),
		credentials: [{ name: 'aiRudderChatbotApi', required: true }],
		properties: formOf(chatbotOperations, { resource: 'session', operation: 'getMessages' }),
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runOperation(this, chatbotOperations);
	}
}
