import type { Simulator } from '../../simulator';
import { action, customers, jsonOf, newTask as plainTask, run } from '../support/engine/airudder';
import { runNode } from '../support/engine/n8nEngine';
import { simulateAirudder } from '../support/engine/simulateAirudder';

// Pauses between tries are no part of what these tests are about.
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async () => undefined,
}));

/** With a name that is nobody else's, which is what lets a lost task be found. */
const newTask = { ...plainTask, options: { addTimeToName: true } };

describe('Nobody is called twice', () => {
	let airudder: Simulator;
	simulateAirudder((started) => (airudder = started));

	const creates = () => airudder.requests('createTask').length;
	const everyone = customers(3).map(({ json }) => json.mobile);

	it('when AIRudder takes the task and the connection breaks before it answers: the task is found', async () => {
		airudder.fault('createTask', 'resetAfterCommit');
		const ran = await run(airudder, 'task.create', newTask, customers(3));
		expect(airudder.dialled()).toEqual(everyone);
		expect(airudder.tasks()).toHaveLength(1);
		expect(jsonOf(ran)[0]).toMatchObject({
			taskId: airudder.tasks()[0]!.taskId,
			foundAfterLostAnswer: true,
		});
	});

	it.each([
		['the connection breaks before AIRudder took it', 'resetBeforeCommit' as const],
		['AIRudder answers with a server fault', { status: 502 }],
		['AIRudder reports an internal fault in its code', { bodyCode: 500, message: 'oops' }],
		['the answer is not JSON', 'notJson' as const],
	])('when %s: one request, and the user is told that the task may exist', async (_case, fault) => {
		airudder.fault('createTask', fault);
		const ran = await run(airudder, 'task.create', newTask, customers(3));
		expect(creates()).toBe(1);
		expect(ran.error?.message).toMatch(/^It is not known whether AIRudder took the request: /);
		expect(ran.error?.description).toMatch(
			/A task named "reminder_\w+" may exist and be calling\. It was not sent again/,
		);
	});

	it.each([
		['nothing', undefined],
		['an empty object', {}],
		['an empty list', []],
	])(
		'when the answer of a success holds %s: the task is looked for, and told as uncertain',
		async (_what, data) => {
			const body = { code: 200, status: 'OK', ...(data === undefined ? {} : { data }) };
			airudder.fault('createTask', { status: 200, body }, { commit: true });
			const found = await run(airudder, 'task.create', newTask, customers(3));
			expect(jsonOf(found)).toMatchObject([
				{ taskId: airudder.tasks()[0]!.taskId, foundAfterLostAnswer: true },
			]);
			airudder.fault('createTask', { status: 200, body });
			const lost = await run(airudder, 'task.create', newTask, customers(3));
			expect(lost.error?.message).toMatch(/^It is not known whether AIRudder took the request: /);
			expect(airudder.tasks()).toHaveLength(1);
		},
	);

	it('a task whose name may be somebody else’s is not taken for the lost one: a name of the user, or a clock', async () => {
		for (const taskName of ['reminder', 'reminder_20261201T090000']) {
			airudder.fault('createTask', 'resetAfterCommit');
			const ran = await run(airudder, 'task.create', { ...plainTask, taskName }, customers(3));
			expect(ran.error?.message).toMatch(/not known whether/);
		}
		expect(airudder.requests('listTasks')).toEqual([]);
	});

	it('no customer gets the task of another when forty are made at a time and every answer is lost', async () => {
		airudder.fault('createTask', 'resetAfterCommit', { times: 40 });
		const runs = Array.from({ length: 40 }, async (_, index) => {
			const own = [{ json: { mobile: `+62811${2_000_000 + index}` } }];
			const [made] = jsonOf(await run(airudder, 'task.create', newTask, own));
			return [made!.taskId, [own[0]!.json.mobile]];
		});
		const taken = await Promise.all(runs);
		const numbersOf = new Map(
			airudder
				.tasks()
				.map(({ taskId, contacts }) => [taskId, contacts.map(({ number }) => number)]),
		);
		expect(taken.map(([taskId]) => numbersOf.get(taskId as string))).toEqual(
			taken.map(([, mobiles]) => mobiles),
		);
	});

	it('a list that is empty or lags proves nothing: the outcome stays unknown', async () => {
		airudder.fault('createTask', 'resetAfterCommit');
		const empty = { status: 200, body: { code: 200, status: 'OK', data: [] } };
		airudder.fault('listTasks', empty, { times: 20 });
		const ran = await run(airudder, 'task.create', newTask, customers(3));
		expect(ran.error?.message).toMatch(/not known whether/);
		expect(airudder.dialled()).toEqual(everyone);
	});

	it('when the node has Retry On Fail and the outcome is unknown', async () => {
		airudder.fault('createTask', 'resetAfterCommit', { times: 5 });
		airudder.fault('listTasks', { bodyCode: 403, message: 'not allowed' }, { times: 20 });
		const ran = await run(airudder, 'task.create', newTask, customers(3), {
			retryOnFail: true,
			maxTries: 3,
			waitBetweenTries: 1,
		});
		expect(creates()).toBe(1);
		expect(ran.error?.message).toBe(
			'Rows 1 to 3: this has possibly been sent to AIRudder earlier in this execution',
		);
		expect(ran.error?.description).toMatch(/A task named "reminder_\w+" may exist and be calling/);
	});

	it('when AIRudder took the task but gave no id, and refuses the list in which it could be found', async () => {
		airudder.switches.createdTaskIdName = 'none';
		airudder.switches.createdTaskIdWrapped = true;
		airudder.fault('listTasks', { bodyCode: 403, message: 'not allowed' }, { times: 20 });
		const ran = await run(airudder, 'task.create', newTask, customers(3), {
			retryOnFail: true,
			maxTries: 3,
			waitBetweenTries: 1,
		});
		expect(creates()).toBe(1);
		expect(airudder.dialled()).toEqual(everyone);
		expect(jsonOf(ran)[0]).toMatchObject({
			taskName: expect.stringMatching(/^reminder_/),
			answer: { task: {} },
		});
	});

	it('when the second of three tasks is refused and Retry On Fail runs the node again: the first is kept', async () => {
		airudder.fault('createTask', { bodyCode: 403, message: 'busy' }, { after: 1 });
		const parameters = { ...newTask, tasks: 'perItem', taskName: '={{ $json.mobile }}' };
		const ran = await run(airudder, 'task.create', parameters, customers(3), {
			retryOnFail: true,
			maxTries: 2,
			waitBetweenTries: 1,
		});
		expect(ran.error).toBeUndefined();
		expect(airudder.dialled()).toEqual(everyone);
		expect(jsonOf(ran).map(({ sentEarlier }) => sentEarlier)).toEqual([true, undefined, undefined]);
	});

	it('when somebody presses Retry in the list of executions: what was sent is told, not sent again', async () => {
		airudder.fault('createTask', { bodyCode: 403, message: 'busy' }, { after: 1 });
		const subject = action(airudder, 'task.create', {
			...newTask,
			tasks: 'perItem',
			taskName: '={{ $json.mobile }}',
		});
		const failed = await runNode(subject, customers(3));
		expect(failed.error?.description).toMatch(
			/Already sent, and not to be sent again: Row 1 \(\w+\)\./,
		);
		const retried = await runNode(subject, undefined, failed);
		expect(retried.error).toBeUndefined();
		expect(airudder.dialled()).toEqual(everyone);
		expect(jsonOf(retried)[0]).toMatchObject({ sentEarlier: true });
	});

	it('when Retry is pressed after an unknown outcome: nothing is sent', async () => {
		airudder.fault('createTask', 'resetBeforeCommit');
		const subject = action(airudder, 'task.create', newTask);
		const failed = await runNode(subject, customers(2));
		const retried = await runNode(subject, undefined, failed);
		expect(creates()).toBe(1);
		expect(retried.error?.message).toBe(
			'Rows 1 to 2: this has possibly been sent to AIRudder earlier in this execution',
		);
	});

	it('when AIRudder asks to slow down or a create meets a passing fault: it is not repeated', async () => {
		airudder.fault('createTask', { status: 429, retryAfterSeconds: 0 });
		const ran = await run(airudder, 'task.create', newTask, customers(1));
		expect(creates()).toBe(1);
		expect(ran.error?.message).toMatch(/code 429/);
	});

	it('but a create that was refused for its old token is sent again with a new one', async () => {
		const subject = action(airudder, 'task.create', newTask);
		await runNode(subject, customers(1));
		airudder.expireTokens();
		const ran = await runNode(subject, customers(2).slice(1));
		expect(ran.error).toBeUndefined();
		expect(airudder.tasks()).toHaveLength(2);
	});
});
