import type { INode, NodeParameterValueType } from 'n8n-workflow';
import {
	sampleChatbotKey,
	sampleSessionId,
	sampleSessionLength,
	type Simulator,
} from '../../simulator';
import { action, jsonOf } from '../support/engine/airudder';
import { runNode } from '../support/engine/n8nEngine';
import { simulateAirudder } from '../support/engine/simulateAirudder';

jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async () => undefined,
}));

type Parameters = Record<string, NodeParameterValueType>;

const signed = {
	signKey: sampleChatbotKey.signKey,
	signSecret: sampleChatbotKey.secret,
	signatureScheme: 'hmacSha256BodyHex',
};

describe('AIRudder Chatbot', () => {
	let airudder: Simulator;
	simulateAirudder((started) => (airudder = started));
	beforeEach(() => {
		airudder.switches.chatbotSignature = 'hmac-sha256-hex-of-body';
	});

	const run = async (
		name: string,
		parameters: Parameters,
		credential: Record<string, string> = {},
		settings: Partial<INode> = {},
	) =>
		await runNode(
			action(airudder, `AiRudderChatbot/${name}`, parameters, settings, {
				...signed,
				...credential,
			}),
		);
	const answerOnce = (data: unknown) =>
		airudder.fault('listSessionMessages', { status: 200, body: { code: 200, data } });

	describe('Session: Get Messages', () => {
		const name = 'session/getMessages';
		const session = { session: sampleSessionId };

		it.each([
			['left out', 0],
			['left out', 7],
			['repeated', 0],
			['repeated', 7],
		] as const)(
			'reads all pages, each from the oldest message before (which is %s there, pages of %i)',
			async (cursor, size) => {
				airudder.switches.sessionCursor = cursor;
				airudder.switches.maximumSessionPage = size;
				const all = jsonOf(await run(name, { ...session, returnAll: true }));
				expect(all.map(({ text }) => text)).toEqual(
					Array.from(
						{ length: sampleSessionLength },
						(_, index) => `Message ${sampleSessionLength - index}`,
					),
				);
				expect(airudder.requests('listSessionMessages')[0]!.body).toEqual({
					call_id: sampleSessionId,
					last_msg_id: '',
					size: 20,
				});
			},
		);

		it('stops at the limit', async () => {
			const options = { pageSize: 10, type: 'single' };
			const some = jsonOf(await run(name, { ...session, limit: 15, options }));
			expect(some).toHaveLength(15);
			expect(airudder.requests('listSessionMessages').map(({ body }) => body)).toEqual([
				{ call_id: sampleSessionId, last_msg_id: '', size: 10, type: 'single' },
				{
					call_id: sampleSessionId,
					last_msg_id: some[9]!.messageId,
					size: 10,
					type: 'single',
				},
			]);
		});

		it('finds the oldest message wherever it stands in the page', async () => {
			answerOnce([
				{ msg_id: 'old', timestamp: 1_700_000_000 },
				{ msg_id: 'new', timestamp: 1_700_000_009 },
			]);
			await run(name, { ...session, returnAll: true });
			expect(airudder.requests('listSessionMessages')[1]!.body).toMatchObject({
				last_msg_id: 'old',
			});
		});

		it('gives a readable message, or the one of AIRudder', async () => {
			const [message] = jsonOf(await run(name, { ...session, limit: 1 }));
			expect(message).toEqual({
				messageId: expect.stringMatching(/^[0-9a-f]{32}$/),
				sessionId: sampleSessionId,
				sender: 'user',
				status: 'read',
				sentAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.000Z$/),
				type: 'text',
				text: `Message ${sampleSessionLength}`,
			});
			const [raw] = jsonOf(await run(name, { ...session, limit: 1, simplify: false }));
			expect(raw).toMatchObject({ msg_id: message!.messageId, seat_id: '', sender_type: 'user' });
		});

		it('says what was offered, and what the user chose of it', async () => {
			answerOnce([click, offer, advertisement, attachment]);
			expect(jsonOf(await run(name, { ...session, limit: 4 }))).toMatchObject([
				{
					text: 'Track',
					chosenOption: 'Track',
					chosenOptionId: 'o-1-',
					repliedToMessageId: '2',
					repliedToText: 'How can we help?\nChoose one',
				},
				{
					text: 'How can we help?\nChoose one',
					options: [
						{ id: 'o-1-', title: 'Track', section: 'Parcels' },
						{ id: 'o-2-', title: 'Agent' },
					],
				},
				{ text: 'Sale', options: [{ id: 'p', title: 'Buy' }] },
				{ mediaUrl: 'https://x.example/a', mediaName: 'a.pdf' },
			]);
		});

		it('gives nothing for a session without messages', async () => {
			expect(jsonOf(await run(name, { session: 'other' }))).toEqual([]);
			answerOnce(null);
			expect(jsonOf(await run(name, session))).toEqual([]);
		});

		it("stops with AIRudder's words when it refuses", async () => {
			airudder.switches.unknownSession = 'refused';
			const { error } = await run(name, { session: 'other' });
			expect(error?.message).toContain('There is no such session');
		});

		it('wants a session', async () => {
			const { error } = await run(name, { session: '={{ "" }}' });
			expect(error?.message).toBe('Session ID is empty');
			expect(airudder.requests()).toEqual([]);
		});
	});

	describe('Message: Send Huawei User Message', () => {
		const name = 'message/sendHuaweiUserMessage';
		const message = { session: 'c-1', channelId: 'hwbcauat', userId: 'u-1', text: 'Where is it?' };
		const mediaUrl = 'https://x.example/a';
		const option = { optionId: 'o-1-', optionTitle: 'Track' };
		const chosen = { id: 'o-1-', title: 'Track' };

		it.each<[string, Parameters, object]>([
			['text', {}, { text: 'Where is it?' }],
			['image', { mediaUrl }, { media: { origin_url: mediaUrl } }],
			[
				'file',
				{ mediaUrl, mediaName: 'a.pdf' },
				{ media: { origin_url: mediaUrl, name: 'a.pdf' } },
			],
			['interactive', option, { interactive: { type: 'list_reply', list_reply: chosen } }],
			[
				'interactive',
				{ ...option, menuKind: 'button_reply' },
				{ interactive: { type: 'button_reply', button_reply: chosen } },
			],
		])('hands %s to the bot', async (messageType, more, wire) => {
			airudder.switches.huaweiAnswer = 'messageIds';
			const ran = await run(name, { ...message, userName: 'Budi', messageType, ...more });
			expect(jsonOf(ran)).toEqual([{ value: expect.any(String) }]);
			expect(airudder.contacted().map(({ body }) => body)).toEqual([
				{
					call_id: 'c-1',
					channel: 'HuaWei',
					channel_id: 'hwbcauat',
					user: { id: 'u-1', name: 'Budi' },
					messages: [{ type: messageType, ...wire }],
				},
			]);
		});

		it('can be read in the session afterwards, with the answer of the bot', async () => {
			await run(name, message);
			const read = jsonOf(await run('session/getMessages', { session: 'c-1' }));
			expect(read.map(({ text }) => text)).toEqual(['You wrote: Where is it?', 'Where is it?']);
		});

		it.each([
			['text', 'Text'],
			['video', 'Media URL'],
			['interactive', 'Option ID'],
		])('stops before sending %s without %s', async (messageType, label) => {
			const empty = Object.fromEntries(
				['text', 'mediaUrl', 'optionId', 'optionTitle'].map((field) => [field, '={{ "" }}']),
			);
			const { error } = await run(name, { ...message, ...empty, messageType });
			expect(error?.message).toBe(`${label} is empty`);
			expect(airudder.requests()).toEqual([]);
		});

		it.each(['resetBeforeCommit', 'resetAfterCommit', 'notJson', { status: 503 }] as const)(
			'sends once, even with Retry On Fail: %j',
			async (fault) => {
				airudder.fault('sendHuaweiUserMessage', fault);
				const retry = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };
				const { error } = await run(name, message, {}, retry);
				expect(error).toBeDefined();
				expect(airudder.requests('sendHuaweiUserMessage')).toHaveLength(1);
			},
		);

		it("stops with AIRudder's words when it refuses", async () => {
			airudder.fault('sendHuaweiUserMessage', { bodyCode: 403, message: 'not today' });
			const { error } = await run(name, message);
			expect(error?.message).toContain('not today');
		});
	});

	describe('the signature', () => {
		const session = { session: sampleSessionId, limit: 1 };

		it.each([
			['hmac-sha256-hex-of-body', 'hmacSha256BodyHex'],
			['hmac-sha256-base64-of-body', 'hmacSha256BodyBase64'],
			['hmac-sha1-hex-of-body', 'hmacSha1BodyHex'],
			['sha256-hex-of-body-and-secret', 'sha256BodySecretHex'],
			['md5-hex-of-body-and-secret', 'md5BodySecretHex'],
		] as const)('%s is made by %s', async (wanted, signatureScheme) => {
			airudder.switches.chatbotSignature = wanted;
			const ran = await run('session/getMessages', session, { signatureScheme });
			expect(jsonOf(ran)).toHaveLength(1);
		});

		it.each<Record<string, string>>([
			{ signSecret: 'not-the-one' },
			{ signKey: 'unknown' },
			{ signatureScheme: 'md5BodySecretHex' },
		])('is refused when it is another, and keeps its secret: %j', async (credential) => {
			const ran = await run('session/getMessages', session, credential);
			expect(ran.error?.message).toContain('The signature or its key is not right');
			expect(JSON.stringify(ran.run)).not.toContain(credential.signSecret ?? signed.signSecret);
		});

		it('is left out with the scheme None', async () => {
			airudder.switches.requireChatbotSignature = false;
			const ran = await run('session/getMessages', session, { signatureScheme: 'none' });
			expect(jsonOf(ran)).toHaveLength(1);
			const [request] = airudder.requests('listSessionMessages');
			expect(request!.headers['x-airudder-sign-key']).toBe(signed.signKey);
			expect(request!.headers).not.toHaveProperty('x-airudder-sign');
		});
	});
});

const menu = {
	type: 'list',
	body: { text: 'How can we help?' },
	footer: { text: 'Choose one' },
	action: {
		sections: [{ title: 'Parcels', rows: [{ id: 'o-1-', title: 'Track' }] }],
		buttons: [{ type: 'reply', reply: { id: 'o-2-', title: 'Agent' } }],
	},
};
const click = {
	msg_id: '3',
	sender_type: 'user',
	content: { type: 'interactive', text: 'Track' },
	reply: { msg_id: '2', type: 'interactive', interactive: menu },
};
const offer = { msg_id: '2', content: { type: 'interactive', interactive: menu } };
const element = { title: 'Sale', buttons: [{ type: 'postback', title: 'Buy', payload: 'p' }] };
const advertisement = {
	msg_id: '1',
	content: {
		type: 'template',
		template: { type: 'Instagram', ins_content: { payload: { elements: [element] } } },
	},
};
const attachment = {
	msg_id: '0',
	content: { type: 'file', media: { origin_url: 'https://x.example/a', name: 'a.pdf' } },
};
