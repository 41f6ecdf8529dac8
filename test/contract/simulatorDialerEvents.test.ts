import { sampleAccount, startSimulator, type Simulator } from '../../simulator';
import { ContractClient } from '../../simulator/client';
import { startReceiver, type Receiver } from '../../simulator/receiver';
import { base64 } from './dialerDay';

const answered = '+6281111111111';
const busy = '+6281111111116';
const noAnswer = '+6281111111118';
const hangsUp = '+6281111111115';

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
	receiver.answers = [200];
	client = new ContractClient(airudder.url, sampleAccount);
	await client.loginToDialer();
});

async function runTask(numbers: string[], more: object = {}): Promise<void> {
	airudder.switches.dialerWithoutStart = 'atOnce';
	// Begins at midnight, so that the end falls on the same day whenever the test runs.
	const now = airudder.now().getTime();
	await airudder.advance(86_400 - (((now + 7 * 3600_000) / 1000) % 86_400));
	await client.loginToDialer();
	const day = new Date(airudder.now().getTime() + 8 * 3600_000).toISOString().slice(0, 10);
	const { json } = await client.call('createDialerTask', {
		body: {
			taskName: 'March',
			autoEndTime: `${day} 20:00:00`,
			groupName: 'Collection',
			callback: base64(receiver.url),
			customizeContacts: numbers.map((PhoneNumber) => ({ PhoneNumber, account: '77' })),
			...more,
		},
	});
	expect(json).toMatchObject({ code: 0 });
	await airudder.finishTask();
}

/** The story in short: `ContactStatus HANGUP 3`. */
const story = (): string[] =>
	airudder.deliveries().map(({ body }) => {
		const { state, State, hangupReason } = body.body as Record<string, string>;
		const parts = [body.type as string, state ?? State, hangupReason];
		return parts.filter((part) => part !== undefined).join(' ');
	});

it('tells an answered call from the first ring to the result, with the agent beside it', async () => {
	await runTask([answered]);
	expect(story()).toEqual([
		'TaskStatus Running',
		'ContactStatus CALLING 0',
		'ContactStatus RINGING 0',
		'ContactStatus ANSWERED 0',
		'AgentStatus ANSWERED',
		'ContactStatus HANGUP 12',
		'AgentStatus HANGUP 12',
		'ContactStatus TALKRESULT 12',
		'AgentStatus TALKRESULT 12',
		'TaskStatus Finished',
	]);
	expect(receiver.received.map(({ body }) => JSON.parse(body) as unknown)).toEqual(
		airudder.deliveries().map(({ body }) => body),
	);
	const { callId } = airudder.dialerTasks()[0]!.contacts[0]!.attempts[0]!;
	expect(airudder.deliveries().at(-2)!.body).toMatchObject({
		body: {
			callid: callId,
			phoneNumber: answered,
			agentName: 'dewi',
			customerInfo: { account: '77' },
			customizeResults: { Result: 'promises to pay' },
			recLink: expect.stringMatching(/\.wav$/),
			timestamp: expect.any(Number),
		},
	});
	expect(airudder.violations()).toEqual([]);
});

it('tells why a call was not answered, and that somebody hung up before an agent came', async () => {
	await runTask([busy]);
	expect(story().slice(1, -1)).toEqual(['ContactStatus CALLING 0', 'ContactStatus HANGUP 3']);
	airudder.reset();
	await runTask([noAnswer]);
	expect(story().slice(2, -1)).toEqual(['ContactStatus RINGING 0', 'ContactStatus HANGUP 2']);
	airudder.reset();
	await runTask([hangsUp]);
	expect(story().slice(3, -1)).toEqual(['ContactStatus ANSWERED 0', 'ContactStatus HANGUP 14']);
});

it('keeps each call in order when several go on at once', async () => {
	await runTask([answered, busy, noAnswer, hangsUp]);
	const order = ['CALLING', 'RINGING', 'ANSWERED', 'HANGUP', 'TALKRESULT'];
	for (const number of [answered, busy, noAnswer, hangsUp]) {
		const states = airudder
			.deliveries()
			.map(({ body }) => body.body as Record<string, string>)
			.filter(({ phoneNumber, state }) => phoneNumber === number && state !== undefined)
			.map(({ state }) => order.indexOf(state!));
		expect(states).toEqual([...states].sort());
		expect(new Set(states).size).toBe(states.length);
	}
	expect(airudder.deliveries().at(-1)!.body).toMatchObject({ body: { state: 'Finished' } });
});

it.each([409, 503, 301])('sends again after a minute when the answer is %i', async (status) => {
	airudder.switches.dialerStatesTold = ['Finished'];
	receiver.answers = [200, 200, status, status, 200];
	await runTask([busy]);
	const tries = airudder.deliveries().filter(({ body }) => body.type === 'TaskStatus');
	expect(tries.map(({ try: nth, status: answer }) => [nth, answer])).toEqual([
		[1, status],
		[2, status],
		[3, 200],
	]);
	expect(tries[1]!.at.getTime() - tries[0]!.at.getTime()).toBe(60_000);
});

it('drops an event after five tries', async () => {
	airudder.switches.dialerStatesTold = [];
	receiver.answers = [503];
	await runTask([busy]);
	expect(airudder.deliveries()).toHaveLength(2 * 5);
});

it.each([
	['has no callback', undefined],
	['has a callback of a word that is no address', base64('dummy')],
])('tells nobody when the task %s', async (_case, callback) => {
	airudder.webhookUrl = receiver.url;
	await runTask([answered], { callback });
	expect(airudder.dialled()).toEqual([answered]);
	expect(airudder.deliveries()).toEqual([]);
});

it('has an agent and a time in every event that needs one', async () => {
	await runTask([answered, busy, noAnswer, hangsUp]);
	for (const { body } of airudder.deliveries().slice(1, -1)) {
		expect(body.body).toMatchObject({
			timestamp: expect.any(Number),
			...(body.type === 'AgentStatus' ? { agentName: expect.stringMatching(/./) } : {}),
		});
	}
});

it('gives a copy the callback of the original, unless switched off', async () => {
	await runTask([busy]);
	for (const [form, callback] of [
		['inherited', receiver.url],
		['none', undefined],
	] as const) {
		airudder.switches.copiedDialerCallback = form;
		const { request } = airudder.dialerTasks()[0]!;
		const { autoEndTime, groupName } = request;
		const body = { taskName: form, fromTask: 'March', autoEndTime, groupName };
		expect((await client.call('copyDialerTask', { body })).json).toMatchObject({ code: 0 });
		expect(airudder.dialerTasks().at(-1)!.callback).toBe(callback);
	}
});

it('keeps the order of events while the clock runs by itself', async () => {
	const fast = await startSimulator({
		// Slow enough that a busy machine that stands still for seconds does not miss the task's end.
		secondsPerRealSecond: 300,
		// 08:00 in Jakarta.
		startTime: new Date('2026-03-02T01:00:00Z'),
		switches: { dialerWithoutStart: 'atOnce' },
	});
	const quick = new ContractClient(fast.url, sampleAccount);
	await quick.loginToDialer();
	const body = {
		taskName: 'March',
		autoEndTime: '2026-03-02 23:00:00',
		groupName: 'Collection',
		callback: base64(receiver.url),
		customizeContacts: [{ PhoneNumber: answered }],
	};
	expect((await quick.call('createDialerTask', { body })).json).toMatchObject({ code: 0 });
	while (fast.deliveries().length < 10) await new Promise((resolve) => setTimeout(resolve, 10));
	await fast.stop();
	const states = fast.deliveries().map((delivery) => {
		const { state, State } = delivery.body.body as Record<string, string>;
		return state ?? State;
	});
	expect(states).toEqual([
		'Running',
		'CALLING',
		'RINGING',
		'ANSWERED',
		'ANSWERED',
		'HANGUP',
		'HANGUP',
		'TALKRESULT',
		'TALKRESULT',
		'Finished',
	]);
});

it('sends single samples of its events', async () => {
	for (const [event, type] of [
		['dialerTaskStatusChanged', 'TaskStatus'],
		['dialerContactStatusChanged', 'ContactStatus'],
		['dialerAgentStatusChanged', 'AgentStatus'],
	] as const) {
		const { body } = await airudder.sendWebhook(event, { body: { taskId: 'mine' } }, receiver.url);
		expect(body).toMatchObject({ type, body: { taskId: 'mine', taskName: 'Sample task' } });
	}
	expect(airudder.violations()).toEqual([]);
});
