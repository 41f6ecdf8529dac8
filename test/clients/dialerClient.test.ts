import { sampleAccount, startSimulator, type Simulator } from '../../simulator';
import { DialerClient, encodedCallback } from './dialerClient';
import { customer, DialerDay, nobody, numbers } from './dialerDay';
import { refusalOf } from './http';
import { dialerRow } from './tables';

const { promises, busy, refuses } = numbers;

let airudder: Simulator;
let today: DialerDay;
let client: DialerClient;

beforeAll(async () => {
	airudder = await startSimulator({ startTime: new Date('2026-03-02T01:00:00Z') });
});
afterAll(() => airudder.stop());
beforeEach(async () => {
	airudder.reset();
	today = await DialerDay.begin(airudder);
	({ client } = today);
});

const hour = 3600;
const tasksOfToday = () => client.tasks(`${today.day} 00:00:00`, `${today.day} 23:59:59`);

describe('signing in', () => {
	it('works with one token for 23 hours', async () => {
		await tasksOfToday();
		await airudder.advance(22.9 * hour);
		await tasksOfToday();
		expect(client.session.signIns).toBe(1);
	});

	it('renews a token that is refused with HTTP status 401', async () => {
		await tasksOfToday();
		airudder.expireTokens();
		expect(await tasksOfToday()).toEqual([]);
		expect(client.session.signIns).toBe(2);
	});

	it('gives up after five new tokens', async () => {
		airudder.fault('listDialerTasks', { status: 401, body: '{"code":401}' }, { times: 99 });
		expect((await refusalOf(tasksOfToday())).answer.status).toBe(401);
		expect(client.session.signIns).toBe(6);
	});

	it('tells a wrong secret', async () => {
		const stranger = new DialerClient(airudder.url, { ...sampleAccount, appSecret: 'wrong' });
		expect((await refusalOf(stranger.token())).code).not.toBe(0);
	});
});

describe('the callback', () => {
	it('is refused with 10504 as a plain address, and nobody is called', async () => {
		const plain = today.task([customer(promises)], { callback: nobody });
		expect((await refusalOf(client.createTask(plain))).code).toBe(10504);
		expect(airudder.dialled()).toEqual([]);
	});

	it('may be base64 of a word that is no address', async () => {
		const callback = encodedCallback('dummy');
		await client.createTask(today.task([customer(promises)], { callback }));
		expect(airudder.dialled()).toEqual([promises]);
	});
});

describe('a new task', () => {
	it.each([
		'Bucket1-20260302-0900',
		'STAGING-Bucket1-20260302-0900-2',
		'SALES__bucket__7__20260302-0900__LINEUP',
		'Sales_New_20260302-0900_p2',
		'Bucket1-20260302-0900-T1',
	])('may be named %s', async (taskName) => {
		await client.createTask(today.task([customer(promises)], { taskName }));
		expect((await tasksOfToday()).map(({ name }) => name)).toEqual([taskName]);
	});

	it.each([[''], [null]])('waits for a hand when its start is %j', async (startTime) => {
		const taskId = await today.calling([promises], { startTime });
		await airudder.advance(hour);
		expect(await client.total(taskId)).toBe(0);
		airudder.startDialerTask(taskId);
		await airudder.finishTask(taskId);
		expect(await client.total(taskId)).toBe(1);
	});

	it('takes every setting that the modules send', async () => {
		const strategy = {
			dialingOrder: ['mobile_phone_2', 'PhoneNumber', 'new_phone_number_1'],
			autoSlotFactor: 1,
			callInterval: 10,
			acwTime: 31,
			maxLostRate: 1.5,
			contactNumberInterval: 60,
			ringLimit: 30,
			repeatTimes: 3,
			bulkCallInterval: 301,
			voicemailRedial: 1,
			voicemailCheck: 1,
			voicemailCheckDuration: 2500,
			voicemailHandle: 1,
			templateName: 'pds_default',
			resultStrategies: [
				{ oper: '==', title: 'Level2', value: 'WPC', action: [1, 2], dncDay: 1 },
				{ oper: '==', title: 'Level2', value: 'ShortCall', action: [1] },
			],
		};
		const more = { mobile_phone_2: refuses, new_phone_number_1: busy };
		await client.createTask(today.task([{ ...customer(promises), ...more }], { strategy }));
		expect(airudder.dialled()).toContain(promises);
	});

	it.each(['PhoneNumber', 'phonenumber'])('takes the number from %s', async (column) => {
		await client.createTask(today.task([customer(promises, column)]));
		expect(airudder.dialled()).toEqual([promises]);
	});

	it('takes empty text and null as values of a contact', async () => {
		const contact = { ...customer(promises), last_agent: null, zip_code: '' };
		await client.createTask(today.task([contact]));
		expect(airudder.dialled()).toEqual([promises]);
	});

	it('is refused when a value is a number, and nobody is called', async () => {
		const contact = { ...customer(promises), dpd: 3 };
		expect((await refusalOf(client.createTask(today.task([contact])))).code).not.toBe(0);
		expect(airudder.dialled()).toEqual([]);
	});

	it('is made without the contacts whose number is malformed, and gives them back as they were sent', async () => {
		const malformed = customer('0811');
		const { refused } = await client.createTask(
			today.task([malformed, customer(promises), customer('+62811111111111111')]),
		);
		expect(refused).toEqual([malformed, customer('+62811111111111111')]);
		expect(airudder.dialled()).toEqual([promises]);
	});

	it('takes 5,000 contacts at once', async () => {
		const everyone = Array.from({ length: 5000 }, (_, index) => `+62812${String(10_000 + index)}`);
		await today.calling(everyone);
		expect(airudder.dialled()).toHaveLength(5000);
	});
});

describe('a copy', () => {
	it.each([
		['no strategies', null],
		['a strategy', [{ oper: '==', title: 'Level2', value: 'WPC', action: [1] }]],
	])('calls those who did not answer, with %s', async (_case, resultStrategies) => {
		const original = today.task([customer(promises), customer(busy)]);
		await airudder.finishTask((await client.createTask(original)).taskId);
		const taskName = `${original.taskName}-T1`;
		const taskId = await client.copyTask({
			taskName,
			fromTask: original.taskName,
			groupName: 'Collection',
			autoEndTime: `${today.day} 20:00:00`,
			resultStrategies,
		});
		airudder.startDialerTask(taskId);
		await airudder.finishTask(taskId);
		const calls = await client.calls(taskId, dialerRow);
		expect(new Set(calls.map(({ phoneNumber }) => phoneNumber))).toEqual(new Set([busy]));
		expect((await tasksOfToday()).map(({ name }) => name)).toContain(taskName);
	});
});

it('sends nothing that the contract forbids', async () => {
	await airudder.finishTask(await today.calling([promises, busy]));
	await tasksOfToday();
	expect(airudder.violations()).toEqual([]);
});
