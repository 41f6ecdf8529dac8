import { sampleAccount, sampleRobots, startSimulator, type Simulator } from '../../simulator';
import { ContractClient } from '../../simulator/client';

const sari = { Debtor: 'Sari', Mobile: '+6281111111111', LoanDate: '2026-01-05', Arrears: 520000 };
const busy = { Debtor: 'Budi', Mobile: '+6281111111116' };

let airudder: Simulator;
let client: ContractClient;

beforeAll(async () => {
	airudder = await startSimulator({ startTime: new Date('2026-03-02T02:00:00Z') });
});
afterAll(() => airudder.stop());
beforeEach(async () => {
	airudder.reset();
	client = new ContractClient(airudder.url, sampleAccount);
	await client.login();
});

async function createTask(body: Record<string, unknown> = {}): Promise<string> {
	const { json } = await client.call('createTask', { body: { Details: [sari], ...body } });
	return (json?.data as { TaskID: string }).TaskID;
}

async function dataOf(operationId: string, query: Record<string, string> = {}): Promise<unknown> {
	const { json } = await client.call(operationId, { query });
	expect(json).toMatchObject({ code: 200, status: 'OK' });
	return json?.data;
}

describe('logging in', () => {
	it('gives the same token again while it is valid, and counts the logins', async () => {
		const token = client.token;
		expect(await client.login()).toBe(token);
		expect(token).toMatch(/[+]/);
		expect(token).toMatch(/[/]/);
		expect(airudder.logins()).toBe(2);
	});

	it('restarts the 24 hours with every login and ends after them', async () => {
		const token = client.token;
		await airudder.advance(20 * 3600);
		await client.login();
		await airudder.advance(20 * 3600);
		await dataOf('listRobots');
		await airudder.advance(5 * 3600);
		expect((await client.call('listRobots')).json).toMatchObject({ code: 401 });
		expect(await client.login()).not.toBe(token);
	});

	it('refuses a wrong secret and a revoked account', async () => {
		const body = { APPKey: sampleAccount.appKey, APPSecret: 'wrong' };
		const refused = { code: 401, message: 'APPKey or APPSecret is wrong' };
		expect((await client.call('obtainToken', { body })).json).toMatchObject(refused);
		airudder.revokeAccount(sampleAccount.appKey);
		await expect(client.login()).rejects.toThrow('APPKey or APPSecret is wrong');
	});

	it('accepts the word Token, one space and the token, and nothing else', async () => {
		const headers = { Authorization: `Bearer ${client.token}` };
		expect((await client.call('listRobots', { headers })).json).toMatchObject({ code: 401 });
		expect(airudder.violations()).toHaveLength(1);
		airudder.expireTokens();
		expect((await client.call('listRobots')).json).toMatchObject({ code: 401 });
		expect(airudder.violations()).toHaveLength(1);
	});
});

describe('a calling task', () => {
	it('goes from created over pending and calling to finished, with a record per number', async () => {
		const taskId = await createTask({ TaskName: 'March', Details: [sari, busy] });
		const statusAfter = async (seconds: number): Promise<unknown> => {
			await airudder.advance(seconds);
			return ((await dataOf('getTaskDetail', { TaskID: taskId })) as { Status: string }).Status;
		};
		expect(await statusAfter(0)).toBe('created');
		expect(await statusAfter(1)).toBe('pending');
		expect(await statusAfter(1)).toBe('calling');
		expect(await statusAfter(60)).toBe('finished');
		expect(await dataOf('getTaskDetail', { TaskID: taskId })).toMatchObject({
			TaskName: 'March',
			detail: [
				{ CalleeName: 'Sari', BorrowedDate: '2026-01-05', Intention: 'A', TalkRound: 3 },
				{ CalleeNumber: busy.Mobile, Intention: '--', RingType: 'busy', TalkRound: 0 },
			],
		});
		expect(airudder.violations()).toEqual([]);
	});

	it('reports all 32 documented fields when the contact was complete', async () => {
		const contact = { ...sari, DueDate: '2026-02-05', LoanAmount: 500000, Unit: 'IDR' };
		const taskId = await createTask({ Details: [contact] });
		await airudder.finishTask(taskId);
		const { detail } = (await dataOf('getTaskDetail', { TaskID: taskId })) as { detail: object[] };
		expect(Object.keys(detail[0]!)).toHaveLength(32);
	});

	it('is made the same under the second path, which takes Perform', async () => {
		const { token: word } = client;
		const answer = await fetch(`${airudder.url}/service/cloud/v2/task`, {
			method: 'POST',
			headers: { authorization: `Token ${word}`, 'content-type': 'application/json' },
			body: JSON.stringify({ Perform: 1, Details: [sari] }),
		});
		expect(await answer.json()).toMatchObject({ code: 200, data: { TaskID: expect.any(String) } });
		expect(airudder.dialled()).toEqual([sari.Mobile]);
		expect(airudder.requests('createTask')).toMatchObject([{ path: '/service/cloud/v2/task' }]);
		expect(airudder.violations()).toEqual([]);
	});

	it('gives back what the caller wrote to a contact, numbers as numbers', async () => {
		const own = { Comments: 4711, Gender: 'female', ExtraA: 7, ExtraB: 'seven' };
		const taskId = await createTask({
			Details: [
				{ ...sari, ...own },
				{ ...busy, Comments: '1000' },
			],
		});
		await airudder.finishTask(taskId);
		expect(await dataOf('getTaskDetail', { TaskID: taskId })).toMatchObject({
			detail: [
				{ Comments: 4711, CalleeGender: 'female', ExtraA: 7, ExtraB: 'seven', ExtraC: '' },
				{ Comments: '1000', CalleeGender: '', Intention: '--' },
			],
		});
		expect(airudder.violations()).toEqual([]);
	});

	it('has records with every key that a reader asks for, before and after they were cancelled', async () => {
		const taskId = await createTask({ Details: [sari, busy] });
		const records = async () =>
			((await dataOf('getTaskDetail', { TaskID: taskId })) as { detail: object[] }).detail;
		const keys = ['RobotID', 'Intention', 'RingType', 'HangupType'];
		for (const record of await records()) {
			expect(Object.keys(record)).toEqual(
				expect.arrayContaining([...keys, 'CallStartTime', 'CallEndTime']),
			);
		}
		await client.call('cancelTask', { body: { Action: 'Stop', TaskID: taskId } });
		for (const record of await records()) {
			expect(Object.keys(record)).toEqual(expect.arrayContaining(keys));
			expect(record).toMatchObject({ Status: 'cancelled', Intention: '--' });
			expect(record).not.toHaveProperty('CallStartTime');
		}
		expect(airudder.violations()).toEqual([]);
	});

	it('redials who did not answer and keeps the earlier attempt in local time', async () => {
		const Details = [{ Mobile: '+6281111111119' }];
		const taskId = await createTask({ Details, RepeatNumber: 2, RepeatInterval: 10 });
		const startedAt = airudder.now().getTime() + 2000;
		await airudder.finishTask(taskId);
		const jakarta = new Date(startedAt + 7 * 3600_000).toISOString();
		expect(await dataOf('getTaskDetail', { TaskID: taskId })).toMatchObject({
			detail: [
				{
					CallTimes: 2,
					Intention: 'A',
					RedailCall: [{ CallStartTime: jakarta.slice(0, 19).replace('T', ' ') }],
				},
			],
		});
		expect(airudder.dialled()).toEqual(['+6281111111119']);
	});

	it('dials within its schedule only', async () => {
		const day = '2099-01-05';
		const schedule = { ScheduleStartTime: `${day} 09:00:00`, ScheduleEndTime: `${day} 09:00:20` };
		const late = { Details: [busy], RepeatNumber: 9, RepeatInterval: 1 };
		const taskId = await createTask({ ...late, ...schedule });
		await airudder.advance(3600);
		expect(airudder.tasks()[0]!.status).toBe('pending');
		await airudder.finishTask(taskId);
		const [call] = airudder.tasks()[0]!.contacts[0]!.attempts;
		// Nine o'clock in Jakarta, the zone of the account.
		expect(new Date(call!.startedAt).toISOString()).toBe(`${day}T02:00:00.000Z`);
		expect(airudder.tasks()[0]!.contacts[0]!.attempts).toHaveLength(1);
	});

	it('is refused when the contract forbids it, and the words name field and problem', async () => {
		for (const [body, words] of [
			[{ Details: [{ Mobile: 6281111111111 }] }, 'Details/0/Mobile must be string'],
			[{ Details: [{ ...sari, Arrears: '5' }] }, 'Details/0/Arrears must be number'],
			[
				{ Details: [{ ...sari, LoanDate: '5 Jan' }] },
				'Details/0/LoanDate must match format "date"',
			],
			[{ Details: [{ Mobile: '0811' }] }, 'Details/0/Mobile must be a plus sign'],
			[{ ScheduleStartTime: '2026-03-05' }, 'ScheduleStartTime must match pattern'],
			[{ ScheduleStartTime: '2026-02-30 09:00:00' }, 'ScheduleStartTime is no time'],
			[{ RobotMethod: 'both' }, 'RobotMethod must be equal to one of'],
			['{"TaskName":', 'body Unexpected end'],
		] as const) {
			const { json } = await client.call('createTask', { body });
			expect(json).toMatchObject({ code: 403, message: expect.stringContaining(words) });
		}
		expect(airudder.tasks()).toEqual([]);
		expect(airudder.violations()).toHaveLength(8);
	});

	it('is refused when its schedule ends before it starts', async () => {
		const body = {
			ScheduleStartTime: '2026-03-05 09:00:00',
			ScheduleEndTime: '2026-03-05 09:00:00',
		};
		const message = 'ScheduleEndTime is not after ScheduleStartTime';
		expect((await client.call('createTask', { body })).json).toMatchObject({ message });
	});

	it('can be stopped: nobody else is dialled, and the call under way is cut', async () => {
		const taskId = await createTask({ Details: [sari] });
		await airudder.advance(5);
		const body = { Action: 'Stop', TaskID: taskId };
		expect((await client.call('cancelTask', { body })).json).toMatchObject({ code: 200 });
		expect(await dataOf('getTaskDetail', { TaskID: taskId })).toMatchObject({
			Status: 'canceled',
			detail: [{ Status: 'cancelled', HangupType: 'Canceled', Intention: '--', AsrResult: [] }],
		});
		expect((await client.call('cancelTask', { body })).json).toMatchObject({ code: 403 });
		const pause = { body: { Action: 'Pause', TaskID: taskId } };
		expect((await client.call('cancelTask', pause)).json).toMatchObject({ code: 403 });
	});

	it('can lose one call: that number is not dialled', async () => {
		const taskId = await createTask({ Details: [sari, busy] });
		const body = { TaskID: taskId, CalleeNumber: sari.Mobile };
		expect((await client.call('cancelTaskCall', { body })).json).toMatchObject({ code: 200 });
		await airudder.finishTask();
		expect(airudder.dialled()).toEqual([busy.Mobile]);
		const unknown = { body: { ...body, CalleeNumber: '+620' } };
		expect((await client.call('cancelTaskCall', unknown)).json).toMatchObject({ code: 403 });
	});

	it('shows duplicates among the numbers dialled', async () => {
		await createTask({ Details: [sari, sari] });
		await createTask();
		expect(airudder.dialled()).toEqual([sari.Mobile, sari.Mobile, sari.Mobile]);
		await airudder.finishTask();
		expect(airudder.dialled()).toEqual([sari.Mobile, sari.Mobile, sari.Mobile]);
	});
});

describe('lists', () => {
	it('give tasks newest first, page by page', async () => {
		for (const TaskName of ['one', 'two', 'three']) await createTask({ TaskName });
		const names = async (query: Record<string, string>): Promise<unknown> =>
			((await dataOf('listTasks', query)) as Array<{ TaskName: string }>).map((t) => t.TaskName);
		expect(await names({ Number: '2', Page: '1' })).toEqual(['three', 'two']);
		expect(await names({ Number: '2', Page: '2' })).toEqual(['one']);
		expect(await names({ Type: 'other' })).toEqual([]);
		const { json } = await client.call('listTasks', { query: { Number: 'many' } });
		expect(json).toMatchObject({ code: 403, message: 'Number must be integer' });
	});

	it('give the robots', async () => {
		const ids = sampleRobots.map(({ robotId }) => ({ RobotID: robotId }));
		expect(await dataOf('listRobots')).toMatchObject(ids);
	});
});

it('answers 404 to paths the contract lacks', async () => {
	expect((await fetch(`${airudder.url}/nowhere`)).status).toBe(404);
});

it('keeps the tasks of one account from another', async () => {
	const other = { appKey: 'other-key', appSecret: 'other-secret' };
	const shared = await startSimulator({ accounts: [sampleAccount, other] });
	const [mine, theirs] = [sampleAccount, other].map((a) => new ContractClient(shared.url, a));
	await Promise.all([mine!.login(), theirs!.login()]);
	await mine!.call('createTask', { body: { Details: [sari] } });
	const query = { TaskID: shared.tasks()[0]!.taskId };
	expect((await theirs!.call('getTaskDetail', { query })).json).toMatchObject({ code: 403 });
	expect((await mine!.call('getTaskDetail', { query })).json).toMatchObject({ code: 200 });
	await shared.stop();
});
