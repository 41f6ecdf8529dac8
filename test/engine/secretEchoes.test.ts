import type { ServerResponse } from 'node:http';
import { inspect } from 'node:util';
import { endpoints } from '../../nodes/shared/api/endpoints.generated';
import { action, customers, newTask } from '../support/engine/airudder';
import { runNode } from '../support/engine/n8nEngine';
import { LocalServer } from '../support/localServer';

// Pauses between tries are no part of what these tests are about.
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async () => undefined,
}));

const token = 'tokenoftheaccount0123456789';
const appSecret = 'secretOfTheAccount+9876543210/=';

/** What an answer may make of the secrets: spelled in every way. */
const spellings = (one: string) => [
	one,
	encodeURIComponent(one),
	[...one].map((sign) => `%${sign.charCodeAt(0).toString(16)}`).join(''),
	Buffer.from(one).toString('base64'),
	Buffer.from(`key:${one}`).toString('base64'),
];
const echo = [token, appSecret].flatMap(spellings);
const words = echo.join(' ');

type Answer = (response: ServerResponse, url: string) => void;
const json =
	(status: number, body: object, headers = {}): Answer =>
	(response) =>
		void response
			.writeHead(status, { 'content-type': 'application/json', ...headers })
			.end(JSON.stringify(body));
const inKeys = Object.fromEntries(echo.map((one) => [one, one]));

/** Each answers everything but a login that goes well. */
const answers: Record<string, Answer> = {
	'a refusal': json(400, { code: 403, message: words, status: words }),
	'a fault': json(500, { code: 500, message: words }),
	'a success that says it failed': json(200, { code: 200, status: `FAILED ${words}`, data: null }),
	'an answer of the dialer': json(200, { code: 10504, message: words, body: words }),
	'payload and keys': json(200, {
		code: 200,
		status: 'OK',
		data: { TaskID: 't-1', ...inKeys, list: [inKeys] },
	}),
	'a list': json(200, { code: 200, status: 'OK', data: [inKeys, { robotid: words, name: words }] }),
	'no JSON': (response) =>
		void response.writeHead(200, { 'content-type': 'text/html' }).end(`<html>${words}</html>`),
	'headers of a refusal': json(
		429,
		{ code: 429, message: words },
		{ 'x-echo': token, 'retry-after': '0' },
	),
	'a media type': (response) =>
		void response.writeHead(200, { 'content-type': `audio/${token}` }).end('RIFF'),
	'a redirect to a host of that name': (response) =>
		void response.writeHead(302, { location: `http://${token}.localhost:1/${token}` }).end(),
	'links to files of that name': (response, url) =>
		url.startsWith('/file')
			? void response.writeHead(200, { 'content-type': 'audio/wav' }).end('RIFF')
			: json(200, {
					code: 200,
					status: 'OK',
					data: [
						`${server.url}/file/%74${token.slice(1)}.wav`,
						`http://${token}.localhost:1/a.wav`,
					],
				})(response, url),
};

let answer: Answer;
let loginAnswer: Answer | undefined;
const logins = [endpoints.obtainToken.path, endpoints.obtainDialerToken.path] as string[];
const server = new LocalServer((request, response) => {
	const url = request.url ?? '';
	request.resume();
	if (!logins.includes(url)) return answer(response, url);
	if (loginAnswer) return loginAnswer(response, url);
	const isDialer = url === endpoints.obtainDialerToken.path;
	json(200, isDialer ? { code: 0, body: { token } } : { code: 200, data: { token } })(
		response,
		url,
	);
});
beforeAll(async () => await server.start());
beforeEach(() => {
	loginAnswer = undefined;
});
afterAll(async () => await server.stop());

const task = { __rl: true, mode: 'id', value: 't-1' };
const operations: Array<[string, object]> = [
	['task.create', newTask],
	['robot.getAll', {}],
	['recording.download', { task, phoneNumber: '+628111000000' }],
	['recording.downloadAll', { task }],
	['dialerTask.getRecording', { callId: 'c-1', output: 'file' }],
	['customApiCall.call', { method: 'GET', path: '/a', answerCheck: 'none' }],
	['sms.send', { phoneNumberColumn: 'mobile', message: 'Hello', from: 'Us' }],
];

/** Everything that leaves the node and n8n would keep or show. */
async function leaving(name: string, parameters: object, onError: string): Promise<string> {
	const credential = { appKey: 'key', appSecret: ` ${appSecret}\n`, accessToken: token };
	const subject = action(server, name, parameters as never, { onError } as never, credential);
	const { run, error, output } = await runNode(subject, customers(1));
	const whole = { depth: 20, maxStringLength: null, maxArrayLength: null, showHidden: true };
	return JSON.stringify([run.data, output]) + inspect([error, run.data.resultData], whole);
}

function secretsIn(text: string): string[] {
	const low = text.toLowerCase();
	return echo
		.flatMap((one) => [one, one.replace(/.{4}=*$/, '').slice(4)])
		.filter((one) => low.includes(one.toLowerCase()));
}

describe.each(operations)('%s', (name, parameters) => {
	it.each(Object.keys(answers))('brings no secret out of %s', async (kind) => {
		answer = answers[kind]!;
		for (const onError of ['stopWorkflow', 'continueRegularOutput'])
			expect(secretsIn(await leaving(name, parameters, onError))).toEqual([]);
	});
});

it('A refused login that repeats the App Secret does not show it', async () => {
	answer = json(401, { code: 401, message: 'no' });
	loginAnswer = json(200, { code: 401, message: spellings(appSecret).join(' ') });
	const text = await leaving('robot.getAll', {}, 'stopWorkflow');
	expect(text).toContain('[redacted]');
	expect(secretsIn(text)).toEqual([]);
});
