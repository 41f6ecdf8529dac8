import {
	apiPage,
	cloudAnswer,
	integer,
	object,
	text,
	type ApiPage,
} from '../../support/portal/apifoxPage';
import { contract, ownIn, pulledFrom } from '../../support/pull/fixture';

/** A made-up page about an operation that the contract knows from clients, found by its path. */
const page = (more: Partial<ApiPage> & Pick<ApiPage, 'path'>) =>
	apiPage({ id: 'api-870001', title: 'Made up', folder: 'Calling tasks', ...more });

const taskPage = page({
	path: '/service/cloud/task',
	body: object({ TaskName: text('Name'), 'Perform?': integer() }),
	answer: cloudAnswer(object({ TaskID: text('Id') })),
});

const rowsPage = page({
	path: '/service/callcenter/call/predict/querytaskdetail',
	folder: 'Predictive dialer',
	body: object({ taskId: text() }),
	answer: object({
		code: integer(),
		'body?': object({ list: { type: 'array', items: object({ callid: text() }) } }),
	}),
});

const bodyOf = (contractText: string, id: string) =>
	ownIn(contractText, id).words.requestBody!.content['application/json']!.schema!;
const answerOf = (contractText: string, id: string) =>
	ownIn(contractText, id).words.responses!['200']!.content!['application/json']!.schema!;

describe('a page about an operation that clients proved', () => {
	const { text: task } = pulledFrom([taskPage]);
	const { text: rows } = pulledFrom([rowsPage]);

	it('documents the fields that it states, and leaves the others at their own grade', () => {
		const { TaskName, Perform, ScheduleStartTime, SIPLine, Details } = bodyOf(
			task,
			'createTask',
		).properties!;
		for (const field of [TaskName, Perform]) {
			expect(field).not.toHaveProperty('x-evidence');
			expect(field?.['x-not-on-page']).not.toBe(true);
		}
		for (const field of [ScheduleStartTime, SIPLine]) {
			expect(field).toMatchObject({ 'x-evidence': 'client', 'x-not-on-page': true });
		}
		expect(Details!.items!.properties!.ExtraB).toMatchObject({ 'x-evidence': 'inferred' });
		const { data } = answerOf(task, 'createTask').properties!;
		expect(data!.properties!.TaskID).not.toHaveProperty('x-evidence');
		expect(data!.properties!.detail_error_list).toMatchObject({ 'x-evidence': 'client' });
	});

	it('changes nothing of contradictions, other paths, limits and what values mean', () => {
		expect(bodyOf(task, 'createTask')['x-contradictions']).toEqual([
			expect.objectContaining({ field: 'TaskName' }),
		]);
		expect(ownIn(task, 'createTask').words['x-other-paths']).toEqual(['/service/cloud/v2/task']);
		expect(ownIn(rows, 'getDialerTaskDetail').words['x-limit']).toEqual({
			rows: 50_000,
			evidence: 'modules',
		});
		const row = answerOf(rows, 'getDialerTaskDetail').properties!.body!.properties!.list!.items!;
		expect(row.properties!.callid).not.toHaveProperty('x-evidence');
		expect(row.properties!.callResultType).toMatchObject({
			'x-evidence': 'client',
			'x-answered': expect.arrayContaining(['AgentBusy']),
		});
	});

	it('keeps the contradictions of all parts of a body', () => {
		const path = '/service/callcenter/call/predict/createtask';
		const { text: pulled } = pulledFrom([
			page({ path, folder: 'Predictive dialer', body: object({ taskName: text() }) }),
		]);
		const fields = bodyOf(pulled, 'createDialerTask')['x-contradictions'] as object[];
		expect(fields).toMatchObject([
			{ field: 'taskName' },
			{ field: 'autoQA' },
			{ field: 'customizeContacts[].PhoneNumber' },
		]);
	});

	it('keeps an answer that it does not describe, and merges it with the page that does later', () => {
		const path = '/service/sms/message/v2/send';
		const sms = page({ path, folder: 'SMS', body: object({ to: text() }) });
		const first = pulledFrom([sms]).text;
		const { content } = ownIn(first, 'sendSms').words.responses!['200']!;
		expect(content).toEqual({
			'application/json': {
				schema: expect.objectContaining({ type: 'object' }),
				'x-evidence': 'client',
				'x-not-on-page': true,
			},
		});
		const described = { body: object({ to: text() }), answer: object({ code: integer() }) };
		const later = pulledFrom([page({ path, folder: 'SMS', ...described })], first).text;
		expect(answerOf(later, 'sendSms').properties).toMatchObject({
			body: { 'x-evidence': 'client', 'x-not-on-page': true },
		});
		expect(answerOf(later, 'sendSms').properties!.code).not.toHaveProperty('x-evidence');
	});

	it('leaves the sign-in by a form, which its page does not have', () => {
		const { text: pulled } = pulledFrom([
			page({
				id: 'api-44712004',
				path: '/service/cloud/auth',
				body: object({ APPKey: text(), APPSecret: text() }),
				answer: cloudAnswer(object({ token: text() })),
			}),
		]);
		const { content } = ownIn(pulled, 'obtainToken').words.requestBody!;
		expect(Object.keys(content)).toEqual([
			'application/json',
			'application/x-www-form-urlencoded',
			'multipart/form-data',
		]);
		expect(content['multipart/form-data']).toMatchObject({ 'x-evidence': 'client' });
	});

	it.each([
		['createTask', taskPage],
		['getDialerTaskDetail', rowsPage],
	])('changes nothing of %s the second time', (_id, one) => {
		const { text: once } = pulledFrom([one]);
		expect(pulledFrom([one], once).text).toBe(once);
	});

	it('is left out where it describes another path of what the contract has', () => {
		const { findings, text: pulled } = pulledFrom([
			page({ path: '/service/cloud/v2/task', body: object({ TaskName: text() }) }),
		]);
		expect(pulled).toBe(contract);
		expect(findings.problems).toMatchObject([
			{ reason: expect.stringContaining('another path of createTask') },
		]);
	});
});
