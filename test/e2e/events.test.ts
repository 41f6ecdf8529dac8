import axios from 'axios';
import { webhooks, type WebhookId } from '../../nodes/shared/api/endpoints.generated';
import { ownSamples, samples } from '../../nodes/shared/events/recognition/samples';
import { eventSchemaFile, keptSchema, schemaOf } from '../support/schemas/outputSchema';
import { Harness, node } from '../support/n8n/harness';

const every = Object.keys(webhooks) as WebhookId[];
const isOfChatbot = (event: WebhookId) => webhooks[event].tag === 'Chatbot';
const voiceEvents = every.filter((event) => !isOfChatbot(event));
const chatbotEvents = every.filter(isOfChatbot);

describe('deliveries in a real n8n', () => {
	let harness: Harness;
	beforeAll(async () => {
		harness = await Harness.shared();
		harness.airudder.switches.chatbotSignature = 'hmac-sha256-hex-of-body';
	});
	afterAll(async () => await harness.stop());

	const trigger = (type: string, parameters: object) => node('Trigger', type, { ...parameters });

	it.each([
		...voiceEvents.map((event) => ['aiRudderTrigger', event] as const),
		...chatbotEvents.map((event) => ['aiRudderChatbotTrigger', event] as const),
	])('%s: %s arrives as one execution with one item', async (type, event) => {
		const live = await harness.publish(trigger(type, { options: { eventKind: event } }));
		expect(live.publication.status).toBe('published');
		const delivery = await harness.airudder.sendWebhook(event, samples[event], live.url);
		expect(delivery).toMatchObject({ status: 200, answer: '{}' });
		const outcomes = await live.outcomes(1);
		expect(outcomes).toHaveLength(1);
		expect(outcomes[0]!.json('Trigger')).toEqual([
			expect.objectContaining({
				event,
				eventId: expect.stringMatching(/^[0-9a-f]{32}$/),
				receivedAt: expect.stringMatching(/Z$/),
			}),
		]);
		await live.unpublish();
		// The shape that is kept is that of our sample, which AIRudder's own replaces once it is known.
		if (samples[event] !== ownSamples[event]) return;
		const schema = schemaOf(outcomes[0]!.json('Trigger'));
		expect(keptSchema(eventSchemaFile(event), schema)).toEqual(schema);
	});

	it('starts nothing for a delivery that the filter holds back', async () => {
		const live = await harness.publish(
			trigger('aiRudderTrigger', { events: ['taskEnded'], options: { statuses: 'canceled' } }),
		);
		for (const event of ['callEnded', 'taskEnded'] as const) {
			const answer = await axios.post(live.url, ownSamples[event]);
			expect(answer.status).toBe(200);
			expect(answer.data).toEqual({ ignored: expect.any(String) as string });
		}
		expect(await harness.n8n.executions.ofWorkflow(live.workflow.id)).toEqual([]);
		await live.unpublish();
	});

	it('survives bodies that are no events, and takes the next one', async () => {
		const live = await harness.publish(
			trigger('aiRudderTrigger', { options: { eventKind: 'callEnded' } }),
		);
		const nested = `${'{"a":'.repeat(500)}1${'}'.repeat(500)}`;
		const bodies: Array<[string, string]> = [
			['application/json', ''],
			['application/json', '{"a":'],
			['application/json', '[]'],
			['application/json', nested],
			['application/json', '{"__proto__":{"a":1}}'],
			['application/json', `{"a":"${'x'.repeat(17 * 1024 * 1024)}"}`],
			['application/json; charset=nonsense', '{"a":1}'],
			['application/x-www-form-urlencoded', 'a=1'],
			['text/plain', 'hello'],
		];
		for (const [type, body] of bodies) {
			const answer = await axios.post(live.url, body, {
				headers: { 'content-type': type },
				maxBodyLength: Infinity,
				transformRequest: (data: string) => data,
				validateStatus: () => true,
			});
			expect([type, body.slice(0, 30), answer.status >= 400]).toEqual([
				type,
				body.slice(0, 30),
				true,
			]);
		}
		expect(await harness.n8n.executions.ofWorkflow(live.workflow.id)).toEqual([]);
		await harness.airudder.sendWebhook('callEnded', {}, live.url);
		expect(await live.outcomes(1)).toHaveLength(1);
		await live.unpublish();
	});

	it('runs a redelivery once behind Remove Duplicates', async () => {
		const once = node(
			'Once',
			'n8n-nodes-base.removeDuplicates',
			{
				operation: 'removeItemsSeenInPreviousExecutions',
				logic: 'removeItemsWithAlreadySeenKeyValues',
				dedupeValue: '={{ $json.eventId }}',
			},
			{ typeVersion: 2 },
		);
		const live = await harness.publish(
			trigger('aiRudderTrigger', { options: { eventKind: 'callEnded' } }),
			[once, node('After', 'n8n-nodes-base.noOp')],
		);
		const { body } = await harness.airudder.sendWebhook('callEnded', {}, live.url);
		await live.outcomes(1);
		await axios.post(live.url, body);
		const [first, second] = await live.outcomes(2);
		expect(second!.json('Trigger')[0]!.eventId).toBe(first!.json('Trigger')[0]!.eventId);
		expect(first!.items('After')).toHaveLength(1);
		expect(second!.items('After')).toHaveLength(0);
		await live.unpublish();
	});

	it('takes a signed delivery as it is, and refuses it with one byte changed', async () => {
		const live = await harness.publish(
			trigger('aiRudderChatbotTrigger', { options: { eventKind: 'sessionEnded' } }),
		);
		const { body } = await harness.airudder.sendWebhook(
			'sessionEnded',
			{ call_id: 's-1' },
			live.url,
		);
		await live.outcomes(1);
		const changed = JSON.stringify(body).replace('s-1', 's-2');
		const answer = await axios.post(live.url, changed, {
			headers: { 'content-type': 'application/json', 'X-AIRudder-Sign': 'f'.repeat(64) },
			validateStatus: () => true,
		});
		expect(answer.status).toBe(401);
		expect(await harness.n8n.executions.ofWorkflow(live.workflow.id)).toHaveLength(1);
		await live.unpublish();
	});
});
