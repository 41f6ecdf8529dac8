import { endpointOf } from '../../nodes/shared/api/endpoint';
import { sampleAccount, type Simulator } from '../../simulator';
import { action, customers, jsonOf, newTask, run } from '../support/engine/airudder';
import { newDialerTask } from '../support/engine/dialer';
import { runNode } from '../support/engine/n8nEngine';
import { simulateAirudder } from '../support/engine/simulateAirudder';

// What looks a task up by its name waits between its looks.
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async () => undefined,
}));

let airudder: Simulator;
simulateAirudder((started) => (airudder = started));

/** Three tries, one right after the other. */
const tries = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };

const sms = { message: 'Due today', from: 'MYSHOP', phoneNumberColumn: 'mobile' };
const workflow = {
	templateId: 7,
	workflowName: 'onboarding',
	end: '2099-12-01T18:00:00+08:00',
	phoneNumberColumn: 'mobile',
};

const reaching = {
	'call.make': [
		'createTask',
		() => ({ phoneNumber: '={{ $json.mobile }}', robot: newTask.robot! }),
	],
	'task.create': ['createTask', () => newTask],
	'dialerTask.create': ['createDialerTask', () => newDialerTask(airudder)],
	'sms.send': ['sendSms', () => sms],
	'workflow.start': ['createWorkflow', () => workflow],
} as const;

type Reaching = keyof typeof reaching;

const said = (status: number, body: object | string) => ({ status, body });

/** Answers after which nobody knows what AIRudder did; in the dialer's family where that says something else. */
const answers: Array<[string, { status: number; body: object | string }]> = [
	['HTTP 408', said(408, '')],
	['HTTP 408 with a code', said(408, { code: 400, message: 'time-out' })],
	['HTTP 499', said(499, '')],
	...[408, 499, 500, 502, 503, 504, 599, 777, 7].map((code): (typeof answers)[number] => [
		`code ${code} in HTTP 200`,
		said(200, { code, message: 'x' }),
	]),
];

const cells = (Object.keys(reaching) as Reaching[]).flatMap((operation) => [
	...answers.map(([answer, body]) => ({ operation, answer, body })),
	(() => {
		const { family } = endpointOf(reaching[operation][0]);
		const others = { code: family === 'callCenter' ? 200 : 0, message: 'ok', data: {}, body: {} };
		return { operation, answer: "another family's success", body: said(200, others) };
	})(),
	(() => {
		const { family } = endpointOf(reaching[operation][0]);
		const failed = {
			code: family === 'callCenter' ? 0 : 200,
			status: 'FAILED',
			data: {},
			body: {},
		};
		return { operation, answer: 'a success that calls itself failed', body: said(200, failed) };
	})(),
]);

it.each(cells)(
	'$operation sends once, whatever Retry On Fail does, after $answer',
	async (cell) => {
		const [endpoint, parameters] = reaching[cell.operation];
		airudder.fault(endpoint, cell.body, { times: 10 });
		const ran = await run(airudder, cell.operation, parameters(), customers(1), tries);
		expect(airudder.requests(endpoint)).toHaveLength(1);
		expect(ran.error?.message).toMatch(/has possibly been sent to AIRudder earlier/);
	},
);

it.each(Object.keys(reaching) as Reaching[])(
	'%s is sent again after a refusal that has a name, also one whose code is text',
	async (operation) => {
		const [endpoint, parameters] = reaching[operation];
		const code = endpointOf(endpoint).family === 'callCenter' ? '10511' : '403';
		airudder.fault(endpoint, said(200, { code, message: 'not yet' }), { times: 2 });
		const ran = await run(airudder, operation, parameters(), customers(1), tries);
		expect(ran.error).toBeUndefined();
		expect(airudder.requests(endpoint)).toHaveLength(3);
	},
);

describe('an id', () => {
	it.each([
		['a text that tells of a number', '3 contacts accepted'],
		['a count', 3],
		['the id of a parent', { parent: { task_id: 'p-1' } }],
	])('is not taken from %s', async (_what, data) => {
		airudder.fault('createTask', said(200, { code: 200, status: 'OK', data }));
		const ran = await run(airudder, 'task.create', newTask, customers(3));
		expect(jsonOf(ran)[0]).not.toHaveProperty('taskId');
	});
});

describe('Custom API Call', () => {
	const { path } = endpointOf('sendSms');
	const body = JSON.stringify({ to: ['+628111000000'], message: 'Hi', from: 'MYSHOP' });

	it('with the method from the item sends what may reach people once, though the first item reads', async () => {
		airudder.fault('sendSms', 'resetBeforeCommit', { times: 10 });
		const parameters = { method: '={{ $json.method }}', path, body, answerCheck: 'none' };
		const items = ['GET', 'POST', 'POST'].map((method) => ({ json: { method } }));
		const ran = await run(airudder, 'customApiCall.call', parameters, items, tries);
		expect(airudder.requests('sendSms')).toHaveLength(1);
		expect(ran.error?.message).toMatch(/possibly been sent to AIRudder earlier/);
	});

	it('says which items were sent before the one that failed', async () => {
		airudder.fault('sendSms', { bodyCode: 10501, message: 'no' }, { after: 2 });
		const parameters = { method: 'POST', path, body, answerCheck: 'callCenter' };
		const ran = await run(airudder, 'customApiCall.call', parameters, customers(4));
		expect(ran.error?.description).toMatch(/Already sent, and not to be sent again: Rows 1 to 2\./);
	});
});

describe('secrets', () => {
	it('of the credential that an answer repeats come out neither in errors nor in data', async () => {
		const { appSecret } = sampleAccount;
		airudder.fault('createTask', { bodyCode: 403, message: `bad secret ${appSecret}` });
		const refused = await run(airudder, 'task.create', newTask, customers(1));
		expect(JSON.stringify(refused.run.data.resultData.error)).not.toContain(appSecret);
		expect(refused.error?.message).toMatch(/bad secret \[redacted\]/);
		const data = { TaskID: 't-1', echo: appSecret };
		airudder.fault('createTask', said(200, { code: 200, status: 'OK', data }));
		const made = await run(airudder, 'task.create', newTask, customers(1));
		expect(jsonOf(made)[0]).toMatchObject({ answer: { echo: '[redacted]' } });
	});

	it('do not go out over http, except on this computer', async () => {
		const subject = action(
			airudder,
			'task.create',
			newTask,
			{},
			{ baseUrl: 'http://api.airudder.com' },
		);
		const ran = await runNode(subject, customers(1));
		expect(ran.error?.message).toMatch(/has http: keys and numbers could be read on the way/);
	});
});
