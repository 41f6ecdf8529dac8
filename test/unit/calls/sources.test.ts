import * as fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import {
	callOfPush,
	callsOfRecords,
	callsOfTask,
	callsOrTask,
	readCall,
	withTask,
} from '../../../nodes/shared/calls';
import { callDetail, customApiPush, taskDetail } from './samples';

const ofDetail = {
	callId: 'ffeeddccbbaa00998877665544332211',
	taskId: '69f531a01a9df58aa6de2487be610abb',
	taskName: 'due-today',
	caseId: '123456',
	phoneNumber: '+6281234567890',
	callerNumber: '+622150002',
	contactName: 'Sari',
	status: 'finished',
	answered: true,
	intention: 'A',
	intentionDescription: 'will pay',
	ringType: 'normal',
	hangupType: 'ByCallee',
	startedAt: '2026-11-20T02:00:00.250Z',
	endedAt: '2026-11-20T02:01:05.250Z',
	durationSeconds: 65,
	attempts: 2,
	talkRounds: 2,
	transcript: [
		{ time: '00:00:01', robot: 'Hello, is this Sari?' },
		{ time: '00:00:04', callee: 'Yes.' },
		{ time: '00:00:06', robot: 'You owe 21,500.', callee: 'I pay tomorrow.' },
	],
	transcriptText: [
		'[00:00:01] Robot: Hello, is this Sari?',
		'[00:00:04] Callee: Yes.',
		'[00:00:06] Robot: You owe 21,500.',
		'[00:00:06] Callee: I pay tomorrow.',
	].join('\n'),
	slots: { pay_day: 'tomorrow' },
	labels: { promised: 'yes' },
	custom: { ExtraA: 'branch 7', ExtraC: 'gold' },
	comments: 'second notice',
	reference: 'second notice',
	borrowedDate: '2026-08-01',
	dueDate: '2026-11-18',
	borrowedAmount: 20000,
	totalOwingAmount: 21500.5,
	currency: 'IDR',
	platformName: 'Kredit Kita',
	earlierAttempts: [
		{
			callId: 'earlier-1',
			startedAtLocal: '2026-11-20 08:30:00',
			ringType: 'busy',
			ringSeconds: 4,
			hangupType: 'Canceled',
			intention: 'F',
			phoneNumber: '+6281234567890',
			callerNumber: '+622150001',
		},
	],
};

it('gives a record for each number of a task, with the task it belongs to', () => {
	expect(callsOfTask(taskDetail)).toEqual([ofDetail]);
});

it.each(['wokflow_id', 'workflow_id'])(
	'gives the workflow of a workflow task, written as %s',
	(spelling) => {
		const [call] = callsOfTask({
			...taskDetail,
			[spelling]: 'w-1',
			workflow_name: 'collection',
			nodetask_id: 'n-5',
			nodetask_name: 'first call',
		});
		expect(call).toEqual({
			...ofDetail,
			workflowId: 'w-1',
			workflowName: 'collection',
			nodeId: 'n-5',
			nodeName: 'first call',
		});
	},
);

it("keeps the task's id when the call's own is blank", () => {
	expect(callsOfTask({ TaskID: 't-1', detail: [{ CallID: 'c', TaskID: '' }] })).toEqual([
		expect.objectContaining({ taskId: 't-1' }),
	]);
});

it("does not take the task's status or robot for the call's", () => {
	const { Status: _status, ...withoutStatus } = callDetail;
	const [call] = callsOfTask({ ...taskDetail, detail: [withoutStatus] });
	expect(call).not.toHaveProperty('status');
});

it.each(['task_id', 'taskid'])('reads the calls of a number, task id written as %s', (spelling) => {
	const record = {
		callid: 'c-1',
		[spelling]: 't-1',
		workflow_id: 'w-1',
		call_start_time: '2026-11-20T02:00:00Z',
		call_end_time: '2026-11-20T02:01:05Z',
		duration: 64,
		recording_link: 'https://api.airudder.com/tasks/20261120/c-1.mp3',
		callee: '+6281234567890',
		caseid: '123456.0',
	};
	expect(callsOfRecords([record])).toEqual([
		{
			callId: 'c-1',
			taskId: 't-1',
			workflowId: 'w-1',
			caseId: '123456',
			phoneNumber: '+6281234567890',
			startedAt: '2026-11-20T02:00:00.000Z',
			endedAt: '2026-11-20T02:01:05.000Z',
			durationSeconds: 64,
			recordingUrl: 'https://api.airudder.com/tasks/20261120/c-1.mp3',
		},
	]);
});

it.each([
	['no list', 'soon'],
	['a list of something else', ['soon']],
])('gives a task as it is when its calls are %s', async (_what, detail) => {
	const task = { ...taskDetail, detail };
	expect(await callsOrTask(task)).toEqual([task]);
});

it.each([null, [], undefined])('gives no calls of a task that says %j', async (detail) => {
	expect(await callsOrTask({ ...taskDetail, detail })).toEqual([]);
});

it('reads the call of a custom API push, with the values of the account under their own names', () => {
	expect(callOfPush(customApiPush)).toEqual({
		callId: 'c-1',
		taskId: 't-1',
		workflowId: 'w-1',
		workflowName: 'collection',
		nodeId: 'n-5',
		nodeName: 'tell us',
		caseId: '123456',
		phoneNumber: '+6281234567890',
		contactName: 'Sari',
		contactGender: 'female',
		answered: true,
		intention: 'A',
		ringType: 'normal',
		hangupType: 'ByRobot',
		startedAt: '2026-11-20T02:00:00.000Z',
		endedAt: '2026-11-20T02:01:05.000Z',
		durationSeconds: 65,
		attempts: 1,
		transcript: [{ time: '00:00:01', robot: 'Hello', callee: 'Yes' }],
		transcriptText: '[00:00:01] Robot: Hello\n[00:00:01] Callee: Yes',
		slots: 'pay_day=tomorrow',
		labels: { promised: 'yes' },
		custom: {
			extra_a: 'branch 7',
			extra_c: 'gold',
			policy: 'P-9',
			channel: 'app',
			tone: 'friendly',
			a: '1',
		},
		comments: 'second notice',
		reference: 'second notice',
		borrowedDate: '2026-08-01',
		dueDate: '2026-11-18',
		borrowedAmount: 20000,
		totalOwingAmount: 21500.5,
		currency: 'IDR',
		platformName: 'Kredit Kita',
	});
});

it('reads a push whose parts are missing without inventing any', () => {
	expect(callOfPush({ workflow_id: 'w-1', callee: 'nobody', call: null })).toEqual({
		workflowId: 'w-1',
	});
});

it.each([
	null,
	undefined,
	'text',
	5,
	[],
	{},
	{ detail: null },
	{ detail: 'x' },
	{ detail: [null, 1] },
])('gives no calls where there are none: %j', (payload) => {
	expect(callsOfTask(payload)).toEqual([]);
	expect(callsOfRecords(payload)).toEqual([]);
});

it('reads the calls of a task as it reads each with what it does not say of its task', () => {
	const name = fc.constantFrom(
		...['TaskID', 'task_id', 'TaskName', 'task_name', 'workflow_id', 'wokflow_id', 'nodetask_name'],
	);
	const value = fc.constantFrom<unknown>('a', 'b', '', ' ', 'null', null, 7, ['x'], {}, true);
	const fields = fc.dictionary(name, value, { maxKeys: 4 }) as fc.Arbitrary<IDataObject>;
	fc.assert(
		fc.property(fields, fields, (task, call) => {
			expect(callsOfTask({ ...task, detail: [call] })).toEqual([readCall(withTask(task, call))]);
		}),
		{ numRuns: 1000 },
	);
});
