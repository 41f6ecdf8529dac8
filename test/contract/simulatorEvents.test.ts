import { sampleAccount, startSimulator, type Simulator } from '../../simulator';
import { ContractClient } from '../../simulator/client';
import { startReceiver, type Receiver } from '../../simulator/receiver';
import { haveOurForm, whileOurs } from '../support/eachOf';

const answered = '+6281111111111';
const busy = '+6281111111116';

let airudder: Simulator;
let client: ContractClient;
let receiver: Receiver;

beforeAll(async () => {
	receiver = await startReceiver();
	airudder = await startSimulator({ webhookUrl: receiver.url });
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
	await client.login();
});

const call = (numbers: string[], more: object = {}) =>
	client.call('createTask', {
		body: { TaskName: 'March', Details: numbers.map((Mobile) => ({ Mobile })), ...more },
	});
const events = () => airudder.deliveries().map(({ event }) => event);

it('tells the end of every call and then of the task, as JSON from Airudder', async () => {
	await call([answered, busy]);
	await airudder.finishTask();
	expect(events()).toEqual(['callEnded', 'callEnded', 'taskEnded']);
	expect(receiver.received[0]!.headers).toMatchObject({
		'content-type': 'application/json',
		'user-agent': 'Airudder',
	});
	const { body } = airudder.deliveries()[2]!;
	expect(JSON.parse(receiver.received[2]!.body)).toEqual(body);
	if (haveOurForm('taskEnded'))
		expect(body).toMatchObject({ TaskName: 'March', Status: 'finished' });
	expect(airudder.deliveries()[0]).toMatchObject({ try: 1, status: 200, answer: '{}' });
	expect(airudder.violations()).toEqual([]);
});

it('sends nothing while the clock stands still', async () => {
	await call([answered]);
	expect(airudder.deliveries()).toEqual([]);
});

it('sends again after a minute when the answer is abnormal, until it is taken', async () => {
	receiver.answers = [500, 500, 200];
	await call([]);
	const began = airudder.now().getTime();
	await airudder.finishTask();
	const tries = airudder.deliveries();
	expect(tries.map(({ try: nth, status }) => [nth, status])).toEqual([
		[1, 500],
		[2, 500],
		[3, 200],
	]);
	expect(tries[1]!.at.getTime() - tries[0]!.at.getTime()).toBe(60_000);
	expect(airudder.now().getTime() - began).toBeLessThan(180_000);
});

it('drops an event after five tries', async () => {
	receiver.answers = [404];
	await call([]);
	await airudder.finishTask();
	expect(airudder.deliveries()).toHaveLength(5);
	await airudder.advance(3600);
	expect(airudder.deliveries()).toHaveLength(5);
});

it('repeats as often and as late as the switches say', async () => {
	receiver.answers = [404];
	Object.assign(airudder.switches, { webhookTries: 2, webhookRetrySeconds: 5 });
	await call([]);
	await airudder.finishTask();
	const [first, second, ...more] = airudder.deliveries();
	expect(second!.at.getTime() - first!.at.getTime()).toBe(5000);
	expect(more).toEqual([]);
});

it('reports a number once when its redials are used up, or every attempt when switched so', async () => {
	await call([busy], { RepeatNumber: 2, RepeatInterval: 1 });
	await airudder.finishTask();
	expect(events()).toEqual(['callEnded', 'taskEnded']);
	if (haveOurForm('callEnded')) {
		expect(airudder.deliveries()[0]!.body).toMatchObject({ CallTimes: 3 });
	}
	airudder.reset();
	airudder.switches.callEndedPer = 'attempt';
	await call([busy], { RepeatNumber: 2, RepeatInterval: 1 });
	await airudder.finishTask();
	expect(events()).toEqual(['callEnded', 'callEnded', 'callEnded', 'taskEnded']);
});

it('reports numbers canceled before their first attempt only when switched so', async () => {
	for (const [callEndedForCanceled, expected] of [
		[false, ['taskEnded']],
		[true, ['callEnded', 'taskEnded']],
	] as const) {
		airudder.reset();
		airudder.switches.callEndedForCanceled = callEndedForCanceled;
		await call([answered]);
		const body = { Action: 'Stop', TaskID: airudder.tasks()[0]!.taskId };
		await client.call('cancelTask', { body });
		await airudder.advance(1);
		expect(events()).toEqual(expected);
	}
});

whileOurs('callEnded', 'taskEnded')(
	'spells and places the fields as the switches say',
	async () => {
		const { switches } = airudder;
		expect((await airudder.sendWebhook('callEnded')).body).toHaveProperty('CalleeNumber', answered);
		Object.assign(switches, { callEndedForm: 'snake_case', callEndedPlace: 'nested' });
		expect((await airudder.sendWebhook('callEnded')).body).toMatchObject({
			data: { callee_number: answered, ner_slots: { promised_day: 'Friday' } },
		});
		Object.assign(switches, { taskEndedForm: 'snake_case', taskEndedPlace: 'nested' });
		const { body } = await airudder.sendWebhook('taskEnded', { data: { task_name: 'Mine' } });
		expect(body).toMatchObject({ data: { task_name: 'Mine', sip_line: '' } });
	},
);

it('sends single samples anywhere, and lists those that break the contract', async () => {
	const push = await airudder.sendWebhook('customApiPush', { node_name: 'Mine' });
	expect(push).toMatchObject({ status: 200, body: { node_name: 'Mine' } });
	const lost = await airudder.sendWebhook('smsDeliveryReceipt', {}, 'http://127.0.0.1:1/');
	expect(lost).toMatchObject({ error: expect.any(String) });
	expect(airudder.violations()).toEqual([]);
	await airudder.sendWebhook('customApiPush', { call: 'none' });
	expect(airudder.violations()).toMatchObject([{ by: 'event', operationId: 'customApiPush' }]);
	await expect(airudder.sendWebhook('nothing')).rejects.toThrow('nothing');
});
