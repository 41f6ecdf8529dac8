import type { IDataObject, NodeParameterValueType } from 'n8n-workflow';
import { AiRudderApi } from '../../credentials/AiRudderApi.credentials';
import { AiRudderTrigger } from '../../nodes/AiRudderTrigger/AiRudderTrigger.node';
import { sampleAccount, sampleRobots, type Fault, type Simulator } from '../../simulator';
import { callEndedBody } from '../../simulator/calls/callEvents';
import { arrival } from './arrival';
import { keysOf, newTask, run } from '../support/engine/airudder';
import { runWebhook, type IncomingRequest } from '../support/engine/n8nEngine';
import { simulateAirudder } from '../support/engine/simulateAirudder';

// Pauses between tries are no part of what these tests are about.
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async () => undefined,
}));

type Parameters = Record<string, NodeParameterValueType>;

const every = {
	events: ['callEnded', 'customApiPush', 'taskEnded'],
	options: { unrecognised: 'start' },
};
const ended = { options: { eventKind: 'callEnded' } };
const number = '+628111000001';

let airudder: Simulator;
simulateAirudder((started) => (airudder = started), { webhookUrl: 'http://127.0.0.1:1/nobody' });

/** Hands a delivery to AIRudder Trigger; gives the events of its items, the answer, and what was logged. */
async function deliver(
	request: IncomingRequest & { ip?: string },
	parameters: Parameters,
	credential: Record<string, string> = {},
) {
	const { nodeType, logged } = arrival(new AiRudderTrigger(), { ip: request.ip });
	const { result, response } = await runWebhook(
		{
			nodeType,
			credentialTypes: [new AiRudderApi()],
			credentials: { aiRudderApi: { ...keysOf(airudder), ...credential } },
			parameters: { ...every, ...parameters },
		},
		request,
	);
	const events = result.workflowData?.[0]?.map(({ json }) => json.event) ?? [];
	return { events, result, response, logged };
}

describe('IP Allow List', () => {
	const list = { ipAllowList: '192.0.2.0/24, 2001:db8::/32' };

	it('lets its addresses in', async () => {
		for (const ip of ['192.0.2.9', '::ffff:192.0.2.9', '2001:db8::1']) {
			const body = { CallID: 'c', CalleeNumber: number };
			expect(await deliver({ body, ip }, { ...list, ...ended })).toMatchObject({
				events: ['callEnded'],
			});
		}
	});

	it('answers 403 to all others, and to everybody when it has an error', async () => {
		for (const [ip, ipAllowList] of [
			['198.51.100.9', list.ipAllowList],
			['192.0.2.9', `${list.ipAllowList}, 192.0.2.0/33`],
		]) {
			const delivered = await deliver({ body: {}, ip }, { ipAllowList: ipAllowList! });
			expect(delivered).toMatchObject({
				result: { noWebhookResponse: true },
				response: { status: 403, body: { error: 'This address may not deliver here' } },
			});
			expect(airudder.requests()).toEqual([]);
		}
	});
});

describe('Confirm With AIRudder', () => {
	const confirm = { confirmWithAiRudder: true };
	const dropped = {
		events: [],
		result: { webhookResponse: { ignored: 'AIRudder does not confirm it' } },
		response: {},
	};

	/** The report of a call that was really made. */
	async function reportedCall(): Promise<IDataObject> {
		await run(airudder, 'task.create', newTask, [{ json: { mobile: number } }]);
		await airudder.finishTask();
		const [task] = airudder.tasks();
		const { switches } = airudder;
		const robots = sampleRobots;
		return callEndedBody(task!, task!.contacts[0]!, { switches, robots }) as IDataObject;
	}

	it('is not asked when it is off', async () => {
		const { events } = await deliver({ body: { CallID: 'c', CalleeNumber: number } }, ended);
		expect(events).toEqual(['callEnded']);
		expect(airudder.requests()).toEqual([]);
	});

	it('takes a call that AIRudder has on record', async () => {
		const body = await reportedCall();
		const { events, logged } = await deliver({ body }, { ...confirm, ...ended });
		expect(events).toEqual(['callEnded']);
		expect(logged).toEqual([]);
		expect(airudder.requests('getCallRecords')).toHaveLength(1);
	});

	it.each<[string, IDataObject, number]>([
		['has another id', { CallID: 'forged' }, 2],
		['was to another number', { CalleeNumber: '+628111000002' }, 2],
		['was at another time', { CallStartTime: '2020-01-01T00:00:00Z' }, 2],
		['was in a task that does not exist', { TaskID: 'forged' }, 2],
		['names no task', { TaskID: '' }, 0],
		['names no number', { CalleeNumber: '', callee: '' }, 0],
	])('drops a call that %s', async (_case, forged, looks) => {
		const body = { ...(await reportedCall()), ...forged };
		const delivered = await deliver({ body }, { ...confirm, ...ended });
		expect(delivered).toMatchObject(dropped);
		expect(delivered.logged).toEqual([expect.stringMatching(/dropped a delivery \(callEnded\)/)]);
		expect(delivered.logged.join()).not.toMatch(/62811/);
		expect(airudder.requests('getCallRecords')).toHaveLength(looks);
	});

	it.each(['true', 'push', 'nothing'] as const)(
		'takes a push that AIRudder knows, which it says with %s',
		async (knownPush) => {
			airudder.switches.knownPush = knownPush;
			const { body } = await airudder.sendWebhook('customApiPush');
			expect(await deliver({ body }, confirm)).toMatchObject({ events: ['customApiPush'] });
		},
	);

	it.each(['refused', 'false'] as const)(
		'drops a push that AIRudder does not know, which it says with %s',
		async (unknownPush) => {
			airudder.switches.unknownPush = unknownPush;
			const { body } = await airudder.sendWebhook('customApiPush');
			const delivered = await deliver({ body: { ...body, node_id: 'forged' } }, confirm);
			expect(delivered).toMatchObject(dropped);
			expect(delivered.logged).toEqual([expect.stringContaining('AIRudder does not know of it')]);
			expect(airudder.requests('verifyCustomApiPush')).toHaveLength(1);
		},
	);

	it('drops a push with another call than the one that AIRudder knows', async () => {
		airudder.switches.knownPush = 'push';
		const { body } = await airudder.sendWebhook('customApiPush');
		const forged = { ...body, call: { ...(body.call as IDataObject), call_id: 'forged' } };
		expect(await deliver({ body: forged }, confirm)).toMatchObject(dropped);
	});

	it('drops what there is no way to ask about', async () => {
		for (const body of [{ TaskID: 't-1', Status: 'finished' }, { hello: 'world' }])
			expect(await deliver({ body }, confirm)).toMatchObject(dropped);
		expect(airudder.requests()).toEqual([]);
	});

	const again = {
		events: [],
		result: { noWebhookResponse: true },
		response: { status: 503, body: { error: expect.stringMatching(/deliver it again/) as string } },
	};

	it.each<[string, Record<string, string>, Fault | undefined, RegExp]>([
		['the login is refused', { appSecret: 'wrong' }, undefined, /be asked \(refused 401\)/],
		['nobody is there', { baseUrl: 'http://127.0.0.1:9' }, undefined, /be asked \(unreachable\)/],
		['the server fails', {}, { status: 503 }, /be asked \(uncertain 503\)/],
		['there are too many requests', {}, { status: 429 }, /be asked \(refused 429\)/],
		['the connection breaks', {}, 'resetBeforeCommit', /be asked \(uncertain\)/],
		['the Base URL is none', { baseUrl: 'nowhere' }, undefined, /be asked \(input\)/],
	])('asks AIRudder to deliver again when %s', async (_case, credential, fault, cause) => {
		const { body } = await airudder.sendWebhook('customApiPush');
		if (fault) airudder.fault('verifyCustomApiPush', fault, { times: 9 });
		const { logged, ...delivered } = await deliver({ body }, confirm, credential);
		expect(delivered).toMatchObject(again);
		expect(logged).toEqual([expect.stringMatching(cause)]);
		expect(logged.join()).not.toContain(sampleAccount.appSecret);
	});

	it('asks AIRudder to deliver again what it takes too long to confirm', async () => {
		const { body } = await airudder.sendWebhook('customApiPush');
		// Longer than anybody waits here: the simulator's end cuts it off.
		airudder.fault('verifyCustomApiPush', { delayMs: 3_600_000 });
		const { logged, ...delivered } = await deliver({ body }, confirm);
		expect(delivered).toMatchObject(again);
		expect(logged).toEqual([expect.stringContaining('took too long')]);
	});

	it('takes, delivered again, what could not be confirmed at first', async () => {
		const { body } = await airudder.sendWebhook('customApiPush');
		airudder.fault('verifyCustomApiPush', { status: 503 }, { times: 4 });
		expect(await deliver({ body }, confirm)).toMatchObject(again);
		expect(await deliver({ body }, confirm)).toMatchObject({ events: ['customApiPush'] });
	});
});
