import type { INodeProperties } from 'n8n-workflow';
import { AiRudderApi } from '../../credentials/AiRudderApi.credentials';
import { AiRudderChatbotApi } from '../../credentials/AiRudderChatbotApi.credentials';
import { AiRudderDialerApi } from '../../credentials/AiRudderDialerApi.credentials';
import { AiRudder } from '../../nodes/AiRudder/AiRudder.node';
import { AiRudderChatbot } from '../../nodes/AiRudderChatbot/AiRudderChatbot.node';
import { AiRudderChatbotTrigger } from '../../nodes/AiRudderChatbotTrigger/AiRudderChatbotTrigger.node';
import { AiRudderPollingTrigger } from '../../nodes/AiRudderPollingTrigger/AiRudderPollingTrigger.node';
import { AiRudderTrigger } from '../../nodes/AiRudderTrigger/AiRudderTrigger.node';

const nodes = [
	AiRudder,
	AiRudderChatbot,
	AiRudderTrigger,
	AiRudderChatbotTrigger,
	AiRudderPollingTrigger,
].map((Node) => new Node().description);

const credentials = [AiRudderApi, AiRudderChatbotApi, AiRudderDialerApi].map(
	(Credential) => new Credential(),
);

/** The form of each node and credential, by its name. */
export const everyForm: Array<[string, { properties: INodeProperties[] }]> = [
	...nodes,
	...credentials,
].map((form) => [form.displayName, form]);
