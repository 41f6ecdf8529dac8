import { startSimulator, type Simulator } from '../../simulator';
import { customer, DialerDay, numbers } from './dialerDay';
import { DialerConsumer } from './dialerConsumer';
import { dialerRow } from './tables';

const { promises, hangsUp, busy } = numbers;

let airudder: Simulator;
let today: DialerDay;
let address: string;
const consumer = new DialerConsumer();

beforeAll(async () => {
	airudder = await startSimulator({ startTime: new Date('2026-03-02T01:00:00Z') });
	address = await consumer.start();
});
afterAll(async () => {
	await airudder.stop();
	await consumer.stop();
});
beforeEach(async () => {
	airudder.reset();
	consumer.forget();
	today = await DialerDay.begin(airudder, address);
});

const finished = async (called: string[]): Promise<string> => {
	const taskId = await today.calling(called);
	await airudder.finishTask(taskId);
	return taskId;
};
const logs = () => [...consumer.calls.values()];

it('is told everything at the address behind the base64, in words it can read', async () => {
	await finished(Object.values(numbers));
	expect([...consumer.problems]).toEqual([]);
	expect(new Set(consumer.events.map(({ type }) => type))).toEqual(
		new Set(['ContactStatus', 'AgentStatus', 'TaskStatus']),
	);
});

it('keeps one record for each call, begun and ended', async () => {
	const taskId = await finished(Object.values(numbers));
	const rows = await today.client.calls(taskId, dialerRow);
	expect(new Set(consumer.calls.keys())).toEqual(new Set(rows.map(({ callid }) => callid)));
	for (const { callid, hangupReason } of rows) {
		const log = consumer.calls.get(callid as string)!;
		expect(log.hangupReason).toBe(hangupReason);
		expect(log.endedAt).toBeGreaterThan(log.startedAt!);
	}
});

it('reads hangupReason of every contact event with int(), 0 as long as nobody hung up', async () => {
	await finished([promises, busy]);
	const events = consumer.bodies('ContactStatus');
	expect(events).not.toEqual([]);
	for (const { state, hangupReason } of events) {
		const isOver = ['HANGUP', 'TALKRESULT'].includes(state as string);
		expect([state, Number(hangupReason) !== 0]).toEqual([state, isOver]);
	}
});

it('takes the form of the agent as an object of texts, and files it behind the hang-up', async () => {
	await finished([promises]);
	const [form] = consumer.bodies('AgentStatus').filter(({ State }) => State === 'TALKRESULT');
	expect(form!.talkremarks).toEqual(expect.any(String));
	expect(logs()).toMatchObject([{ state: 'TALKRESULT', results: form!.customizeResults }]);
	expect(form!.customizeResults).not.toEqual({});
});

it('finds the columns of the customer in every event of a call', async () => {
	await finished([promises, hangsUp, busy]);
	const { account_id } = customer(promises);
	for (const type of ['ContactStatus', 'AgentStatus']) {
		expect(consumer.bodies(type)).not.toEqual([]);
		for (const { customerInfo } of consumer.bodies(type)) {
			expect(customerInfo).toMatchObject({ account_id });
		}
	}
});

it('learns when a task is finished', async () => {
	const taskId = await finished([promises]);
	expect(consumer.bodies('TaskStatus').at(-1)).toMatchObject({ taskId, state: 'Finished' });
});

it('is content with its own JSON as the answer: nothing comes twice', async () => {
	await finished([promises, busy]);
	await airudder.advance(3600);
	const texts = consumer.events.map((event) => JSON.stringify(event));
	expect(new Set(texts).size).toBe(texts.length);
});

it('is not misled by events that come late because it failed to take them', async () => {
	await finished([promises]);
	const [inTime] = logs();
	consumer.forget();
	today = await DialerDay.begin(airudder, address);
	consumer.failures = 3;
	await finished([promises]);
	const [late] = logs();
	expect(consumer.failures).toBe(0);
	expect(late).toMatchObject({ state: inTime!.state, hangupReason: inTime!.hangupReason });
	expect(late!.results).toEqual(inTime!.results);
});

it('is told of a copy at the address of the original', async () => {
	const original = today.task([customer(promises), customer(busy)]);
	const { taskId: first } = await today.client.createTask(original);
	await airudder.finishTask(first);
	consumer.forget();
	const taskId = await today.client.copyTask({
		taskName: `${original.taskName}-T1`,
		fromTask: original.taskName,
		groupName: 'Collection',
		autoEndTime: `${today.day} 20:00:00`,
	});
	airudder.startDialerTask(taskId);
	await airudder.finishTask(taskId);
	expect(new Set(consumer.events.map(({ body }) => body.taskId))).toEqual(new Set([taskId]));
	expect([...consumer.problems]).toEqual([]);
});
