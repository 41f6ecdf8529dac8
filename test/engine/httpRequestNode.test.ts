import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import {
	NodeConnectionTypes,
	type IDataObject,
	type IExecuteFunctions,
	type IHttpRequestOptions,
	type INodeType,
	type IRequestOptions,
} from 'n8n-workflow';
import { AiRudderApi } from '../../credentials/AiRudderApi.credentials';
import { AiRudderChatbotApi } from '../../credentials/AiRudderChatbotApi.credentials';
import { AiRudderDialerApi } from '../../credentials/AiRudderDialerApi.credentials';
import { endpoints } from '../../nodes/shared/api/endpoints.generated';
import { runNode } from '../support/engine/n8nEngine';
import { LocalServer } from '../support/localServer';

const logins = [endpoints.obtainToken.path, endpoints.obtainDialerToken.path] as string[];

interface Asked {
	method?: string;
	url?: string;
	headers: IncomingHttpHeaders;
}

/** Plays AIRudder, or another host, with one answer to everything but logins. Without an answer it hangs up. */
class Played extends LocalServer {
	asked: Asked[] = [];

	answer?: { status: number; headers?: Record<string, string>; body?: object };

	/** What the logins give, one after the other; the last one again and again. */
	tokens = ['token-one'];

	constructor() {
		super((request, response) => this.take(request, response));
	}

	private take(request: IncomingMessage, response: ServerResponse): void {
		const { method, url = '', headers } = request;
		request.resume();
		if (logins.includes(url)) {
			const token = this.tokens.length > 1 ? this.tokens.shift() : this.tokens[0];
			const isDialer = url === endpoints.obtainDialerToken.path;
			response.setHeader('content-type', 'application/json');
			return void response.end(
				JSON.stringify(
					isDialer ? { code: 0, body: { token } } : { code: 200, status: 'OK', data: { token } },
				),
			);
		}
		this.asked.push({ method, url, headers });
		if (!this.answer) return void request.socket.destroy();
		const { status, headers: answered, body } = this.answer;
		response.writeHead(status, { 'content-type': 'application/json', ...answered });
		response.end(JSON.stringify(body ?? {}));
	}
}

const airudder = new Played();
const other = new Played();
beforeAll(async () => {
	await Promise.all([airudder.start(), other.start()]);
});
beforeEach(() => {
	Object.assign(airudder, { asked: [], answer: { status: 200 }, tokens: ['token-one'] });
	Object.assign(other, { asked: [], answer: { status: 200 } });
});
afterAll(async () => {
	await Promise.all([airudder.stop(), other.stop()]);
});

const types = {
	aiRudderApi: new AiRudderApi(),
	aiRudderDialerApi: new AiRudderDialerApi(),
	aiRudderChatbotApi: new AiRudderChatbotApi(),
};
type Credential = keyof typeof types;
const everyCredential = Object.keys(types) as Credential[];

/** What the HTTP Request node of a version hands n8n by default; since 4.4 it means to strip Authorization elsewhere. */
const asHttpRequestNode = (version: number, given: IDataObject): IRequestOptions => ({
	headers: {},
	method: 'GET' as const,
	gzip: true,
	rejectUnauthorized: true,
	followRedirect: true,
	followAllRedirects: true,
	maxRedirects: undefined,
	resolveWithFullResponse: true,
	sendCredentialsOnCrossOriginRedirect: version < 4.4,
	timeout: 300_000,
	...given,
});

type Way = (
	context: IExecuteFunctions,
	credential: Credential,
	given: IDataObject,
) => Promise<void>;

const ways: Record<string, Way> = {
	'HTTP Request 4.2': async (context, credential, given) => {
		const request = asHttpRequestNode(4.2, given);
		await context.helpers.requestWithAuthentication.call(context, credential, request);
	},
	'HTTP Request 4.4': async (context, credential, given) => {
		const request = asHttpRequestNode(4.4, given);
		await context.helpers.requestWithAuthentication.call(context, credential, request);
	},
	'HTTP Request with pages': async (context, credential, given) => {
		const pages = {
			continue: '={{ false }}',
			request: { url: given.uri as string },
			requestInterval: 0,
		};
		const request = asHttpRequestNode(4.3, given);
		await context.helpers.requestWithAuthenticationPaginated.call(
			context,
			request,
			0,
			pages,
			credential,
		);
	},
	'a node with the newer way': async (context, credential, { uri, ...given }) => {
		const request = { ...given, url: uri } as unknown as IHttpRequestOptions;
		await context.helpers.httpRequestWithAuthentication.call(context, credential, request);
	},
};

/** Another node than ours, with one of our credentials, on n8n's engine. */
async function send(way: Way, credential: Credential, given: IDataObject) {
	const nodeType: INodeType = {
		description: {
			displayName: 'Another',
			name: 'another',
			description: 'Sends a request of its own',
			group: ['output'],
			version: 1,
			defaults: { name: 'Another' },
			inputs: [NodeConnectionTypes.Main],
			outputs: [NodeConnectionTypes.Main],
			credentials: [{ name: credential, required: true }],
			properties: [],
		},
		async execute(this: IExecuteFunctions) {
			await way(this, credential, given);
			return [[]];
		},
	};
	const baseUrl = airudder.url;
	const keys = { baseUrl, appKey: 'key', appSecret: 'secret', accessToken: 'token-one' };
	return await runNode({
		nodeType,
		credentialTypes: [types[credential]],
		credentials: {
			[credential]:
				credential === 'aiRudderChatbotApi'
					? { baseUrl, signKey: 'the-key', signSecret: 's', signatureScheme: 'hmacSha256BodyHex' }
					: keys,
		},
		parameters: {},
	});
}

const everyWay = everyCredential.flatMap((credential) =>
	Object.entries(ways).map(([name, way]) => ({ name, credential, way })),
);
const carried = ({ headers }: Asked) =>
	headers.authorization === 'Token token-one' ||
	(headers['x-airudder-sign-key'] === 'the-key' && headers['x-airudder-sign'] !== undefined);

it.each(everyWay)(
	'$name with $credential: token or signature go to AIRudder, and no redirect takes them elsewhere',
	async ({ way, credential }) => {
		for (const status of [301, 302, 303, 307, 308])
			for (const method of ['GET', 'POST']) {
				airudder.answer = { status, headers: { location: `${other.url}/taken` } };
				await send(way, credential, { uri: `${airudder.url}/there`, method });
			}
		expect(airudder.asked.filter(({ method }) => method === 'POST')).toHaveLength(5);
		expect(airudder.asked.every(carried)).toBe(true);
		expect(other.asked).toEqual([]);
	},
);

it.each(everyWay)(
	'$name with $credential: nothing at all is sent to another host, and the user is told why',
	async ({ way, credential }) => {
		for (const uri of [`${other.url}/a`, 'https://api.airudder.com@127.0.0.1:1/', '//x']) {
			const { error } = await send(way, credential, { uri, method: 'POST', body: { a: 1 } });
			expect(error?.message).toBeDefined();
		}
		const { error } = await send(way, credential, { uri: `${other.url}/a` });
		expect(error?.message).toBe(
			`This credential is for ${airudder.url} only: nothing was sent to ${other.url}`,
		);
		expect(other.asked).toEqual([]);
	},
);

describe('A request of the HTTP Request node that fails', () => {
	const create = () => ({
		uri: `${airudder.url}${endpoints.createTask.path}`,
		method: 'POST',
		body: { TaskName: 'a' },
	});
	const lost = undefined;
	const broken = { status: 500, body: { code: 500, message: 'It broke' } };
	const prevented = /not known whether AIRudder took it.*second time: that was prevented/;

	it.each([
		['aiRudderApi', 'the answer is lost', lost, ['token-one'], /closed unexpectedly/],
		['aiRudderApi', 'a server breaks', broken, ['token-one'], /It broke/],
		['aiRudderDialerApi', 'the answer is lost', lost, ['token-one'], /closed unexpectedly/],
		[
			'aiRudderDialerApi',
			'the answer is lost, and a login gives a new token',
			lost,
			['two'],
			prevented,
		],
		[
			'aiRudderDialerApi',
			'a server breaks, and a login gives a new token',
			broken,
			['two'],
			prevented,
		],
	] as const)('with %s is sent once: %s', async (credential, _when, answer, tokens, said) => {
		airudder.answer = answer;
		airudder.tokens = [...tokens];
		const { error } = await send(ways['HTTP Request 4.2']!, credential, create());
		expect(airudder.asked).toHaveLength(1);
		expect(`${error?.message} ${error?.description}`).toMatch(said);
	});

	it('is sent again with the new token when the old one was no longer valid', async () => {
		airudder.answer = { status: 401, body: { code: 401 } };
		airudder.tokens = ['token-two'];
		await send(ways['HTTP Request 4.2']!, 'aiRudderApi', create());
		expect(airudder.asked.map(({ headers }) => headers.authorization)).toEqual([
			'Token token-one',
			'Token token-two',
		]);
	});

	it('is sent again when it only reads, whatever its method', async () => {
		airudder.answer = broken;
		airudder.tokens = ['token-two'];
		const uri = `${airudder.url}${endpoints.listDialerTasks.path}`;
		await send(ways['HTTP Request 4.2']!, 'aiRudderDialerApi', { uri, method: 'POST' });
		expect(airudder.asked).toHaveLength(2);
	});
});
