import { sampleAccount } from '../../simulator';
import { CallingTaskClient } from './callingTaskClient';
import { DialerClient, download, encodedCallback, type NewDialerTask } from './dialerClient';
import { EvidenceServer } from './evidenceServer';
import { refusalOf } from './http';
import { MessageClient } from './messageClient';
import { answeredRow, debtor, finishedRecord, unansweredRow } from './samples';
import { dialerRow, salesRow } from './tables';

const number = answeredRow.phoneNumber as string;
const server = new EvidenceServer(sampleAccount);

beforeAll(() => server.start());
afterAll(() => server.stop());
beforeEach(() => server.forget());

describe('the strict server, to the clients of the evidence', () => {
	const task = (more: Partial<NewDialerTask> = {}): NewDialerTask => ({
		taskName: 'Bucket1-20260302-0900',
		startTime: '',
		autoEndTime: '2026-03-02 18:00:00',
		groupName: 'Collection',
		callback: encodedCallback('https://shop.example.com/hooks'),
		contacts: [{ PhoneNumber: number }, { phonenumber: '0811' }],
		...more,
	});

	it('is a dialer', async () => {
		const client = new DialerClient(server.url, sampleAccount);
		const { taskId, refused } = await client.createTask(task());
		expect(refused).toEqual([{ phonenumber: '0811' }]);
		server.state.dialerTasks[0]!.rows = [answeredRow, unansweredRow];
		server.expireTokens();
		expect(await client.callsByPage(taskId, dialerRow, 1)).toHaveLength(2);
		const [sold] = await client.calls(taskId, salesRow, {
			needCustomerInfo: true,
			callId: answeredRow.callid as string,
		});
		expect(sold).toEqual(answeredRow);
		expect(await client.total(taskId, { from: '2026-03-02 10:00:00' })).toBe(0);
		const link = await client.recordingLink(answeredRow.callid as string);
		expect((await download(link!)).toString('latin1', 0, 4)).toBe('RIFF');
		expect(await client.cancel(taskId, [number, '+62'])).toEqual([number]);
		expect(await client.cancel(taskId, ['+62'])).toEqual([]);
		await client.copyTask({ ...task(), taskName: 'T1', fromTask: task().taskName });
		const tasks = await client.tasks('2026-03-02 00:00:00', '2026-03-03 00:00:00');
		expect(tasks.map(({ name }) => name)).toEqual([task().taskName, 'T1']);
		expect(server.refusals).toEqual([]);
	});

	it.each([
		['a plain address', { callback: 'https://shop.example.com/hooks' }, 10504],
		['a name with blanks', { taskName: 'March 1' }, 10518],
		['a value that is a number', { contacts: [{ PhoneNumber: number, dpd: 3 }] }, 10505],
		['too many contacts', { contacts: Array(5001).fill({ PhoneNumber: number }) }, 10505],
		['a start that is no local time', { startTime: '2026-03-02T09:00:00Z' }, 10501],
	])('refuses %s', async (_case, more, code) => {
		const client = new DialerClient(server.url, sampleAccount);
		expect((await refusalOf(client.createTask(task(more)))).code).toBe(code);
		expect(server.refusals).toHaveLength(1);
	});

	it('is a maker of calling tasks', async () => {
		const client = new CallingTaskClient(server.url, sampleAccount);
		const task = {
			TaskName: 'due|today_10',
			ScheduleStartTime: '2026-03-02 10:00:00',
			ScheduleEndTime: '2026-03-02 11:00:00',
			RobotID: 'robot-1',
			RepeatNumber: 2,
			Details: [debtor(number), debtor('+62')],
		};
		server.state.unwantedNumbers = ['+62'];
		const { taskId, refused } = await client.createTask(task);
		expect(refused).toEqual([debtor('+62')]);
		server.state.callingTasks[0]!.records = [finishedRecord];
		server.expireTokens();
		expect(await client.records(taskId)).toEqual([finishedRecord]);
		await client.cancelCall(taskId, number);
		expect(server.refusals).toEqual([]);
		await refusalOf(client.createTask(task, 'task'));
		expect(server.refusals).toEqual(['/service/cloud/task: Perform outside of v2']);
	});

	it('is a sender of messages', async () => {
		const client = new MessageClient(server.url, sampleAccount);
		await client.signIn();
		await client.sendSms(number, 'Your parcel is here', 'MYSHOP');
		const one = [{ callee: number, variables: {} }];
		const workflowId = await client.startWorkflow('onboarding', one, new Date());
		await client.addRecipients(workflowId, one);
		expect(server.refusals).toEqual([]);
		const many = Array<(typeof one)[0]>(9_999).fill(one[0]!);
		await refusalOf(client.addRecipients(workflowId, many));
	});
});
