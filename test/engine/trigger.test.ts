import type { INodeExecutionData } from 'n8n-workflow';
import type { Simulator } from '../../simulator';
import { whileOurs } from '../support/eachOf';
import { deliver } from '../support/engine/airudder';
import { simulateAirudder } from '../support/engine/simulateAirudder';

describe('AIRudder Trigger', () => {
	let airudder: Simulator;
	simulateAirudder((started) => (airudder = started), { webhookUrl: 'http://127.0.0.1:1/nobody' });

	const sample = async (event: string) => (await airudder.sendWebhook(event)).body;
	const all = { events: ['callEnded', 'taskEnded', 'customApiPush'] };
	const items = (delivered: Awaited<ReturnType<typeof deliver>>): INodeExecutionData[] =>
		delivered.result.workflowData?.[0] ?? [];

	const forms = (['PascalCase', 'snake_case'] as const).flatMap((form) =>
		(['top', 'nested'] as const).map((place) => [form, place] as const),
	);

	whileOurs('callEnded').each(forms)(
		'starts with the call that ended (%s, %s)',
		async (form, place) => {
			Object.assign(airudder.switches, { callEndedForm: form, callEndedPlace: place });
			const delivered = await deliver({ body: await sample('callEnded') }, all);
			expect(delivered.result.webhookResponse).toEqual({});
			expect(items(delivered)).toMatchObject([
				{
					json: {
						event: 'callEnded',
						eventId: expect.stringMatching(/^[0-9a-f]{32}$/),
						receivedAt: expect.stringMatching(/Z$/),
						callId: expect.any(String),
						phoneNumber: expect.stringMatching(/^\+\d+$/),
						answered: expect.any(Boolean),
					},
				},
			]);
		},
	);

	whileOurs('taskEnded').each(forms)(
		'starts with the task that ended (%s, %s)',
		async (form, place) => {
			Object.assign(airudder.switches, { taskEndedForm: form, taskEndedPlace: place });
			const delivered = await deliver({ body: await sample('taskEnded') }, all);
			expect(items(delivered)).toMatchObject([
				{ json: { event: 'taskEnded', taskId: expect.any(String) } },
			]);
		},
	);

	it('starts with the contact that reached a custom API node', async () => {
		const delivered = await deliver({ body: await sample('customApiPush') }, all);
		expect(items(delivered)).toMatchObject([
			{
				json: {
					event: 'customApiPush',
					workflowId: expect.any(String),
					nodeId: expect.any(String),
					phoneNumber: expect.stringMatching(/^\+/),
					callId: expect.any(String),
					custom: expect.any(Object),
				},
			},
		]);
	});

	const ours = whileOurs('callEnded');
	ours('gives a redelivery the same eventId, and another call another one', async () => {
		const body = await sample('callEnded');
		const idOf = async (sent: unknown) =>
			items(await deliver({ body: sent }, all))[0]!.json.eventId;
		const reversed = Object.fromEntries(Object.entries(body).reverse());
		expect(await idOf(reversed)).toBe(await idOf(body));
		const other = JSON.parse(
			JSON.stringify(body).replace(/("(?:CallID|call_id)":")[^"]+/, '$1another'),
		) as unknown;
		expect(await idOf(other)).not.toBe(await idOf(body));
	});

	describe('starts nothing, and says why in an answer of 200,', () => {
		const wanted = { events: ['taskEnded'] };
		const answerTo = async (body: unknown, parameters: object, mode?: 'manual') => {
			const { result, response } = await deliver({ body }, { ...parameters }, {}, mode);
			expect(response).toEqual({});
			return result;
		};

		it('for an event that is not wanted, also while somebody tests', async () => {
			for (const mode of [undefined, 'manual'] as const)
				expect(await answerTo(await sample('callEnded'), wanted, mode)).toEqual({
					webhookResponse: { ignored: 'Call Ended is not among the events of Trigger On' },
				});
		});

		it('for an event it does not know, and names those it knows', async () => {
			for (const body of [{ hello: 'world' }, {}]) {
				const { webhookResponse, ...rest } = await answerTo(body, wanted);
				expect(rest).toEqual({});
				expect(webhookResponse).toEqual({
					ignored: expect.stringMatching(/^This fits no event .*: .*Call Ended, .*Task Ended/),
				});
			}
		});

		it('for what a filter holds back', async () => {
			const parameters = { ...all, options: { intentions: 'nobody has it' } };
			expect(await answerTo(await sample('callEnded'), parameters)).toEqual({
				webhookResponse: { ignored: 'The options of the trigger hold it back' },
			});
		});
	});

	it('starts with an event it does not know while somebody tests, so that they see what came', async () => {
		const delivered = await deliver({ body: { hello: 'world' } }, all, {}, 'manual');
		expect(items(delivered)).toMatchObject([
			{ json: { event: 'unknown', payload: { hello: 'world' } } },
		]);
		expect(delivered.result.webhookResponse).toEqual({
			ignored: expect.stringContaining('This fits no event of the trigger'),
		});
	});

	it('takes every object as the one event that the address receives', async () => {
		const delivered = await deliver(
			{ body: { anything: 1 } },
			{ options: { eventKind: 'taskEnded' } },
		);
		expect(items(delivered)).toMatchObject([{ json: { event: 'taskEnded', anything: 1 } }]);
	});

	it.each([
		['a list', { body: [] }],
		['no body', {}],
		['plain text', { body: {}, headers: { 'content-type': 'text/plain' } }],
		[
			'a form',
			{
				body: { CallID: '1', CalleeNumber: '+1' },
				headers: { 'content-type': 'application/x-www-form-urlencoded' },
			},
		],
		['no content type', { body: {}, headers: {} }],
	])('answers 400 and starts nothing on %s', async (_case, request) => {
		const { result, response } = await deliver(request, all);
		expect(result).toEqual({ noWebhookResponse: true });
		expect(response.status).toBe(400);
	});

	describe('with a shared secret', () => {
		const json = { 'content-type': 'application/json' };
		const secret = { webhookSecret: 'long and made up' };
		const body = { CallID: 'c', CalleeNumber: '+6281' };

		it.each([
			['header', { body, headers: { ...json, 'x-webhook-secret': 'long and made up' } }],
			['query', { body, query: { 'x-webhook-secret': 'long and made up' } }],
		])('takes a delivery that carries it in the %s', async (authentication, request) => {
			expect(items(await deliver(request, { ...all, authentication }, secret))).toHaveLength(1);
		});

		it.each([
			['is wrong', { body, headers: { ...json, 'x-webhook-secret': 'guess' } }, secret],
			['is missing', { body }, secret],
			['is not set in the credential', { body, headers: { ...json, 'x-webhook-secret': '' } }, {}],
		])('answers 401 when it %s', async (_case, request, credential) => {
			const { result, response } = await deliver(
				request,
				{ ...all, authentication: 'header' },
				credential,
			);
			expect(result).toEqual({ noWebhookResponse: true });
			expect(response).toEqual({ status: 401, body: { error: 'The secret is missing or wrong' } });
		});
	});
});
