import { sampleAccount, startSimulator, type Simulator } from '../../simulator';
import { action, customers, jsonOf } from '../support/engine/airudder';
import { newDialerTask } from '../support/engine/dialer';
import { incoming, jsonTypes } from './incoming';
import { runNode, runWebhook, type Ran, type Subject } from '../support/engine/n8nEngine';
import { runAsTool, type AgentKind } from '../support/engine/surroundings';
import { keptSchema, schemaFile, schemaOf } from '../support/schemas/outputSchema';
import { simulateAirudder } from '../support/engine/simulateAirudder';

// Pauses are no part of what these tests are about; some tests let things happen in them.
let onSleep: (milliseconds: number) => Promise<void>;
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async (milliseconds: number) => await onSleep(milliseconds),
}));

const rows = [
	{ json: { mobile: '+628111000000', name: 'Budi' } },
	{ json: { mobile: 'abc', name: 'nobody' } },
	{ json: { mobile: '+628111000006', name: 'Siti' } },
];

describe('Dialer Task: Create and Wait', () => {
	let airudder: Simulator;
	let subject: Subject;
	simulateAirudder((started) => (airudder = started));
	beforeEach(() => {
		onSleep = async () => undefined;
		subject = action(airudder, 'dialerTask.createAndWait', {
			...newDialerTask(airudder),
			invalidRows: 'skip',
			maxWait: 30,
		});
	});

	const taskId = () => airudder.dialerTasks()[0]!.taskId;
	/** What n8n puts out when the time is over: the items on its stack. */
	const left = ({ run }: Ran) =>
		run.data.executionData!.nodeExecutionStack[0]!.data.main![0]!.map(({ json }) => json);
	const waiting = async () => {
		const ran = await runNode(subject, rows);
		expect(ran.error).toBeUndefined();
		return ran;
	};
	const query = () => {
		const { callback } = airudder.dialerTasks()[0]!;
		return Object.fromEntries(new URL(callback!).searchParams);
	};
	const event = (state: string, task = taskId()) => ({
		type: 'TaskStatus',
		body: { taskId: task, state },
	});
	/** Lets the calls happen without delivering anything: nobody listens at the callback here. */
	const finish = async () => {
		airudder.switches.webhookTries = 1;
		await airudder.finishTask(taskId());
	};

	it('waits with a callback to this very wait, and leaves marked items for the time being over', async () => {
		const before = Date.now();
		const ran = await waiting();
		expect(ran.run.status).toBe('waiting');
		const minutes = (ran.run.waitTill!.getTime() - before) / 60_000;
		expect(Math.round(minutes)).toBe(30);
		const sent = { taskId: taskId(), taskName: 'due_today', waitId: query().wait, timedOut: true };
		expect(left(ran)).toEqual([
			{ ...rows[0]!.json, ...sent, phoneNumber: '+628111000000' },
			{
				...rows[1]!.json,
				skipped: true,
				problem:
					'Row 2 (line 3 of a sheet with one heading line), column "mobile": "abc" is not a phone number.',
				...{ problemRow: 2, problemLine: 3, problemColumn: 'mobile', problemValue: 'abc' },
				problemReason: 'is not a phone number',
			},
			{ ...rows[2]!.json, ...sent, phoneNumber: '+628111000006' },
		]);
		expect(rows[0]!.json).toEqual({ mobile: '+628111000000', name: 'Budi' });
	});

	it('waits with every row of 130,000, also where most of them are skipped', async () => {
		const [budi, nobody] = [rows[0]!, rows[1]!];
		const many = Array.from({ length: 130_000 }, (_, place) => (place === 7 ? budi : nobody));
		const ran = await runNode(subject, many);
		expect(ran.error).toBeUndefined();
		expect(ran.run.status).toBe('waiting');
		const items = left(ran);
		expect(items).toHaveLength(130_000);
		expect(items[7]).toMatchObject({ taskId: taskId(), phoneNumber: '+628111000000' });
		expect(items.at(-1)).toMatchObject({ skipped: true, problemRow: 130_000 });
	});

	it('does not say of a row that is sent that it was skipped, because an earlier run did', async () => {
		const told = { skipped: true, problem: 'Row 2 …', problemRow: 2, problemReason: 'is empty' };
		const again = [{ json: { ...rows[1]!.json, ...told, mobile: '+628111000007' } }];
		const ran = await runNode(subject, again);
		expect(ran.error).toBeUndefined();
		const [sent] = left(ran);
		expect(sent).toMatchObject({ name: 'nobody', phoneNumber: '+628111000007', timedOut: true });
		expect(Object.keys(sent!).filter((name) => /skipped|problem/.test(name))).toEqual([]);
	});

	it('gives items of calls as the editor shows them before the first run', async () => {
		const ran = await runNode(subject, [rows[0]!, rows[2]!]);
		await finish();
		const { result } = await runWebhook(subject, { body: event('Finished'), query: query() }, ran);
		const schema = schemaOf(result.workflowData![0]!.map(({ json }) => json));
		const file = schemaFile('AiRudder/dialerTask/createAndWait');
		expect(keptSchema(file, schema)).toEqual(schema);
	});

	it('gives a callback that nobody can guess without the App Secret: n8n 1 does not sign it', async () => {
		await waiting();
		const account = { ...sampleAccount, appSecret: 'another-secret' };
		const other = await startSimulator({ accounts: [account] });
		const parameters = { ...newDialerTask(other), invalidRows: 'skip', maxWait: 30 };
		await runNode(action(other, 'dialerTask.createAndWait', parameters, {}, account), rows);
		const [task] = other.dialerTasks();
		await other.stop();
		const { searchParams } = new URL(task!.callback!);
		expect(searchParams.get('wait')).toBeTruthy();
		expect(searchParams.get('wait')).not.toBe(query().wait);
	});

	it.each<AgentKind>(['invokes', 'requests'])(
		'refuses to be the tool of an agent that %s its tools, before anything is sent',
		async (kind) => {
			const { told } = await runAsTool(kind, subject, [{ mobile: '+628111000000' }]);
			expect(told).toEqual([
				expect.stringContaining('Waiting for a callback does not work in a tool of an AI agent'),
			]);
			expect(airudder.dialerTasks()).toEqual([]);
		},
	);

	it.each(['Finished', 'Cancelled'])(
		'goes on with the calls, each with its row, when the task is %s',
		async (state) => {
			const ran = await waiting();
			await finish();
			const { result } = await runWebhook(subject, { body: event(state), query: query() }, ran);
			expect(result.webhookResponse).toEqual({});
			const [items] = result.workflowData!;
			const task = { taskId: taskId(), taskName: 'due_today', taskStatus: state };
			expect(items!.map(({ json }) => json)).toEqual([
				expect.objectContaining({ ...task, phoneNumber: '+628111000000', hangupType: 'Talked' }),
				expect.objectContaining({ name: 'nobody', skipped: true }),
				expect.objectContaining({ ...task, phoneNumber: '+628111000006', hangupType: 'Busy' }),
			]);
			// n8n pairs by position, so every row has its place.
			expect(items!.map(({ pairedItem }) => pairedItem)).toEqual([
				{ item: 0 },
				{ item: 1 },
				{ item: 2 },
			]);
			expect(items![0]!.json).not.toHaveProperty('timedOut');
		},
	);

	it('gives the latest call of a number, with the earlier ones in it', async () => {
		subject.parameters = { ...subject.parameters, options: { repeatTimes: 2 } };
		const ran = await runNode(subject, [{ json: { mobile: '+628111000009' } }]);
		await finish();
		const request = { body: event('Finished'), query: query() };
		const { result } = await runWebhook(subject, request, ran);
		expect(result.workflowData![0]!.map(({ json }) => json)).toEqual([
			expect.objectContaining({
				attempts: 2,
				hangupType: 'Talked',
				earlierAttempts: [
					{
						callId: expect.any(String) as string,
						startedAt: expect.stringMatching(/^\d{4}-.*Z$/),
						callResult: 'NoAnswered',
						hangupType: 'Normal',
						phoneNumber: '+628111000009',
					},
				],
			}),
		]);
	});

	it('puts out rows that were never called, too', async () => {
		const ran = await waiting();
		const { result } = await runWebhook(subject, { body: event('Cancelled'), query: query() }, ran);
		expect(result.workflowData![0]!.map(({ json }) => json.phoneNumber)).toEqual([
			'+628111000000',
			undefined,
			'+628111000006',
		]);
		expect(result.workflowData![0]![0]!.json).not.toHaveProperty('callId');
	});

	it('puts out a row without a call, not as one that nobody called, while the list of AIRudder lags', async () => {
		airudder.switches.dialerRowLagSeconds = 30;
		const [budi] = rows;
		const ran = await runNode(subject, [budi!]);
		await finish();
		expect(airudder.dialled()).toEqual(['+628111000000']);
		const request = { body: event('Finished'), query: query() };
		const { result } = await runWebhook(subject, request, ran);
		const { json } = result.workflowData![0]![0]!;
		expect(json).toMatchObject({ taskStatus: 'Finished', phoneNumber: '+628111000000' });
		expect(Object.keys(json).filter((name) => /call(Id|Result)|answered/.test(name))).toEqual([]);

		await airudder.advance(30);
		const calls = action(airudder, 'dialerTask.getCalls', {
			task: { __rl: true, mode: 'id', value: taskId() },
		});
		expect(jsonOf(await runNode(calls))).toMatchObject([{ hangupType: 'Talked' }]);
	});

	it.each([
		['another state of the task', { type: 'TaskStatus', body: { state: 'Running' } }],
		['an event of a contact', { type: 'ContactStatus', body: { state: 'HANGUP' } }],
		['an event of an agent', { type: 'AgentStatus', body: { State: 'ANSWERED' } }],
		['something else', { hello: 'world' }],
	])('keeps waiting on %s', async (_case, body) => {
		const ran = await waiting();
		const { result, response } = await runWebhook(subject, { body, query: query() }, ran);
		expect(result).toEqual({ webhookResponse: {} });
		expect(response).toEqual({});
	});

	it.each([
		['a list', incoming('[1]', 'application/json')],
		['null', incoming('null', 'application/json')],
		['nothing', incoming('', 'application/json')],
		['text', incoming('hello', 'text/plain')],
		['broken JSON', incoming('{"type":', 'text/json')],
		['a form', incoming('type=TaskStatus', 'application/x-www-form-urlencoded')],
	])('keeps waiting, and answers 400, on %s', async (_case, request) => {
		const ran = await waiting();
		const { result, response } = await runWebhook(subject, { ...request, query: query() }, ran);
		expect(result).toEqual({ noWebhookResponse: true });
		expect(response.status).toBe(400);
	});

	it.each(jsonTypes)('goes on when the callback is called %s', async (contentType) => {
		const ran = await waiting();
		await finish();
		const callback = incoming(JSON.stringify(event('Finished')), contentType);
		const { result } = await runWebhook(subject, { ...callback, query: query() }, ran);
		expect(result.workflowData![0]).toHaveLength(3);
	});

	it.each([[{ wait: 'another.0' }], [{}]])('turns a callback for %j away', async (wrong) => {
		const ran = await waiting();
		const request = { body: event('Finished'), query: wrong as Record<string, string> };
		const { result, response } = await runWebhook(subject, request, ran);
		expect(result).toEqual({ noWebhookResponse: true });
		expect(response.status).toBe(410);
	});

	it('gives AIRudder its address as base64', async () => {
		await waiting();
		const { body } = airudder.requests('createDialerTask')[0]!;
		const { callback } = airudder.dialerTasks()[0]!;
		expect(callback).toMatch(/^http:\/\/localhost:5678\/webhook-waiting\/\d+\?/);
		expect(body).toMatchObject({ callback: Buffer.from(callback!, 'utf8').toString('base64') });
	});

	it('goes on when the first row of all was skipped', async () => {
		const ran = await runNode(subject, [rows[1]!, rows[0]!]);
		await finish();
		const request = { body: event('Finished'), query: query() };
		const { result } = await runWebhook(subject, request, ran);
		expect(result.workflowData![0]!.map(({ json }) => json)).toEqual([
			expect.objectContaining({ name: 'nobody', skipped: true }),
			expect.objectContaining({ phoneNumber: '+628111000000', answered: true }),
		]);
	});

	describe('of a list over several tasks', () => {
		// The last one answers at the second try, so the second task takes longer.
		const callers = [...customers(2), { json: { mobile: '+628111000009', name: 'Late' } }];
		beforeEach(() => {
			const options = { contactsPerTask: 2, repeatTimes: 2 };
			subject.parameters = { ...subject.parameters, options };
		});
		const tasks = () => airudder.dialerTasks();
		const told = async (ran: Ran, state: string, task: string) =>
			(await runWebhook(subject, { body: event(state, task), query: query() }, ran)).result;

		it('waits with one address until all of them are over', async () => {
			const ran = await runNode(subject, callers);
			const [first, second] = tasks();
			expect(second!.callback).toBe(first!.callback);
			expect(left(ran).map(({ taskName, timedOut }) => [taskName, timedOut])).toEqual([
				['due_today_p1', true],
				['due_today_p1', true],
				['due_today_p2', true],
			]);
			expect(await told(ran, 'Cancelled', first!.taskId)).toEqual({ webhookResponse: {} });
			airudder.switches.webhookTries = 1;
			await airudder.finishTask(first!.taskId);
			expect(await told(ran, 'Finished', first!.taskId)).toEqual({ webhookResponse: {} });
			await airudder.finishTask(second!.taskId);
			const { workflowData } = await told(ran, 'Finished', second!.taskId);
			expect(workflowData![0]!.map(({ json }) => json)).toMatchObject(
				[first, first, second].map((task, index) => ({
					phoneNumber: callers[index]!.json.mobile,
					taskId: task!.taskId,
					taskStatus: 'Finished',
					callId: expect.any(String),
				})),
			);
			expect(workflowData![0]!.map(({ pairedItem }) => pairedItem)).toEqual([
				{ item: 0 },
				{ item: 1 },
				{ item: 2 },
			]);
		});

		it('looks again before it waits on: tasks that end together tell so one by one', async () => {
			const ran = await runNode(subject, callers);
			const [first] = tasks();
			airudder.switches.webhookTries = 1;
			await airudder.finishTask(first!.taskId);
			onSleep = async (milliseconds) => {
				if (milliseconds > 0) await airudder.finishTask();
			};
			const { workflowData } = await told(ran, 'Finished', first!.taskId);
			expect(workflowData![0]).toHaveLength(3);
		});

		it('is not ended by a task that somebody copied from one of them', async () => {
			const ran = await runNode(subject, callers);
			expect(await told(ran, 'Finished', 'copied-1')).toEqual({ webhookResponse: {} });
		});

		it('asks AIRudder to repeat when the others cannot be looked up', async () => {
			const ran = await runNode(subject, callers);
			airudder.fault('listDialerTasks', { bodyCode: 10705, message: 'slow down' });
			expect(await told(ran, 'Finished', tasks()[0]!.taskId)).toEqual({ noWebhookResponse: true });
		});

		it('waits for those that were taken when another was refused, if the node continues', async () => {
			subject.settings = { onError: 'continueRegularOutput' };
			airudder.fault('createDialerTask', { bodyCode: 10511, message: 'no group' });
			const ran = await runNode(subject, callers);
			expect(left(ran)).toEqual([
				{
					...callers[0]!.json,
					error: expect.stringContaining('10511'),
					details: expect.anything(),
				},
				{
					...callers[1]!.json,
					error: expect.stringContaining('10511'),
					details: expect.anything(),
				},
				expect.objectContaining({ phoneNumber: callers[2]!.json.mobile, timedOut: true }),
			]);
			await finish();
			const { workflowData } = await told(ran, 'Finished', taskId());
			expect(workflowData![0]!.map(({ json }) => json.error !== undefined)).toEqual([
				true,
				true,
				false,
			]);
		});

		it('sends no part again that was sent before', async () => {
			airudder.fault('createDialerTask', { bodyCode: 10511, message: 'no group' }, { after: 1 });
			const failed = await runNode(subject, callers);
			expect(failed.error?.description).toMatch(
				new RegExp(`Already sent, and not to be sent again: Rows 1 to 2 \\(${taskId()}\\)`),
			);
			const again = await runNode(subject, undefined, failed);
			expect(airudder.requests('createDialerTask')).toHaveLength(3);
			expect(airudder.dialled()).toEqual(callers.map(({ json }) => json.mobile));
			expect(again.error?.message).toContain(`The dialer task ${tasks()[0]!.taskId} was begun`);
		});
	});

	describe('with a number that AIRudder refuses', () => {
		// Passes every check of ours; the simulated AIRudder takes 14 digits at most.
		const refusedRow = { json: { mobile: '+436701000000000', name: 'Wati' } };
		const refused = (task: string) => ({
			...refusedRow.json,
			taskId: task,
			taskName: 'due_today',
			phoneNumber: '+436701000000000',
			refused: true,
			refusedContacts: [
				{
					...{ row: 1, line: 2 },
					phoneNumber: '+436701000000000',
					contact: { PhoneNumber: '+436701000000000' },
				},
			],
		});

		it('says so on its row, and waits for the others', async () => {
			const ran = await runNode(subject, [refusedRow, rows[0]!]);
			expect(left(ran)).toEqual([
				refused(taskId()),
				expect.objectContaining({ phoneNumber: '+628111000000', timedOut: true }),
			]);
			await finish();
			const request = { body: event('Finished'), query: query() };
			const { result } = await runWebhook(subject, request, ran);
			expect(result.workflowData![0]!.map(({ json }) => json)).toEqual([
				refused(taskId()),
				expect.objectContaining({ phoneNumber: '+628111000000', answered: true }),
			]);
		});

		it('waits for nobody when it refused everybody', async () => {
			airudder.switches.allContactsRefused = 'emptyTask';
			const ran = await runNode(subject, [refusedRow]);
			expect(ran.run.waitTill).toBeUndefined();
			expect(jsonOf(ran)).toEqual([refused(taskId())]);
		});
	});

	it('asks AIRudder to repeat when the calls cannot be read, whatever the reason', async () => {
		const ran = await waiting();
		airudder.fault('getDialerTaskDetail', { bodyCode: 10705, message: 'slow down' });
		const request = { body: event('Finished'), query: query() };
		const first = await runWebhook(subject, request, ran);
		expect(first.result).toEqual({ noWebhookResponse: true });
		expect(first.response.status).toBe(503);
		const broken = { ...subject, credentials: {} };
		expect((await runWebhook(broken, request, ran)).response.status).toBe(503);
		expect((await runWebhook(subject, request, ran)).result.workflowData).toBeDefined();
	});

	it('does not wait for a task that is over already', async () => {
		const ran = await runNode(subject, rows.slice(0, 1));
		await finish();
		const again = await runNode(subject, undefined, failedAfterwards(ran));
		expect(again.run.waitTill).toBeUndefined();
		expect(jsonOf(again)).toMatchObject([{ taskStatus: 'Finished', hangupType: 'Talked' }]);
		expect(airudder.requests('createDialerTask')).toHaveLength(1);
	});

	it('says in a retry of another execution that its callback goes elsewhere', async () => {
		const ran = await runNode(subject, rows.slice(0, 1));
		const again = await runNode(subject, undefined, failedAfterwards(ran));
		expect(again.error?.message).toMatch(/was begun by an earlier execution/);
		expect(again.run.waitTill).toBeUndefined();
		expect(airudder.requests('createDialerTask')).toHaveLength(1);
	});

	it('stops before any request where AIRudder could not call back', async () => {
		subject.credentials.aiRudderDialerApi!.baseUrl = 'https://api.airudder.com';
		const ran = await runNode(subject, customers(1));
		expect(ran.error?.message).toBe(
			'Resume URL of this execution: AIRudder cannot reach http://localhost:5678, which means this computer or its own network',
		);
		expect(ran.error?.description).toMatch(/WEBHOOK_URL/);
		expect(airudder.requests()).toEqual([]);
	});

	it('waits two minutes at least, and does not begin when something is wrong', async () => {
		subject.parameters = { ...subject.parameters, maxWait: 1 };
		const ran = await runNode(subject, customers(1));
		expect(ran.error?.message).toMatch(/Max Wait \(Minutes\) is not a whole number of 2 or more/);
		expect(airudder.requests()).toEqual([]);
	});

	it('ends at once on a refusal, also when the node continues on errors', async () => {
		airudder.fault('createDialerTask', { bodyCode: 10511, message: 'no group' });
		subject.settings = { onError: 'continueRegularOutput' };
		const ran = await runNode(subject, customers(1));
		expect(ran.run.waitTill).toBeUndefined();
		expect(jsonOf(ran)).toMatchObject([{ error: expect.stringContaining('10511') }]);
	});
});

/** The run as n8n has it when it fails after the node has sent: n8n itself broke while it put the execution to wait. */
function failedAfterwards(ran: Ran): Ran {
	const { data } = ran.run;
	delete data.waitTill;
	data.resultData.lastNodeExecuted = 'Subject';
	const [stacked] = data.executionData!.nodeExecutionStack;
	stacked!.data.main = [[{ json: { mobile: '+628111000000', name: 'Budi' } }]];
	return ran;
}
