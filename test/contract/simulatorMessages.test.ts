import { createHmac } from 'node:crypto';
import {
	sampleAccount,
	sampleChatbotKey,
	sampleSessionId,
	sampleSessionLength,
	startSimulator,
	type Simulator,
} from '../../simulator';
import { ContractClient } from '../../simulator/client';
import { startReceiver, type Receiver } from '../../simulator/receiver';
import { haveOurForm, whileOurs } from '../support/eachOf';

const answered = '+6281111111111';
const notInUse = '+6281111111190';
const signed = {
	'X-AIRudder-Sign-Key': sampleChatbotKey.signKey,
	'X-AIRudder-Sign': 'anything',
};

let airudder: Simulator;
let client: ContractClient;
let receiver: Receiver;

beforeAll(async () => {
	receiver = await startReceiver();
	airudder = await startSimulator();
});
afterAll(async () => {
	await airudder.stop();
	await receiver.stop();
});
beforeEach(async () => {
	airudder.reset();
	receiver.received.length = 0;
	client = new ContractClient(airudder.url, sampleAccount);
	await client.login();
});

describe('text messages', () => {
	const message = { to: [answered, notInUse], message: 'Hello', from: 'Lender' };

	it('are sent once to each recipient, with a receipt for each', async () => {
		const body = { ...message, callbackUrl: receiver.url };
		const { json } = await client.call('sendSms', { body });
		expect(json).toMatchObject({ code: 0, message: 'successfully' });
		const { messageId } = json?.body as { messageId: string };
		expect(airudder.messages()).toEqual([
			{ to: answered, message: 'Hello', from: 'Lender', messageId },
			{ to: notInUse, message: 'Hello', from: 'Lender', messageId },
		]);
		await airudder.advance(10);
		expect(receiver.received).toHaveLength(2);
		if (haveOurForm('smsDeliveryReceipt')) {
			expect(receiver.received.map(({ body: text }) => JSON.parse(text) as unknown)).toEqual([
				{ messageId, to: answered, status: 'delivered' },
				{ messageId, to: notInUse, status: 'failed' },
			]);
		}
		expect(airudder.violations()).toEqual([]);
	});

	const ours = whileOurs('smsDeliveryReceipt');
	ours('have one receipt for all, in another style, when switched so', async () => {
		Object.assign(airudder.switches, { smsReceiptPer: 'message', smsReceiptStyle: 'snake_case' });
		await client.call('sendSms', { body: { ...message, callbackUrl: receiver.url } });
		await airudder.advance(10);
		expect(airudder.deliveries()).toMatchObject([
			{
				event: 'smsDeliveryReceipt',
				body: { message_id: expect.any(String), recipients: [{}, {}] },
			},
		]);
	});

	it.each([
		['no sender', { from: undefined }, 10606],
		['a number without plus', { to: ['0812'] }, 10510],
		['nobody to send to', { to: [] }, 10505],
		['a callback that is no address', { callbackUrl: 'n8n' }, 10504],
	])('are refused with %s', async (_case, more, code) => {
		const { json } = await client.call('sendSms', { body: { ...message, ...more } });
		expect(json?.code).toBe(code);
		expect(airudder.messages()).toEqual([]);
	});

	it.each(['resetBeforeCommit', 'resetAfterCommit'] as const)(
		'are sent at most once when the connection breaks: %s',
		async (fault) => {
			airudder.fault('sendSms', fault);
			await expect(client.call('sendSms', { body: message })).rejects.toThrow();
			expect(airudder.messages()).toHaveLength(fault === 'resetAfterCommit' ? 2 : 0);
		},
	);
});

describe('chatbot sessions', () => {
	const texts = async (body: object): Promise<unknown[]> => {
		const { json } = await client.call('listSessionMessages', { headers: signed, body });
		expect(json).toMatchObject({ code: 200, message: 'Success', request_id: expect.any(String) });
		const messages = json?.data as Array<{ msg_id: string; content: { text: string } }>;
		lastId = messages.at(-1)?.msg_id ?? '';
		return messages.map(({ content }) => content.text);
	};
	let lastId: string;

	it('give their messages newest first, page by page', async () => {
		const session = { call_id: sampleSessionId };
		const first = await texts({ ...session, last_msg_id: '', size: 20 });
		expect(first[0]).toBe(`Message ${sampleSessionLength}`);
		const pages = [first];
		while (pages.at(-1)!.length === 20) {
			pages.push(await texts({ ...session, last_msg_id: lastId, size: 20 }));
		}
		expect(new Set(pages.flat()).size).toBe(sampleSessionLength);
		expect(await texts(session)).toHaveLength(20);
		airudder.switches.sessionCursor = 'repeated';
		expect((await texts({ ...session, last_msg_id: lastId }))[0]).toBe(first.at(-1));
		airudder.switches.maximumSessionPage = 5;
		expect(await texts({ ...session, size: 50 })).toHaveLength(5);
		expect(airudder.violations()).toEqual([]);
	});

	it('refuse a page from nowhere, and an unknown session when switched so', async () => {
		const refused = async (body: object): Promise<void> => {
			const { json } = await client.call('listSessionMessages', { headers: signed, body });
			expect(json).toMatchObject({ code: 403 });
		};
		await refused({ call_id: sampleSessionId, last_msg_id: 'none' });
		await refused({ call_id: sampleSessionId, size: 'many' });
		expect(await texts({ call_id: 'none' })).toEqual([]);
		airudder.switches.unknownSession = 'refused';
		await refused({ call_id: 'none' });
	});

	it('take what a user wrote or clicked, and the robot replies', async () => {
		const click = { type: 'button_reply', button_reply: { id: 'x', title: 'Yes' } };
		const messages = [
			{ type: 'text', text: 'Where is my parcel?' },
			{ type: 'interactive', interactive: click },
		];
		const body = { call_id: 'mine', channel: 'HuaWei', messages };
		const send = () => client.call('sendHuaweiUserMessage', { headers: signed, body });
		expect((await send()).json).toMatchObject({ code: 200 });
		expect(await texts({ call_id: 'mine' })).toEqual([
			'You wrote: Yes',
			'Yes',
			'You wrote: Where is my parcel?',
			'Where is my parcel?',
		]);
		expect(airudder.contacted()).toEqual([
			{ operationId: 'sendHuaweiUserMessage', query: {}, body },
		]);
		airudder.switches.huaweiAnswer = 'messageIds';
		expect((await send()).json?.data).toHaveLength(2);
		airudder.switches.huaweiAnswer = 'emptyObject';
		expect((await send()).json).toEqual({});
		const bad = { headers: signed, body: { messages: 'Hello' } };
		expect((await client.call('sendHuaweiUserMessage', bad)).json).toMatchObject({ code: 403 });
		expect(airudder.contacted()).toHaveLength(3);
	});
});

describe('chatbot signatures', () => {
	const body = { call_id: sampleSessionId };
	const codeWith = async (headers?: Record<string, string>): Promise<unknown> =>
		(await client.call('listSessionMessages', { headers, body })).json?.code;

	it('must be there, unless switched off', async () => {
		expect(await codeWith()).toBe(401);
		expect(await codeWith({ 'X-AIRudder-Sign-Key': sampleChatbotKey.signKey })).toBe(401);
		expect(airudder.violations()).toHaveLength(2);
		expect(await codeWith(signed)).toBe(200);
		expect(airudder.requests('listSessionMessages').at(-1)!.headers).toMatchObject({
			'x-airudder-sign-key': sampleChatbotKey.signKey,
			'x-airudder-sign': 'anything',
		});
		airudder.switches.requireChatbotSignature = false;
		expect(await codeWith()).toBe(200);
	});

	it('must be right when a way of signing is chosen', async () => {
		airudder.switches.chatbotSignature = 'hmac-sha256-hex-of-body';
		const signature = createHmac('sha256', sampleChatbotKey.secret)
			.update(JSON.stringify(body))
			.digest('hex');
		expect(await codeWith({ ...signed, 'X-AIRudder-Sign': signature })).toBe(200);
		expect(await codeWith(signed)).toBe(401);
		const otherKey = { 'X-AIRudder-Sign-Key': 'other', 'X-AIRudder-Sign': signature };
		expect(await codeWith(otherKey)).toBe(401);
		expect(airudder.violations()).toEqual([]);
	});

	it('stand on events of the chatbot and on no others', async () => {
		airudder.switches.chatbotSignature = 'hmac-sha256-base64-of-body';
		for (const event of ['agentTransferRequested', 'channelMessagesSent', 'sessionEnded']) {
			await airudder.sendWebhook(event, {}, receiver.url);
			const { headers, body: text } = receiver.received.at(-1)!;
			const expected = createHmac('sha256', sampleChatbotKey.secret).update(text).digest('base64');
			expect(headers['x-airudder-sign']).toBe(expected);
		}
		await airudder.sendWebhook('callEnded', {}, receiver.url);
		expect(receiver.received.at(-1)!.headers).not.toHaveProperty('x-airudder-sign');
		expect(airudder.violations()).toEqual([]);
	});
});
