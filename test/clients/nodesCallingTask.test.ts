import { sampleAccount } from '../../simulator';
import { run } from '../support/engine/airudder';
import { EvidenceServer } from './evidenceServer';
import { byId, customers, itemsOf, type Parameters } from './nodes';
import { finishedRecord } from './samples';

// Pauses between tries are no part of what these tests are about.
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async () => undefined,
}));

const [first, second] = customers(2).map(({ json }) => json.mobile);
const newTask: Parameters = {
	taskName: 'STAGING JULY|reminder of the day_10_'.padEnd(63, 'x'),
	robot: byId('robot-1'),
	phoneNumberColumn: 'mobile',
	start: '2099-12-01T09:00:00+07:00',
	end: '2099-12-01T18:00:00+07:00',
	timeZone: 'Asia/Jakarta',
};

const server = new EvidenceServer(sampleAccount);
beforeAll(() => server.start());
afterAll(() => server.stop());
beforeEach(() => server.forget());
afterEach(() => expect(server.refusals).toEqual([]));

const sent = () => server.bodies('task');
const detailsOf = (body?: Record<string, unknown>) =>
	body?.Details as Array<Record<string, unknown>>;
const output = async (operation: string, parameters: Parameters, items = customers(1)) => {
	const ran = await run(server, `task.${operation}`, parameters, items);
	return itemsOf(ran);
};

describe('Task: Create', () => {
	it.each([
		['task', {}],
		['v2/task', { apiVersion: 'v2' }],
	])('makes a task in local time under a name of 63 characters by %s', async (path, options) => {
		const [made] = await output('create', { ...newTask, options }, customers(2));
		const { taskId } = server.state.callingTasks[0]!;
		expect(made).toEqual({ taskId, taskName: newTask.taskName, contacts: 2 });
		expect(server.bodies(path)).toMatchObject([
			{
				TaskName: newTask.taskName,
				ScheduleStartTime: '2099-12-01 09:00:00',
				ScheduleEndTime: '2099-12-01 18:00:00',
				RobotID: 'robot-1',
			},
		]);
	});

	it('sends what the reminder client sends of a contact', async () => {
		const fields = ['Debtor', 'Arrears', 'DueDate', 'Comments', 'Gender', 'ExtraA'];
		const known = fields.map((field) => ({ field, column: field }));
		const person = { Debtor: 'Sari', Arrears: 250_000, DueDate: '2026-12-01', Gender: 'male' };
		const items = customers(1, () => ({ ...person, Comments: 4711, ExtraA: 'gold' }));
		await output('create', { ...newTask, contactFields: { known } }, items);
		const [contact] = detailsOf(sent()[0]);
		expect(contact).toMatchObject({ ...person, Mobile: first, ExtraA: 'gold' });
		expect(String(contact!.Comments)).toBe('4711');
	});

	it.each([
		['the row number', { rowReference: 'rowNumber' }, ['1', '2']],
		['a column', { rowReference: 'column', referenceColumn: 'account' }, ['A-1', 'A-2']],
	])('writes %s into Comments, to find the row again', async (_case, options, comments) => {
		const items = customers(2, (row) => ({ account: `A-${row}` }));
		await output('create', { ...newTask, options }, items);
		expect(detailsOf(sent()[0]).map(({ Comments }) => Comments)).toEqual(comments);
	});

	it.each([
		['the contact', (contact: object): unknown => contact],
		['a number', () => second],
		['a reason', () => ({ mobile: second, reason: 'invalid number' })],
	])('names the row of a contact that AIRudder refused with %s', async (_case, errorOf) => {
		server.state.unwantedNumbers = [second!];
		server.state.errorOf = errorOf;
		const contact = errorOf({ Mobile: second });
		expect(await output('create', newTask, customers(2))).toMatchObject([
			{ contacts: 2, refusedContacts: [{ row: 2, phoneNumber: second, contact }] },
		]);
	});
});

describe('Task: Get', () => {
	const records = async (...given: object[]) => {
		const taskId = 'a1b2c3d4';
		server.state.callingTasks = [
			{
				taskId,
				status: 'finished',
				records: given.map((more) => ({ ...finishedRecord, ...more })),
			},
		];
		return await output('get', { task: byId(taskId) });
	};

	it('gives the row reference back as it was sent, with the call', async () => {
		expect(await records({})).toMatchObject([
			{
				reference: '4711',
				phoneNumber: '+6281111111110',
				intention: 'A',
				startedAt: '2026-03-02T03:00:05.000Z',
				endedAt: '2026-03-02T03:00:47.000Z',
				durationSeconds: 42,
			},
		]);
	});

	it('takes -- for no intention', async () => {
		const [record] = await records({ Intention: '--' });
		expect(record).not.toHaveProperty('intention');
	});

	it('gives a cancelled record, which has no times', async () => {
		const nothing = { CallStartTime: undefined, CallEndTime: undefined, Intention: '--' };
		const [record] = await records({ Status: 'cancelled', ...nothing });
		expect(record).toMatchObject({ status: 'cancelled', reference: '4711' });
		expect(record).not.toHaveProperty('startedAt');
	});
});

it('Task: Cancel Call takes one number out', async () => {
	server.state.callingTasks = [{ taskId: 'a1b2c3d4', status: 'pending', records: [] }];
	const parameters = { task: byId('a1b2c3d4'), phoneNumber: first! };
	expect(await output('cancelCall', parameters)).toEqual([
		{ taskId: 'a1b2c3d4', phoneNumber: first, canceled: true },
	]);
	expect(server.bodies('cancelphonecall')).toEqual([{ TaskID: 'a1b2c3d4', CalleeNumber: first }]);
});
