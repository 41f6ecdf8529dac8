import { Workflow, type ICredentialType, type INodeType, type INodeTypes } from 'n8n-workflow';
import { AiRudderApi } from '../../credentials/AiRudderApi.credentials';
import { AiRudderChatbotApi } from '../../credentials/AiRudderChatbotApi.credentials';
import { AiRudderDialerApi } from '../../credentials/AiRudderDialerApi.credentials';
import { AiRudderChatbotTrigger } from '../../nodes/AiRudderChatbotTrigger/AiRudderChatbotTrigger.node';
import { sign } from '../../nodes/shared/api/signature';
import { sampleChatbotKey, startSimulator, type Simulator } from '../../simulator';
import { action, customers, deliver, newTask } from '../support/engine/airudder';
import { arrival } from './arrival';
import { runNode, runWebhook } from '../support/engine/n8nEngine';
import { simulateAirudder } from '../support/engine/simulateAirudder';

// Pauses between tries are no part of what these tests are about.
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async () => undefined,
}));

const aesKey = 'airudderredduria';
const account = { appKey: 'plain-key', appSecret: 'plain secret' };
const sealed = { appKey: 'sealed', appSecret: 'secret', aesKey };

const edges = [
	['a line break', '', '\n'],
	['a line break of Windows', '', '\r\n'],
	['spaces and a tab', '  ', ' \t'],
	['no-break spaces', '\u00a0', '\u202f'],
	['a byte order mark', '\ufeff', ''],
	['zero-width characters', '\u200b', '\u200d\u2060'],
	['marks of direction', '\u200e', '\u202c'],
	['some of everything', '\ufeff \u200b', '\u200b\u00a0\r\n'],
] as const;

/** The data of a credential with something around each text that a person enters. */
function between(
	before: string,
	after: string,
	credential: ICredentialType,
	data: Record<string, string>,
): Record<string, string> {
	const entered = credential.properties
		.filter(({ type }) => type === 'string' || type === 'json')
		.map(({ name }) => name);
	return Object.fromEntries(
		Object.entries(data).map(([name, value]) => [
			name,
			entered.includes(name) ? before + value + after : value,
		]),
	);
}

describe.each(edges)('Keys pasted with %s at their edges', (_what, before, after) => {
	let airudder: Simulator;
	simulateAirudder((started) => (airudder = started), { accounts: [account, sealed] });

	const voice = (data: Record<string, string>) =>
		between(before, after, new AiRudderApi(), { baseUrl: airudder.url, ...data });

	it('log in and call', async () => {
		const credential = voice({ ...account, endpointPaths: '{"listRobots":"/elsewhere"}' });
		const ran = await runNode(
			action(airudder, 'task.create', newTask, {}, credential),
			customers(1),
		);
		expect(ran.error).toBeUndefined();
		expect(airudder.requests('obtainToken')[0]).toMatchObject({
			body: { APPKey: account.appKey, APPSecret: account.appSecret },
		});
		const robots = await runNode(action(airudder, 'robot.getAll', {}, {}, credential));
		expect(robots.error?.message).toContain('"/elsewhere"');
	});

	it('encrypt', async () => {
		const { aesKey: encryptionSecret, ...keys } = sealed;
		const credential = voice({ ...keys, encryptionSecret });
		const ran = await runNode(
			action(airudder, 'task.create', newTask, {}, credential),
			customers(1),
		);
		expect(ran.error).toBeUndefined();
		expect(airudder.requests('createTask')).toMatchObject([{ encrypted: true }]);
	});

	it('log in to the dialer', async () => {
		const data = { baseUrl: airudder.url, ...account };
		const credential = between(before, after, new AiRudderDialerApi(), data);
		const parameters = { task: { __rl: true, mode: 'id', value: 't-1' } };
		const ran = await runNode(action(airudder, 'dialerTask.getCalls', parameters, {}, credential));
		expect(ran.error?.message).toMatch(/There is no task "t-1"/);
		expect(airudder.requests('obtainDialerToken')[0]).toMatchObject({
			body: { APPKey: account.appKey, APPSecret: account.appSecret },
		});
	});

	const signing = {
		signKey: sampleChatbotKey.signKey,
		signSecret: sampleChatbotKey.secret,
		signatureScheme: 'hmacSha256TimestampBodyHex',
		timestampHeader: 'X-Timestamp',
	};

	it('sign requests of the chatbot', async () => {
		airudder.switches.chatbotSignature = 'hmac-sha256-hex-of-body';
		const credential = between(before, after, new AiRudderChatbotApi(), {
			baseUrl: airudder.url,
			...signing,
			signatureScheme: 'hmacSha256BodyHex',
		});
		const parameters = { session: 's-1' };
		const name = 'AiRudderChatbot/session/getMessages';
		const ran = await runNode(action(airudder, name, parameters, {}, credential));
		expect(ran.error).toBeUndefined();
		const [request] = airudder.requests('listSessionMessages');
		expect(request!.headers['x-airudder-sign-key']).toBe(signing.signKey);
	});

	it('check signatures of events', async () => {
		const text = '{"session_id":"s-1"}';
		const timestamp = '1795140000';
		const { nodeType } = arrival(new AiRudderChatbotTrigger(), { rawBody: Buffer.from(text) });
		const { result } = await runWebhook(
			{
				nodeType,
				credentialTypes: [new AiRudderChatbotApi()],
				credentials: {
					aiRudderChatbotApi: between(before, after, new AiRudderChatbotApi(), signing),
				},
				parameters: { options: { eventKind: 'sessionEnded' } },
			},
			{
				body: JSON.parse(text) as unknown,
				headers: {
					'content-type': 'application/json',
					'x-timestamp': timestamp,
					'x-airudder-sign': sign('hmacSha256TimestampBodyHex', signing.signSecret, {
						body: text,
						timestamp,
					}),
				},
			},
		);
		expect(result.workflowData).toHaveLength(1);
	});

	it.each([
		['only in the credential', 'long and made up'],
		['in the address, too', `${before}long and made up${after}`],
	])('know the shared secret, pasted so %s', async (_where, given) => {
		const request = {
			body: { CallID: 'c', CalleeNumber: '+6281' },
			query: { 'x-webhook-secret': given },
		};
		const { result } = await deliver(
			request,
			{ options: { eventKind: 'callEnded' }, authentication: 'query' },
			voice({ webhookSecret: 'long and made up' }),
		);
		expect(result.workflowData).toHaveLength(1);
	});

	it.each([
		[new AiRudderApi(), { baseUrl: 'https://api.airudder.com', accessToken: 'token' }],
		[new AiRudderDialerApi(), { baseUrl: 'https://api.airudder.com', accessToken: 'token' }],
		[new AiRudderChatbotApi(), { ...signing, baseUrl: 'https://api.airudder.com' }],
	])('serve the HTTP Request node: %#', async (credential, data) => {
		const request = () => ({ url: 'https://api.airudder.com/a', body: { a: 1 } });
		const pasted = await credential.authenticate(
			between(before, after, credential, data),
			request(),
		);
		const { headers } = await credential.authenticate(data, request());
		const { 'X-AIRudder-Sign': _signature, 'X-Timestamp': _time, ...others } = headers!;
		expect(pasted.headers).toMatchObject(others);
		expect(Object.keys(pasted.headers!)).toEqual(Object.keys(headers!));
	});

	it.each([new AiRudderApi(), new AiRudderDialerApi(), new AiRudderChatbotApi()])(
		'make the same test request: %#',
		(credential) => {
			const data = {
				baseUrl: 'https://api.airudder.com',
				...account,
				endpointPaths: '{"obtainToken":"/mine"}',
			};
			const pasted = between(before, after, credential, data);
			expect(testRequest(credential, pasted)).toEqual(testRequest(credential, data));
			expect(testRequest(credential, data)).toMatchObject({ baseURL: data.baseUrl });
		},
	);
});

it('nothing inside a key is touched', async () => {
	const airudder = await startSimulator({ accounts: [{ appKey: 'a \u200bb', appSecret: 'c\nd' }] });
	const credential = { appKey: ' a \u200bb ', appSecret: 'c\nd\n' };
	const ran = await runNode(action(airudder, 'robot.getAll', {}, {}, credential));
	expect(ran.error).toBeUndefined();
	expect(airudder.requests('obtainToken')[0]).toMatchObject({
		body: { APPKey: 'a \u200bb', APPSecret: 'c\nd' },
	});
	await airudder.stop();
});

/** The request of a credential's test with its expressions resolved by n8n. */
function testRequest(credential: ICredentialType, data: Record<string, string>): unknown {
	const type = { description: { properties: [] } } as unknown as INodeType;
	const nodeTypes: INodeTypes = {
		getByName: () => type,
		getByNameAndVersion: () => type,
		getKnownTypes: () => ({}),
	};
	const place = { typeVersion: 1, position: [0, 0] as [number, number], parameters: {} };
	const node = { ...place, id: 'n', name: 'Node', type: 'test.node' };
	const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });
	const { request } = credential.test!;
	return workflow.expression.getComplexParameterValue(
		node,
		JSON.parse(JSON.stringify(request)) as Record<string, string>,
		'internal',
		{ $credentials: data },
	);
}
