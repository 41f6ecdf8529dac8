import { sampleAccount, sampleRobots, startSimulator, type Simulator } from '../../simulator';
import { advanceTo, beginDay } from './accountDay';
import { CallingTaskClient, type Debtor, type NewCallingTask } from './callingTaskClient';
import { refusalOf } from './http';
import { debtor } from './samples';

/** Numbers by what happens when they are called. */
const promises = '+6281111111110';
const refuses = '+6281111111114';
const hangsUp = '+6281111111115';
const busy = '+6281111111116';
const silent = '+6281111111118';
const robot = sampleRobots[0]!.robotId;

let airudder: Simulator;
let client: CallingTaskClient;
let day: string;

beforeAll(async () => {
	airudder = await startSimulator({ startTime: new Date('2026-03-02T01:00:00Z') });
});
afterAll(() => airudder.stop());
beforeEach(async () => {
	airudder.reset();
	day = await beginDay(airudder);
	client = new CallingTaskClient(airudder.url, sampleAccount);
});

const hour = 3600;
/** From ten to eleven. */
const task = (Details: Debtor[], more: Partial<NewCallingTask> = {}): NewCallingTask => ({
	TaskName: 'due|today_10-Mar_02_2026',
	ScheduleStartTime: `${day} 10:00:00`,
	ScheduleEndTime: `${day} 11:00:00`,
	RobotID: robot,
	RepeatNumber: 2,
	Details,
	...more,
});
const calling = async (details: Debtor[], more?: Partial<NewCallingTask>): Promise<string> =>
	(await client.createTask(task(details, more))).taskId;
/** Results are asked for ten minutes after the end (10.20). */
const tenMinutesAfterTheEnd = () => advanceTo(airudder, `${day} 11:10:00`);
const finished = async (details: Debtor[], more?: Partial<NewCallingTask>) => {
	const taskId = await calling(details, more);
	await tenMinutesAfterTheEnd();
	return await client.records(taskId);
};

describe('signing in', () => {
	it('works with one token for 23 hours', async () => {
		const taskId = await calling([debtor(promises)]);
		await airudder.advance(22.9 * hour);
		await client.records(taskId);
		expect(client.session.signIns).toBe(1);
	});

	it('renews a token that is refused with HTTP status 401', async () => {
		const taskId = await calling([debtor(promises)]);
		await tenMinutesAfterTheEnd();
		airudder.expireTokens();
		expect(await client.records(taskId)).toHaveLength(1);
		expect(client.session.signIns).toBe(2);
	});

	it('gives up after five new tokens', async () => {
		airudder.fault('getTaskDetail', { status: 401, body: '{"code":401}' }, { times: 99 });
		expect((await refusalOf(client.records('some-task'))).answer.status).toBe(401);
		expect(client.session.signIns).toBe(6);
	});
});

describe('a new task', () => {
	it.each(['v2/task', 'task'])('calls everybody on the day, made by %s', async (path) => {
		const { taskId, refused } = await client.createTask(
			task([debtor(promises), debtor(busy)]),
			path,
		);
		expect(refused).toEqual([]);
		await tenMinutesAfterTheEnd();
		expect(await client.records(taskId)).toHaveLength(2);
		expect(airudder.dialled()).toEqual([promises, busy]);
	});

	it('begins at its time in the zone of the account', async () => {
		const taskId = await calling([debtor(promises)]);
		await advanceTo(airudder, `${day} 09:59:00`);
		expect(airudder.tasks()[0]!.contacts[0]!.attempts).toEqual([]);
		await tenMinutesAfterTheEnd();
		const [record] = await client.records(taskId);
		// Ten o'clock in Jakarta.
		expect(record!.CallStartTime).toMatch(`${day}T03:`);
	});

	it('may be for a group of robots', async () => {
		await calling([debtor(promises)], { RobotMethod: 'group' });
		expect(airudder.dialled()).toEqual([promises]);
	});

	it('may have a name of 63 characters, some of them | _ and -', async () => {
		const TaskName = 'STAGING_JULY|reminder-of-the-day_10_'.padEnd(63, 'x');
		await calling([debtor(promises)], { TaskName });
		expect(airudder.dialled()).toEqual([promises]);
	});

	it('is made without the contact whose number is malformed, and says so', async () => {
		const { refused } = await client.createTask(task([debtor('0811'), debtor(promises)]));
		expect(refused).toHaveLength(1);
		expect(airudder.dialled()).toEqual([promises]);
	});
});

describe('a record', () => {
	it.each([4711, '4711', 7_000_000_001])('has the Comments %j as they were sent', async (id) => {
		const [record] = await finished([debtor(promises, { Comments: id, ExtraA: id })]);
		expect(String(record!.Comments)).toBe(String(id));
		expect(String(record!.ExtraA)).toBe(String(id));
	});

	it('has the gender of the contact', async () => {
		const [record] = await finished([debtor(promises, { Gender: 'male' })]);
		expect(record!.CalleeGender).toBe('male');
	});

	it('is readable whatever happened, ten minutes after the end', async () => {
		const called = [promises, refuses, hangsUp, busy, silent];
		const records = await finished(called.map((number) => debtor(number)));
		expect(records).toHaveLength(called.length);
	});

	it('has -- as the intention of somebody who said nothing', async () => {
		const records = await finished([debtor(promises), debtor(busy), debtor(silent)]);
		expect(records.map(({ Intention }) => Intention)).toEqual([
			expect.stringMatching(/^[A-I]$/),
			'--',
			'--',
		]);
	});

	it('is readable before the task has begun', async () => {
		expect(await client.records(await calling([debtor(promises)]))).toHaveLength(1);
	});

	it('is cancelled, with two l, after its number was taken out', async () => {
		const taskId = await calling([
			debtor(promises, { Comments: 1 }),
			debtor(refuses, { Comments: 2 }),
		]);
		await client.cancelCall(taskId, promises);
		await tenMinutesAfterTheEnd();
		expect(airudder.dialled()).toEqual([refuses]);
		const records = await client.records(taskId);
		const cancelled = records.filter(({ Status }) => Status === 'cancelled');
		expect(cancelled.map(({ Comments }) => String(Comments))).toEqual(['1']);
	});
});

it('tells when it asks for a task that is not there', async () => {
	await expect(client.records('no-such-task')).rejects.toThrow();
});

it('sends nothing that the contract forbids', async () => {
	await finished([debtor(promises, { ExtraA: 7 }), debtor(busy)]);
	expect(airudder.violations()).toEqual([]);
});
