import { sampleAccount } from '../../simulator';
import { run } from '../support/engine/airudder';
import { EvidenceServer } from './evidenceServer';
import type { Wire } from './evidenceTypes';
import { byId, customers, itemsOf, type Parameters } from './nodes';
import { answeredRow, unansweredRow } from './samples';

// Pauses between tries are no part of what these tests are about.
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async () => undefined,
}));

const taskId = answeredRow.taskId as string;
const task = byId(taskId);
const server = new EvidenceServer(sampleAccount);
beforeAll(() => server.start());
afterAll(() => server.stop());
beforeEach(() => server.forget());
afterEach(() => expect(server.refusals).toEqual([]));

/** The server has one task that is over, with these calls. */
const given = (rows: Wire[], contacts: Wire[] = []) => {
	server.state.dialerTasks = [
		{
			taskId,
			name: 'Bucket1-20260302-0900',
			groupName: 'Collection',
			source: 'web',
			state: 'Finished',
			actualStartTime: '2026-03-02T02:00:00Z',
			contacts,
			rows,
		},
	];
};
const output = async (operation: string, parameters: Parameters, items = customers(1)) => {
	const ran = await run(server, `dialerTask.${operation}`, parameters, items);
	return itemsOf(ran);
};
const calls = async (more: Parameters = {}) =>
	await output('getCalls', { task, returnAll: true, ...more });

describe('Dialer Task: Get Many', () => {
	it('gives name, group, source and begin of each task', async () => {
		given([]);
		const period = { from: '2026-03-02T00:00:00+07:00', until: '2026-03-03T00:00:00+07:00' };
		expect(await output('getAll', { ...period, timeZone: 'Asia/Jakarta' })).toEqual([
			{
				taskId,
				taskName: 'Bucket1-20260302-0900',
				groupName: 'Collection',
				source: 'web',
				status: 'Finished',
				actualStartedAt: '2026-03-02T02:00:00.000Z',
			},
		]);
	});
});

describe('Dialer Task: Get Calls', () => {
	it('gives everything that a row says of an answered call', async () => {
		given([answeredRow]);
		expect(await calls()).toEqual([
			{
				callId: answeredRow.callid,
				taskId,
				taskName: 'Bucket1-20260302-0900',
				phoneNumber: '+6281111111110',
				contactName: 'Sari',
				groupName: 'Collection',
				agentName: 'ayu',
				answered: true,
				callType: 'auto',
				callResult: 'SuccAgentHangup',
				callResultDescription: expect.stringMatching(/agent/i),
				talkResult: 'Connected',
				hangupReason: 12,
				hangupType: expect.any(String),
				startedAt: '2026-03-02T02:00:00.000Z',
				ringAt: '2026-03-02T02:00:02.000Z',
				answeredAt: '2026-03-02T02:00:08.000Z',
				talkStartedAt: '2026-03-02T02:00:10.000Z',
				endedAt: '2026-03-02T02:00:35.000Z',
				durationSeconds: 35,
				talkDurationSeconds: 27,
				waitedSeconds: 2,
				talkedSeconds: 25,
				heldSeconds: 1,
				attempts: 2,
				recordingUrl: answeredRow.reclink,
				comments: 'pays on Friday',
				results: answeredRow.customizeResults,
				labels: { Level1: 'Contacted', 'PTP Amount': '250.000' },
				custom: {
					mainNumber: '+6281111111119',
					phoneTag: 'mobile_phone_2',
					biztype: 'Collection',
					adminAct: ['listened'],
					transferReason: 'none',
					OrgName: 'Shop',
					caller: '+622150000000',
					wfContactId: '77',
					distRuleAgent: 'free',
					seText: 'calm',
					seScore: 4,
					remark: 'vip',
					TaskStartTime: '2026-03-02T01:59:00Z',
					account_id: '1001',
					fullname: 'Sari',
				},
			},
		]);
	});

	it('leaves out what did not happen when nobody answered', async () => {
		given([unansweredRow]);
		const [record] = await calls();
		expect(record).toMatchObject({ answered: false, callResult: 'NoAnswered', talkedSeconds: 0 });
		for (const name of [
			'answeredAt',
			'talkStartedAt',
			'agentName',
			'recordingUrl',
			'results',
			'labels',
			'comments',
		]) {
			expect(record).not.toHaveProperty(name);
		}
	});

	it.each([
		['Dnc', false],
		['Overrun', false],
		['NoRinging', false],
		['Fusing', false],
		['Voicemail', false],
		['AgentBusy', true],
		['UserHangupBeforeAssign', true],
		['AgentReject', true],
		['AgentNetworkError', true],
		['UserHangup', true],
		['SuccUserHangup', true],
	])('knows of %s whether somebody answered', async (callResultType, answered) => {
		given([{ ...unansweredRow, callResultType }]);
		expect(await calls()).toMatchObject([{ callResult: callResultType, answered }]);
	});

	it('lets a field of an unexpected type through, and breaks nothing', async () => {
		given([{ ...answeredRow, talkDuration: 'long', adminAct: null, customizeResults: 'none' }]);
		expect(await calls()).toMatchObject([{ callId: answeredRow.callid, answered: true }]);
		expect(await calls({ simplify: false })).toMatchObject([{ talkDuration: 'long' }]);
	});

	it('finds a call by its whole id', async () => {
		given([answeredRow, unansweredRow]);
		const callId = unansweredRow.callid as string;
		expect(await calls({ options: { callId } })).toMatchObject([{ callId, answered: false }]);
	});

	it('asks for no page behind the total', async () => {
		given([answeredRow, unansweredRow]);
		await calls();
		const offsets = server.bodies('querytaskdetail').map(({ offset = 0 }) => offset);
		expect(Math.max(...(offsets as number[]))).toBeLessThan(2);
	});

	const threeHours = {
		from: '2026-03-02T09:00:00+07:00',
		until: '2026-03-02T12:00:00+07:00',
		timeZone: 'Asia/Jakarta',
	};
	it.each([
		['a period', threeHours],
		['no period', { timeZone: 'Asia/Jakarta' }],
	])('gives every call once of more than one query can reach, with %s', async (_case, options) => {
		const begin = Date.parse('2026-03-02T02:00:00Z');
		const count = 50_010;
		const row = (index: number): Wire => ({
			callid: index.toString(16).padStart(32, '0'),
			taskId,
			phoneNumber: '+6281111111116',
			// The last one begins as the third hour ends.
			calltime: `${new Date(begin + Math.floor((index * 10_800_000) / (count - 1))).toISOString().slice(0, 19)}Z`,
		});
		given(Array.from({ length: count }, (_, index) => row(index)));
		const ids = (await calls({ options })).map(({ callId }) => callId);
		expect([ids.length, new Set(ids).size]).toEqual([count, count]);
	});
});

describe('Dialer Task: Get Recording', () => {
	it('gives the link, or the file without showing the other host a token', async () => {
		given([answeredRow]);
		const callId = answeredRow.callid as string;
		expect(await output('getRecording', { callId })).toEqual([
			{ callId, recordingUrl: expect.stringMatching(/^http:\/\/localhost:\d+\/.+\.wav$/) },
		]);
		const ran = await run(server, 'dialerTask.getRecording', { callId, output: 'file' });
		expect(ran.output![0]![0]!.binary!.data).toMatchObject({ fileExtension: 'wav' });
	});
});

describe('Dialer Task: Cancel Contacts', () => {
	const [first, second] = customers(2).map(({ json }) => json.mobile);

	it.each([
		['those that AIRudder names', [first], [true, false]],
		['none when AIRudder names none', [], [false, false]],
	])('says canceled of %s', async (_case, inTask, canceled) => {
		given(
			[],
			inTask.map((PhoneNumber) => ({ PhoneNumber })),
		);
		const parameters = { task, phoneNumberColumn: 'mobile' };
		expect(await output('cancelContacts', parameters, customers(2))).toEqual([
			{ taskId, phoneNumber: first, canceled: canceled[0] },
			{ taskId, phoneNumber: second, canceled: canceled[1] },
		]);
	});
});
