import { sampleAccount } from '../../simulator';
import { action, run } from '../support/engine/airudder';
import { runNode, runWebhook } from '../support/engine/n8nEngine';
import { EvidenceServer } from './evidenceServer';
import { customers, itemsOf, lines, type Parameters } from './nodes';
import { answeredRow } from './samples';

// Pauses between tries are no part of what these tests are about.
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async () => undefined,
}));

const [first, second, third] = customers(3).map(({ json }) => json.mobile);
const callbackUrl = 'https://n8n.example.com/webhook/airudder?of=dialer';
const newTask: Parameters = {
	taskName: 'due_today',
	groupName: 'Collection',
	phoneNumberColumn: 'mobile',
	start: '2099-12-01T09:00:00+07:00',
	end: '2099-12-01T18:00:00+07:00',
	timeZone: 'Asia/Jakarta',
};
const withCallback = { ...newTask, callbackUrl };

const server = new EvidenceServer(sampleAccount);
beforeAll(() => server.start());
afterAll(() => server.stop());
beforeEach(() => server.forget());
afterEach(() => expect(server.refusals).toEqual([]));

const sent = () => server.bodies('createtask');
const contactsOf = (body?: Record<string, unknown>) => body?.customizeContacts as object[];
const create = async (items = customers(1), options = {}, more: Parameters = {}) => {
	const ran = await run(server, 'dialerTask.create', { ...withCallback, ...more, options }, items);
	return itemsOf(ran);
};

describe('Dialer Task: Create', () => {
	it('makes a task in local time, with the base64 of its callback', async () => {
		const [made] = await create(customers(2));
		const { taskId } = server.state.dialerTasks[0]!;
		expect(made).toEqual({ taskId, taskName: 'due_today', contacts: 2 });
		const [body] = sent();
		expect(body).toMatchObject({
			taskName: 'due_today',
			startTime: '2099-12-01 09:00:00',
			autoEndTime: '2099-12-01 18:00:00',
		});
		expect(Buffer.from(body!.callback as string, 'base64').toString()).toBe(callbackUrl);
	});

	it('takes a name with hyphens', async () => {
		await create(customers(1), {}, { taskName: 'Bucket1-20261201-0900' });
		expect(server.state.dialerTasks[0]!.name).toBe('Bucket1-20261201-0900');
	});

	it('sends the values of a contact as text, and leaves out empty ones', async () => {
		const items = customers(1, () => ({ name: 'Sari', dpd: 3, note: '', agent: null, vip: true }));
		await create(items, {}, { sendOtherColumns: true });
		expect(contactsOf(sent()[0])).toEqual([
			{ name: 'Sari', dpd: '3', vip: 'true', PhoneNumber: first },
		]);
	});

	it('sends the number under the name that the account has for it', async () => {
		await create(customers(1), { phoneNumberField: 'phonenumber' });
		expect(contactsOf(sent()[0])).toEqual([{ phonenumber: first }]);
	});

	it('sends further numbers, strategies and the quality check in the shapes of production', async () => {
		const items = customers(1, () => ({ office: '+6281222222222' }));
		const strategy = { title: 'Level2', oper: '==', value: 'WPC', action: '1,2', dncDay: 1 };
		const options = {
			dialingOrder: 'mobile_phone_2, PhoneNumber',
			autoQA: true,
			...lines('resultStrategies', [strategy]),
		};
		const further = [{ field: 'mobile_phone_2', column: 'office' }];
		await create(items, options, { contactFields: { further } });
		expect(sent()[0]).toMatchObject({
			dialingOrder: ['mobile_phone_2', 'PhoneNumber'],
			autoQa: 'Y',
			autoQA: 'Y',
			resultStrategies: [{ ...strategy, action: [1, 2] }],
			customizeContacts: [{ mobile_phone_2: '+6281222222222', PhoneNumber: first }],
		});
	});

	it('names the row of a contact that AIRudder refused', async () => {
		server.state.unwantedNumbers = [second!];
		const [made] = await create(customers(3));
		expect(made).toEqual({
			taskId: server.state.dialerTasks[0]!.taskId,
			taskName: 'due_today',
			contacts: 3,
			refusedContacts: [{ row: 2, line: 3, phoneNumber: second, contact: { PhoneNumber: second } }],
		});
	});

	it.each([
		[5001, {}, [5000, 1]],
		[5, { contactsPerTask: 2 }, [2, 2, 1]],
	])('spreads %d contacts over several tasks (%j)', async (count, options, sizes) => {
		const made = await create(customers(count), options);
		expect(sent().map(({ taskName }) => taskName)).toEqual(
			sizes.map((_size, index) => `due_today_p${index + 1}`),
		);
		expect(sent().map((body) => contactsOf(body).length)).toEqual(sizes);
		expect(made.map(({ contacts }) => contacts)).toEqual(sizes);
	});

	it('renews its token when HTTP status 401 refuses it, and makes each task once', async () => {
		const subject = action(server, 'dialerTask.create', withCallback);
		await runNode(subject, customers(1));
		server.expireTokens();
		subject.parameters = { ...subject.parameters, taskName: 'later' };
		const ran = await runNode(subject, customers(1));
		itemsOf(ran);
		expect(server.state.dialerTasks.map(({ name }) => name)).toEqual(['due_today', 'later']);
		expect(server.signIns.dialer).toBe(2);
	});
});

describe('Dialer Task: Create and Wait', () => {
	it('waits at the address behind the base64, and goes on with an item for each row', async () => {
		server.state.unwantedNumbers = [second!];
		const subject = action(server, 'dialerTask.createAndWait', { ...newTask, maxWait: 30 });
		const ran = await runNode(subject, customers(3));
		itemsOf(ran);
		expect(ran.run.status).toBe('waiting');
		const address = new URL(Buffer.from(sent()[0]!.callback as string, 'base64').toString());
		expect(address.pathname).toMatch(/^\/webhook-waiting\//);
		const [task] = server.state.dialerTasks;
		const { taskId, name: taskName } = task!;
		task!.state = 'Finished';
		task!.rows = [first, third].map((phoneNumber, index) => ({
			...answeredRow,
			...{ taskId, taskName, phoneNumber, callid: `${index}`.repeat(32), nthCall: 1 },
		}));
		const body = { type: 'TaskStatus', body: { taskId, taskName, state: 'Finished' } };
		const query = Object.fromEntries(address.searchParams);
		const { result } = await runWebhook(subject, { body, query }, ran);
		const [output] = result.workflowData!;
		expect(output!.map(({ json }) => json)).toEqual([
			expect.objectContaining({ phoneNumber: first, answered: true }),
			expect.objectContaining({
				refused: true,
				refusedContacts: [
					{ row: 2, line: 3, phoneNumber: second, contact: { PhoneNumber: second } },
				],
			}),
			expect.objectContaining({ phoneNumber: third, answered: true }),
		]);
		expect(output!.map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 0 },
			{ item: 1 },
			{ item: 2 },
		]);
	});
});

describe('Dialer Task: Copy', () => {
	it('gives the id of the copy', async () => {
		await create();
		const { phoneNumberColumn: _column, ...settings } = newTask;
		const copy = {
			...settings,
			taskName: 'due_today_T1',
			fromTask: 'due_today',
			noAnswerOnly: true,
		};
		const ran = await run(server, 'dialerTask.copy', copy);
		expect(itemsOf(ran)).toMatchObject([
			{ taskId: server.state.dialerTasks[1]!.taskId, taskName: 'due_today_T1' },
		]);
	});
});
