import type { NodeParameterValueType } from 'n8n-workflow';
import { AiRudderApi } from '../../credentials/AiRudderApi.credentials';
import { AiRudderChatbotApi } from '../../credentials/AiRudderChatbotApi.credentials';
import { AiRudderChatbotTrigger } from '../../nodes/AiRudderChatbotTrigger/AiRudderChatbotTrigger.node';
import { AiRudderTrigger } from '../../nodes/AiRudderTrigger/AiRudderTrigger.node';
import { sign } from '../../nodes/shared/api/signature';
import { ownSamples } from '../../nodes/shared/events/recognition/samples';
import { arrival } from './arrival';
import { incoming, jsonTypes } from './incoming';
import { runWebhook, type IncomingRequest } from '../support/engine/n8nEngine';

type Parameters = Record<string, NodeParameterValueType>;

const keys = { baseUrl: 'http://127.0.0.1:9', appKey: 'key', appSecret: 'secret' };
const signing = { signKey: 'k', signSecret: 's', signatureScheme: 'hmacSha256BodyHex' };

const triggers = [
	[
		'AIRudder Trigger',
		{
			nodeType: new AiRudderTrigger(),
			credentialTypes: [new AiRudderApi()],
			credentials: { aiRudderApi: keys },
		},
		'customApiPush',
	],
	[
		'AIRudder Chatbot Trigger',
		{
			nodeType: new AiRudderChatbotTrigger(),
			credentialTypes: [new AiRudderChatbotApi()],
			credentials: { aiRudderChatbotApi: { ...keys, ...signing } },
		},
		'channelMessagesSent',
	],
] as const;

describe.each(triggers)('%s', (_name, subject, event) => {
	const deliver = async (request: IncomingRequest, parameters: Parameters) => {
		const { result, response } = await runWebhook(
			{ ...subject, parameters: { signature: 'off', ...parameters } },
			request,
		);
		return { response, result, items: result.workflowData?.[0]?.map(({ json }) => json) };
	};
	const any = { events: [event] };
	const fixed = { options: { eventKind: event } };
	const text = JSON.stringify(ownSamples[event]);
	const refused = (reason: string) => ({
		result: { noWebhookResponse: true },
		response: { status: 400, body: { error: reason } },
		items: undefined,
	});

	it.each(jsonTypes)('starts with JSON that is called %s', async (contentType) => {
		const [usual] = (await deliver(incoming(text, 'application/json'), any)).items!;
		for (const bytes of [text, `\ufeff${text}`, ` ${text}\r\n`]) {
			for (const parameters of [any, fixed]) {
				const { items, result } = await deliver(incoming(bytes, contentType), parameters);
				expect(items).toEqual([{ ...usual, receivedAt: expect.any(String) as string }]);
				expect(result.webhookResponse).toEqual({});
			}
		}
	});

	it('reads bytes that n8n has not read yet', async () => {
		const { nodeType } = arrival(subject.nodeType, {
			async readRawBody(this: { rawBody?: Buffer }) {
				this.rawBody = Buffer.from(text);
			},
		});
		const { result } = await runWebhook(
			{ ...subject, nodeType, parameters: { signature: 'off', ...fixed } },
			{ ...incoming('', 'text/json'), rawBody: undefined },
		);
		expect(result.workflowData?.[0]).toHaveLength(1);
	});

	it.each([
		['a form', text, 'application/x-www-form-urlencoded'],
		['a form with files', text, 'multipart/form-data; boundary=x'],
		['XML', '<a/>', 'application/xml'],
		['a file', text, 'application/octet-stream'],
		['words', 'hello', 'text/plain'],
		['words in JSON', '"hello"', 'text/json'],
		['broken JSON', '{"a":', 'application/vnd.a+json'],
		['JSON in another character set', Buffer.from('{"a":"é"}', 'latin1'), 'text/json'],
		['JSON in another character set, too', Buffer.from(text, 'utf16le'), 'text/json'],
	])('refuses %s, whatever the address receives', async (_what, bytes, contentType) => {
		for (const parameters of [any, fixed, { ...any, options: { unrecognised: 'start' } }]) {
			expect(await deliver(incoming(bytes, contentType), parameters)).toEqual(
				refused('The body is not a JSON object'),
			);
		}
	});

	const types = ['application/json', 'application/a+json', 'text/plain', undefined];
	const nothing = types.flatMap((contentType) =>
		['', 'null', '[]', '[{}]', ' \r\n'].map((bytes) => [bytes, contentType] as const),
	);
	// n8n itself answers 422 to blanks that are called application/json.
	it.each(nothing.filter(([bytes, type]) => !(bytes.startsWith(' ') && type === types[0])))(
		'starts nothing with %j (%s), whatever the address receives',
		async (bytes, contentType) => {
			for (const parameters of [any, fixed, { ...any, options: { unrecognised: 'start' } }]) {
				expect(await deliver(incoming(bytes, contentType), parameters)).toEqual(
					refused('The body is not a JSON object'),
				);
			}
		},
	);

	const empty = ['{}', ' { } ', '{"a":null,"b":""}', '{"data":{},"list":[]}', '{"a":[{"b":" "}]}'];
	it.each(empty.flatMap((bytes) => types.map((type) => [bytes, type] as const)))(
		'starts nothing with %j (%s) where the address receives one event',
		async (bytes, contentType) => {
			expect(await deliver(incoming(bytes, contentType), fixed)).toEqual(
				refused('The body is empty'),
			);
		},
	);

	it('takes for the one event what says as little as a zero', async () => {
		const { items } = await deliver(incoming('{"a":{"b":0}}', 'text/json'), fixed);
		expect(items).toHaveLength(1);
	});

	it('does not recognise an empty object where the address receives any event', async () => {
		expect(await deliver(incoming('{}', 'text/json'), any)).toMatchObject({
			result: { webhookResponse: {} },
			items: undefined,
		});
		const { items } = await deliver(incoming('{}', 'text/json'), {
			...any,
			options: { unrecognised: 'start' },
		});
		expect(items).toMatchObject([{ event: 'unknown', payload: {} }]);
	});
});

it('AIRudder Chatbot Trigger checks the signature of the bytes, whatever they are called', async () => {
	const [, [, subject, event]] = triggers;
	const text = JSON.stringify(ownSamples[event]);
	for (const contentType of jsonTypes) {
		const signature = sign('hmacSha256BodyHex', signing.signSecret, { body: text });
		for (const [given, count] of [
			[signature, 1],
			[signature.replace(/^./, 'x'), undefined],
		] as const) {
			const headers = { 'x-airudder-sign': given };
			const { result, response } = await runWebhook(
				{ ...subject, parameters: { options: { eventKind: event } } },
				incoming(text, contentType, { headers }),
			);
			expect(result.workflowData?.[0]?.length).toBe(count);
			expect(response.status).toBe(count ? undefined : 401);
		}
	}
});
