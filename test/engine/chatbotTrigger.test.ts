import type { NodeParameterValueType } from 'n8n-workflow';
import { AiRudderChatbotApi } from '../../credentials/AiRudderChatbotApi.credentials';
import { AiRudderChatbotTrigger } from '../../nodes/AiRudderChatbotTrigger/AiRudderChatbotTrigger.node';
import {
	schemeNames,
	sign,
	timestampSchemes,
	type SignatureScheme,
} from '../../nodes/shared/api/signature';
import { chatbotEventNames } from '../../nodes/shared/events';
import { ownSamples } from '../../nodes/shared/events/recognition/samples';
import { sampleChatbotKey, type Simulator } from '../../simulator';
import { signatureNames } from '../../simulator/chatbot/signatures';
import { startReceiver, type Receiver } from '../../simulator/receiver';
import { arrival } from './arrival';
import { runWebhook } from '../support/engine/n8nEngine';
import { simulateAirudder } from '../support/engine/simulateAirudder';

interface Delivery {
	/** As it came: n8n parses it, and keeps the bytes. */
	text: string;
	headers: Record<string, string>;
}

const signHeader = 'x-airudder-sign';
const json = { 'content-type': 'application/json' };
const { secret } = sampleChatbotKey;
const every = { events: [...chatbotEventNames] };

/** Hands a delivery to the trigger as n8n does; gives the items, the answer, and what was logged. */
async function deliver(
	{ text, headers }: Delivery,
	credential: Record<string, string> = {},
	parameters: Record<string, NodeParameterValueType> = every,
	{ keepsBytes = true } = {},
) {
	const { nodeType, logged } = arrival(
		new AiRudderChatbotTrigger(),
		keepsBytes ? { rawBody: Buffer.from(text) } : {},
	);
	const { result, response } = await runWebhook(
		{
			nodeType,
			credentialTypes: [new AiRudderChatbotApi()],
			credentials: {
				aiRudderChatbotApi: {
					baseUrl: 'http://127.0.0.1:9',
					signKey: sampleChatbotKey.signKey,
					signSecret: secret,
					signatureScheme: 'detect',
					timestampHeader: 'X-Timestamp',
					...credential,
				},
			},
			parameters,
		},
		{ body: text === '' ? undefined : (JSON.parse(text) as unknown), headers },
	);
	return {
		items: result.workflowData?.[0]?.map((item) => item.json) ?? [],
		result,
		response,
		logged,
	};
}

function signed(scheme: SignatureScheme, text: string): Delivery {
	const timestamp = '1795140000';
	const signature = sign(scheme, secret, { body: text, timestamp });
	return { text, headers: { ...json, [signHeader]: signature, 'x-timestamp': timestamp } };
}

/** The same delivery with one byte of its body changed, still JSON. */
function altered({ text, headers }: Delivery): Delivery {
	const at = text.lastIndexOf('"') - 1;
	const other = text[at] === 'x' ? 'y' : 'x';
	return { text: text.slice(0, at) + other + text.slice(at + 1), headers };
}

const refused = { noWebhookResponse: true };
const wrong = { status: 401, body: { error: 'The signature is missing or wrong' } };
const body = JSON.stringify({ ...ownSamples.channelMessagesSent, note: '¿Qué? 你好' });

describe('captured from AIRudder', () => {
	let airudder: Simulator;
	let receiver: Receiver;
	simulateAirudder((started) => (airudder = started));
	beforeAll(async () => {
		receiver = await startReceiver();
	});
	afterAll(async () => await receiver.stop());

	async function captured(event: string, sent?: Record<string, unknown>): Promise<Delivery> {
		await airudder.sendWebhook(event, sent, receiver.url);
		const { body: text, headers } = receiver.received.at(-1)!;
		return { text, headers: headers as Record<string, string> };
	}

	it.each(signatureNames)('is taken by Detect, and not when changed: %s', async (name) => {
		airudder.switches.chatbotSignature = name;
		for (const event of [
			'agentTransferRequested',
			'channelMessagesSent',
			'workflowChatbotSessionEnded',
		]) {
			const delivery = await captured(event);
			const { items, result, logged } = await deliver(delivery);
			expect(items).toMatchObject([{ event, sessionId: expect.any(String) }]);
			expect(result.webhookResponse).toEqual({});
			expect(logged).toEqual([expect.stringContaining('signed with "')]);
			const changed = await deliver(altered(delivery));
			expect(changed).toMatchObject({ result: refused, response: wrong, items: [] });
		}
	});

	it('starts with every event that has a body, when the address receives just that one', async () => {
		airudder.switches.chatbotSignature = 'hmac-sha256-hex-of-body';
		for (const event of chatbotEventNames) {
			const known = await captured(event);
			// Where nothing is known of an event the simulator sends nothing: there it sends what is likely.
			const delivery = known.text === '{}' ? await captured(event, ownSamples[event]) : known;
			const { items } = await deliver(delivery, {}, { options: { eventKind: event } });
			expect(items).toMatchObject([{ event, eventId: expect.stringMatching(/^[0-9a-f]{32}$/) }]);
		}
	});
});

describe.each(schemeNames)('signed with %s', (scheme) => {
	const delivery = signed(scheme, body);

	it.each(['detect', scheme])('is taken by %s, and not with one byte changed', async (chosen) => {
		const credential = { signatureScheme: chosen };
		const taken = await deliver(delivery, credential);
		expect(taken.items).toMatchObject([{ event: 'channelMessagesSent' }]);
		expect(taken.logged).toHaveLength(chosen === 'detect' ? 1 : 0);
		expect(taken.logged.join()).not.toContain(secret);
		const changed = await deliver(altered(delivery), credential);
		expect(changed).toMatchObject({ result: refused, response: wrong });
		expect(changed.logged.join()).not.toContain(secret);
	});

	it('is not taken by another scheme, or another secret', async () => {
		const signatureScheme = schemeNames[(schemeNames.indexOf(scheme) + 1) % schemeNames.length]!;
		expect(await deliver(delivery, { signatureScheme })).toMatchObject({ response: wrong });
		expect(await deliver(delivery, { signSecret: 'other' })).toMatchObject({ response: wrong });
	});
});

it.each(timestampSchemes)(
	'%s needs the time stamp in the header of the credential',
	async (scheme) => {
		for (const timestampHeader of ['', 'X-Other'])
			expect(await deliver(signed(scheme, body), { timestampHeader })).toMatchObject({
				response: wrong,
			});
	},
);

describe('Signature', () => {
	const delivery = signed('hmacSha256BodyHex', body);

	it.each<[string, Delivery]>([
		['missing', { text: body, headers: json }],
		['empty', { text: body, headers: { ...json, [signHeader]: ' ' } }],
		['made up', { text: body, headers: { ...json, [signHeader]: 'a'.repeat(64) } }],
	])('refuses a delivery whose signature is %s', async (_case, unsigned) => {
		expect(await deliver(unsigned)).toMatchObject({ result: refused, response: wrong });
	});

	it('says so when it is required and the credential has no scheme', async () => {
		const { response, logged, result } = await deliver(delivery, { signatureScheme: 'none' });
		expect(result).toEqual(refused);
		expect(response).toMatchObject({
			status: 401,
			body: { error: expect.stringContaining('Signature Scheme of the credential is None') },
		});
		expect(logged).toEqual([expect.stringContaining('choose a scheme or Detect')]);
	});

	it.each([
		['no Sign Secret', { signSecret: '' }, {}],
		['a scheme that nobody knows', { signatureScheme: 'rot13' }, {}],
		['bytes that n8n did not keep', {}, { keepsBytes: false }],
	])('refuses everything with %s', async (_case, credential, n8n) => {
		const { response, logged } = await deliver(delivery, credential, every, n8n);
		expect(response).toEqual({
			status: 401,
			body: { error: 'Signatures cannot be checked here' },
		});
		expect(logged).toHaveLength(1);
	});

	it('is not looked at when it is off', async () => {
		const off = { ...every, signature: 'off' };
		const { items } = await deliver({ text: body, headers: json }, { signSecret: '' }, off);
		expect(items).toHaveLength(1);
	});
});

describe('what is signed, but no event', () => {
	it.each([
		['nothing', '', json],
		['a list', '[]', json],
		['text', '"hello"', json],
		['another content type', body, { 'content-type': 'application/xml' }],
		['plain text', '"hello"', { 'content-type': 'text/plain' }],
	])('is answered with 400: %s', async (_case, text, headers) => {
		const { headers: own } = signed('hmacSha256BodyHex', text);
		const delivery = { text, headers: { ...headers, [signHeader]: own[signHeader]! } };
		const { result, response } = await deliver(delivery);
		expect(result).toEqual(refused);
		expect(response.status).toBe(400);
	});

	it('is answered with 200 and why it starts nothing, unless it is wanted', async () => {
		const delivery = signed('hmacSha256BodyHex', '{"hello":"world"}');
		const { result, logged } = await deliver(delivery);
		expect(result).toEqual({
			webhookResponse: { ignored: expect.stringContaining('This fits no event') as string },
		});
		expect(logged).toContainEqual(expect.stringContaining('started nothing with a delivery'));
		const { items } = await deliver(delivery, {}, { ...every, options: { unrecognised: 'start' } });
		expect(items).toMatchObject([{ event: 'unknown', payload: { hello: 'world' } }]);
	});
});

describe('items', () => {
	const delivery = signed('md5BodySecretHex', body);

	it('are one for each message on request, each with its own id', async () => {
		const { items } = await deliver(delivery, {}, { ...every, options: { splitIntoItems: true } });
		expect(items).toMatchObject([{ messageId: 'm-1' }, { messageId: 'm-2' }]);
		expect(items[0]!.eventId).not.toBe(items[1]!.eventId);
	});

	it('carry what AIRudder sent on request', async () => {
		const { items } = await deliver(delivery, {}, { ...every, options: { includePayload: true } });
		expect(items[0]!.payload).toEqual(JSON.parse(body));
		const raw = await deliver(delivery, {}, { ...every, simplify: false });
		expect(raw.items[0]).toMatchObject({ call_id: 's-1', event: 'channelMessagesSent' });
	});

	it('have the same id when AIRudder sends the event again', async () => {
		const [once, again] = [await deliver(delivery), await deliver(delivery)];
		expect(again.items[0]!.eventId).toBe(once.items[0]!.eventId);
	});
});

it('does not sign requests with Detect, and says what to choose', async () => {
	const request = new AiRudderChatbotApi().authenticate(
		{ baseUrl: 'https://airudder.test', signatureScheme: 'detect', signSecret: secret },
		{ url: 'https://airudder.test/x', method: 'POST', body: {} },
	);
	await expect(request).rejects.toThrow(/Detect .* is for receiving only/);
});
