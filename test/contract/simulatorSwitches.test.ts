import { sampleAccount, sampleRobots, startSimulator, type Simulator } from '../../simulator';
import { ContractClient } from '../../simulator/client';

const contact = { Mobile: '+6281111111111' };

let airudder: Simulator;
let client: ContractClient;

beforeAll(async () => {
	airudder = await startSimulator();
});
afterAll(() => airudder.stop());
beforeEach(async () => {
	airudder.reset();
	client = new ContractClient(airudder.url, sampleAccount);
	await client.login();
});

const create = async (body: Record<string, unknown> = {}) =>
	client.call('createTask', { body: { TaskName: 'March', Details: [contact], ...body } });

it('errorHttpStatus: a failing answer has HTTP status 200 or the one of its code', async () => {
	const query = { TaskID: 'none' };
	expect((await client.call('getTaskDetail', { query })).status).toBe(200);
	airudder.switches.errorHttpStatus = 'same';
	airudder.switches.refusalCode = 500;
	expect((await client.call('getTaskDetail', { query })).status).toBe(500);
});

it('loginRefusalCode: which code a wrong key brings', async () => {
	airudder.switches.loginRefusalCode = 403;
	const body = { APPKey: 'no', APPSecret: 'no' };
	expect((await client.call('obtainToken', { body })).json?.code).toBe(403);
});

it('createdTaskIdName and createdTaskIdWrapped: where the new id stands', async () => {
	airudder.switches.createdTaskIdName = 'task_id';
	airudder.switches.createdTaskIdWrapped = true;
	const { json } = await create();
	expect(json?.data).toEqual({ task: { task_id: airudder.tasks()[0]!.taskId } });
	airudder.switches.createdTaskIdName = 'none';
	expect((await create()).json?.data).toEqual({ task: {} });
});

it('requireUniqueTaskName, maximumDetails, requiredTaskFields, requireKnownRobot and refusePastSchedule refuse what the contract leaves open', async () => {
	await create();
	const { switches } = airudder;
	const refused = async (body: object, words: string): Promise<void> => {
		const answer = (await create(body as Record<string, unknown>)).json;
		expect(answer).toMatchObject({ code: 403, message: expect.stringContaining(words) });
		expect(airudder.violations()).toEqual([]);
	};
	switches.requireUniqueTaskName = true;
	await refused({}, 'already used');
	switches.maximumDetails = 1;
	await refused({ TaskName: 'big', Details: [contact, contact] }, 'more than 1');
	switches.requiredTaskFields = ['SIPLine'];
	await refused({ TaskName: 'other' }, 'SIPLine is missing');
	switches.requiredTaskFields = [];
	switches.requireKnownRobot = true;
	await refused({ TaskName: 'other', RobotID: 'nobody' }, 'no robot "nobody"');
	switches.refusePastSchedule = true;
	const past = { TaskName: 'past', ScheduleStartTime: '2001-01-01 09:00:00' };
	await refused({ ...past, RobotID: sampleRobots[0]!.robotId }, 'past');
});

describe('a number that cannot be dialled', () => {
	const wrong = { Mobile: '0812', Debtor: 'Budi' };
	const dataOf = async (...Details: object[]): Promise<unknown> =>
		(await create({ Details })).json?.data;

	it('malformedNumbers: fails the task, or only its own contact, which the answer tells', async () => {
		expect(await dataOf(contact, wrong)).toEqual({
			TaskID: expect.any(String),
			detail_error_list: [wrong],
		});
		await airudder.finishTask();
		expect(airudder.dialled()).toEqual([contact.Mobile]);
		expect(airudder.tasks()[0]!.contacts).toHaveLength(1);
		airudder.switches.malformedNumbers = 'refused';
		expect((await create({ Details: [contact, wrong] })).json?.code).toBe(403);
		expect(airudder.tasks()).toHaveLength(1);
		expect(airudder.violations()).toHaveLength(2);
	});

	it('refusedContactForm: is told as the contact was sent, or as its number', async () => {
		airudder.switches.refusedContactForm = 'number';
		expect(await dataOf(contact, wrong)).toMatchObject({ detail_error_list: ['0812'] });
	});

	it('allContactsRefused: leaves no task, or an empty one, when nobody else is in it', async () => {
		expect((await create({ Details: [wrong] })).json?.code).toBe(403);
		expect(airudder.tasks()).toEqual([]);
		airudder.switches.allContactsRefused = 'emptyTask';
		expect(await dataOf(wrong)).toMatchObject({ detail_error_list: [wrong] });
		await airudder.finishTask();
		expect(airudder.tasks()).toMatchObject([{ status: 'finished', contacts: [] }]);
	});
});

it('scheduleZone: in which zone the schedule is read', async () => {
	const body = { ScheduleStartTime: '2099-01-05 09:00:00' };
	await create(body);
	airudder.switches.scheduleZone = 'UTC';
	await create(body);
	const starts = airudder.tasks().map(({ scheduleStart }) => new Date(scheduleStart).toISOString());
	expect(starts).toEqual(['2099-01-05T02:00:00.000Z', '2099-01-05T09:00:00.000Z']);
});

it('openCallTimes and multiIntention: what a record has before its call, and beside its intention', async () => {
	await create();
	const detail = async (): Promise<unknown> => {
		const query = { TaskID: airudder.tasks()[0]!.taskId };
		const { json } = await client.call('getTaskDetail', { query });
		return (json?.data as { detail: unknown[] }).detail[0];
	};
	const never = '0001-01-01T00:00:00Z';
	expect(await detail()).toMatchObject({ CallStartTime: never, CallEndTime: never });
	expect(await detail()).not.toHaveProperty('Multi_intention');
	airudder.switches.openCallTimes = 'omitted';
	airudder.switches.multiIntention = 'list';
	expect(await detail()).toMatchObject({ Multi_intention: ['--'] });
	expect(await detail()).not.toHaveProperty('CallStartTime');
	await airudder.finishTask();
	expect(await detail()).toMatchObject({ Multi_intention: ['A'] });
	airudder.switches.multiIntention = 'text';
	expect(await detail()).toMatchObject({ Multi_intention: 'A' });
	expect(airudder.violations()).toEqual([]);
});

it.each(['finished', 'canceled', 'paused'] as const)(
	'statusAtScheduleEnd: a task that ran out of time is %s',
	async (status) => {
		airudder.switches.statusAtScheduleEnd = status;
		await create({ ScheduleEndTime: '2001-01-01 09:00:00' });
		await airudder.finishTask();
		expect(airudder.tasks()[0]!.status).toBe(status);
		expect(airudder.dialled()).toEqual([]);
	},
);

it('openCallStatus: whether a call that is not over has a Status', async () => {
	await create();
	const detail = async (): Promise<unknown> => {
		const query = { TaskID: airudder.tasks()[0]!.taskId };
		const { json } = await client.call('getTaskDetail', { query });
		return (json?.data as { detail: unknown[] }).detail[0];
	};
	expect(await detail()).toHaveProperty('Status', 'pending');
	airudder.switches.openCallStatus = 'omitted';
	expect(await detail()).not.toHaveProperty('Status');
});

it('cancelFinished: whether stopping what is over is an error', async () => {
	await create();
	await airudder.finishTask();
	const TaskID = airudder.tasks()[0]!.taskId;
	const stop = { body: { Action: 'Stop', TaskID } };
	const hangUp = { body: { TaskID, CalleeNumber: contact.Mobile } };
	expect((await client.call('cancelTask', stop)).json?.code).toBe(403);
	expect((await client.call('cancelTaskCall', hangUp)).json?.code).toBe(403);
	airudder.switches.cancelFinished = 'accepted';
	expect((await client.call('cancelTask', stop)).json?.code).toBe(200);
	expect((await client.call('cancelTaskCall', hangUp)).json?.code).toBe(200);
});

it('listWrapping, listItemStyle and page sizes: how lists look', async () => {
	for (let task = 0; task < 3; task += 1) await create();
	const { switches } = airudder;
	switches.listWrapping = 'object';
	switches.listItemStyle = 'snake_case';
	switches.defaultPageSize = 2;
	const first = await client.call('listTasks');
	expect(first.json?.data).toMatchObject({ total: 3, list: [{ task_id: expect.any(String) }, {}] });
	switches.maximumPageSize = 1;
	const capped = await client.call('listTasks', { query: { Number: '50' } });
	expect((capped.json?.data as { list: unknown[] }).list).toHaveLength(1);
	const robots = (await client.call('listRobots')).json?.data as { list: unknown[] };
	expect(robots.list[0]).toHaveProperty('robot_id', sampleRobots[0]!.robotId);
});
