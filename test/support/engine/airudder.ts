import type { INode, INodeExecutionData, NodeParameterValueType } from 'n8n-workflow';
import { AiRudderApi } from '../../../credentials/AiRudderApi.credentials';
import { AiRudderChatbotApi } from '../../../credentials/AiRudderChatbotApi.credentials';
import { AiRudderDialerApi } from '../../../credentials/AiRudderDialerApi.credentials';
import { AiRudder } from '../../../nodes/AiRudder/AiRudder.node';
import { AiRudderChatbot } from '../../../nodes/AiRudderChatbot/AiRudderChatbot.node';
import { AiRudderTrigger } from '../../../nodes/AiRudderTrigger/AiRudderTrigger.node';
import { sampleAccount, type Simulator } from '../../../simulator';
import { runNode, runWebhook, type IncomingRequest, type Ran, type Subject } from './n8nEngine';

type Parameters = Record<string, NodeParameterValueType>;

/** The simulator, or whatever else plays AIRudder at an address. */
type Played = Pick<Simulator, 'url'>;

/**
 * `task.create`, or `AiRudderChatbot/template/send`, with its parameters, on the simulator, with credentials that have
 * no token yet.
 */
export function action(
	airudder: Played,
	name: string,
	parameters: Parameters = {},
	settings: Partial<INode> = {},
	credential: Record<string, string> = {},
): Subject {
	const [operation = '', resource = '', node = 'AiRudder'] = name.split(/[./]/).reverse();
	const keys = { ...keysOf(airudder), ...credential };
	return {
		nodeType: node === 'AiRudder' ? new AiRudder() : new AiRudderChatbot(),
		credentialTypes: [new AiRudderApi(), new AiRudderDialerApi(), new AiRudderChatbotApi()],
		credentials: {
			aiRudderApi: { ...keys },
			aiRudderDialerApi: { ...keys },
			aiRudderChatbotApi: {
				baseUrl: airudder.url,
				signKey: 'sign-key',
				signSecret: 'sign-secret',
				signatureScheme: 'hmacSha256BodyHex',
				...credential,
			},
		},
		parameters: { resource, operation, ...parameters },
		settings,
	};
}

/** Runs `task.create` and its like on items, as a user would. */
export async function run(
	airudder: Played,
	name: string,
	parameters: Parameters = {},
	items?: INodeExecutionData[],
	settings?: Partial<INode>,
): Promise<Ran> {
	return await runNode(action(airudder, name, parameters, settings), items);
}

/** Hands one delivery to AIRudder Trigger. */
export async function deliver(
	request: IncomingRequest,
	parameters: Parameters,
	credential: Record<string, string> = {},
	mode?: 'webhook' | 'manual',
) {
	const subject: Subject = {
		nodeType: new AiRudderTrigger(),
		credentialTypes: [new AiRudderApi()],
		credentials: {
			aiRudderApi: {
				baseUrl: 'http://127.0.0.1:9',
				appKey: 'key',
				appSecret: 'secret',
				...credential,
			},
		},
		parameters,
	};
	return await runWebhook(subject, request, undefined, mode);
}

/** Credential data for the simulator's sample account. */
export function keysOf({ url }: Played): Record<string, string> {
	return { baseUrl: url, appKey: sampleAccount.appKey, appSecret: sampleAccount.appSecret };
}

/** Items for `count` customers with numbers in E.164 that nobody else has. */
export function customers(count: number): INodeExecutionData[] {
	return Array.from({ length: count }, (_, index) => ({
		json: { name: `Customer ${index + 1}`, mobile: `+62811${String(1_000_000 + index)}` },
	}));
}

/** What every create needs; the rest has presets. */
export const newTask: Parameters = {
	taskName: 'reminder',
	robot: { __rl: true, mode: 'id', value: 'robot-1' },
	phoneNumberColumn: 'mobile',
};

/** The JSON of the first output's items. */
export function jsonOf({ output }: Ran) {
	return (output?.[0] ?? []).map(({ json }) => json);
}
