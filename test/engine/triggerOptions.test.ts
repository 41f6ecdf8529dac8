import type { IDataObject, INodeParameters, NodeParameterValueType } from 'n8n-workflow';
import { voiceEventNames } from '../../nodes/shared/events';
import { ownSamples } from '../../nodes/shared/events/recognition/samples';
import { recognise } from '../../nodes/shared/events/recognition/recognise';
import { testCommand } from '../../nodes/shared/events/panel/testCommands';
import type { Simulator } from '../../simulator';
import { AiRudderTrigger } from '../../nodes/AiRudderTrigger/AiRudderTrigger.node';
import { deliver } from '../support/engine/airudder';
import { simulateAirudder } from '../support/engine/simulateAirudder';

type Parameters = Record<string, NodeParameterValueType>;

const every = { events: [...voiceEventNames] };
const ended = { options: { eventKind: 'callEnded' } };

async function itemsOf(body: unknown, parameters: Parameters = every): Promise<IDataObject[]> {
	const { result } = await deliver({ body }, parameters);
	const items = (result.workflowData?.[0] ?? []).map(({ json }) => json);
	expect(result.webhookResponse).toEqual(
		items.length > 0 ? {} : { ignored: expect.any(String) as string },
	);
	return items;
}

describe('AIRudder Trigger, event by event', () => {
	let airudder: Simulator;
	simulateAirudder((started) => (airudder = started), { webhookUrl: 'http://127.0.0.1:1/nobody' });

	it.each(voiceEventNames)('starts once with %s as the simulator sends it', async (event) => {
		// Where nothing is known of an event the simulator sends nothing: there it sends what is likely.
		const { body: known } = await airudder.sendWebhook(event);
		const body = Object.keys(known).length > 0 ? known : ownSamples[event];
		const isRecognised = recognise(body as IDataObject) === event;
		const parameters = isRecognised ? every : { options: { eventKind: event } };
		const [item, ...more] = await itemsOf(body, parameters);
		expect(item).toMatchObject({
			event,
			eventId: expect.stringMatching(/^[0-9a-f]{32}$/),
			receivedAt: expect.stringMatching(/Z$/),
		});
		expect(more).toEqual([]);
		const others = voiceEventNames.filter((name) => name !== event);
		expect(await itemsOf(known, { events: others })).toEqual([]);
	});

	it('tells the state of a dialer call, and why it ended in words', async () => {
		const { body } = await airudder.sendWebhook('dialerContactStatusChanged');
		const inner = body.body as IDataObject;
		expect(await itemsOf(body)).toMatchObject([
			{
				type: 'ContactStatus',
				state: 'TALKRESULT',
				hangupReason: 12,
				hangupType: 'Talked',
				answered: true,
				occurredAt: new Date(Number(inner.timestamp)).toISOString(),
			},
		]);
	});

	it('starts nothing for an event of the dialer that nobody knows, unless asked to', async () => {
		const { body } = await airudder.sendWebhook('dialerContactStatusChanged');
		const other = { ...body, type: 'GroupStatus' };
		expect(await itemsOf(other)).toEqual([]);
		expect(await itemsOf(other, { options: { eventKind: 'dialerContactStatusChanged' } })).toEqual(
			[],
		);
		expect(await itemsOf(other, { ...every, options: { unrecognised: 'start' } })).toMatchObject([
			{ event: 'unknown', payload: other },
		]);
	});

	it('starts with a chatbot session of a workflow, or with each of its messages', async () => {
		const { body } = await airudder.sendWebhook('workflowChatbotSessionEnded');
		const [item] = await itemsOf(body);
		expect(item).toMatchObject({
			sessionId: body.call_id,
			occurredAt: expect.stringMatching(/Z$/),
		});
		const split = await itemsOf(body, { ...every, options: { splitIntoItems: true } });
		expect(split).toHaveLength((body.messages as unknown[]).length);
	});
});

describe('AIRudder Trigger, option by option', () => {
	const strange = { hello: 'world' };

	it('starts with an unrecognised delivery when asked to', async () => {
		expect(await itemsOf(strange)).toEqual([]);
		expect(await itemsOf(strange, { ...every, options: { unrecognised: 'start' } })).toMatchObject([
			{ event: 'unknown', payload: strange },
		]);
	});

	it('does not start with an unrecognised delivery that nobody can confirm', async () => {
		const parameters = { ...every, options: { unrecognised: 'start' }, confirmWithAiRudder: true };
		expect(await itemsOf(strange, parameters)).toEqual([]);
	});

	it('gives the body as it is, or beside the record', async () => {
		const body = ownSamples.callEnded;
		expect(await itemsOf(body, { ...ended, simplify: false })).toMatchObject([body]);
		const options = { includePayload: true };
		expect(await itemsOf(body, { options: { ...ended.options, ...options } })).toMatchObject([
			{ callId: 'c-1', payload: body },
		]);
	});

	it.each<[string, INodeParameters, number]>([
		['onlyAnswered', { onlyAnswered: true }, 1],
		['an intention', { intentions: 'b, A' }, 1],
		['another intention', { intentions: 'B' }, 0],
		['a status', { statuses: 'finished,' }, 1],
		['another status', { statuses: 'calling' }, 0],
		['a list of statuses', { statuses: ['calling', 'finished'] }, 1],
		['no status at all', { statuses: ' , ' }, 1],
	])('filters by %s', async (_what, options, count) => {
		expect(
			await itemsOf(ownSamples.callEnded, { options: { ...ended.options, ...options } }),
		).toHaveLength(count);
	});

	it('makes an item for each entry of a list', async () => {
		const body = ownSamples.workflowContactCompleted;
		expect(await itemsOf(body)).toHaveLength(1);
		expect(await itemsOf(body, { ...every, options: { splitIntoItems: true } })).toMatchObject([
			{ nodeId: 'n-1' },
			{ nodeId: 'n-2' },
		]);
	});

	it.each([
		[`${'{"a":'.repeat(3_000)}1${'}'.repeat(3_000)}`, 'The body is nested too deeply'],
		['{"CallID": "c", "CalleeNumber": "+62", "__proto__": {}}', 'The body has a field __proto__'],
	])('answers 400 to a body that would break the execution (%#)', async (text, error) => {
		const { result, response } = await deliver({ body: JSON.parse(text) as unknown }, every);
		expect(result).toEqual({ noWebhookResponse: true });
		expect(response).toEqual({ status: 400, body: { error } });
	});
});

describe('the panel', () => {
	const { properties } = new AiRudderTrigger().description;

	it('has notices of nothing but text, links and lists, for n8n drops other markup', () => {
		const notices = properties.filter(({ type }) => type === 'notice');
		expect(notices.length).toBeGreaterThan(0);
		for (const { displayName } of notices)
			expect(displayName.replace(/<\/?(?:a|ul|li)(?: [^>]*)?>/g, '')).not.toMatch(/[<>]/);
	});

	it('shows, for each event, a command whose sample starts the workflow', async () => {
		for (const event of voiceEventNames) {
			const fields = properties.filter(({ name }) => name === `testCommand_${event}`);
			expect(fields).toHaveLength(2);
			for (const field of fields) expect(field.default).toBe(testCommand(event));
			const [, json = ''] = /-d '(.*)'$/.exec(testCommand(event)) ?? [];
			expect(await itemsOf(JSON.parse(json), { options: { eventKind: event } })).toMatchObject([
				{ event },
			]);
		}
	});
});
