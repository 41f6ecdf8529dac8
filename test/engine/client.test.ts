import type { Simulator } from '../../simulator';
import { action, customers, jsonOf, newTask, run } from '../support/engine/airudder';
import { runNode } from '../support/engine/n8nEngine';
import { simulateAirudder } from '../support/engine/simulateAirudder';

const thousand = Array.from({ length: 1000 }, () => ({ json: {} }));

// Pauses between tries are no part of what these tests are about.
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async () => undefined,
}));

describe('Talking to AIRudder', () => {
	let airudder: Simulator;
	let taskId: string;
	simulateAirudder((started) => (airudder = started), {
		accounts: [
			{ appKey: 'plain-key', appSecret: 'plain-secret' },
			{ appKey: 'sealed', appSecret: 'secret', aesKey: 'airudderredduria' },
		],
	});
	const plain = { appKey: 'plain-key', appSecret: 'plain-secret' };
	const ask = (name: string, parameters = {}, credential = {}) =>
		action(airudder, name, parameters, {}, { ...plain, ...credential });
	beforeEach(async () => {
		const ran = await runNode(ask('task.create', newTask), customers(2));
		taskId = jsonOf(ran)[0]!.taskId as string;
	});

	const get = (parameters = {}) => ({
		task: { __rl: true, mode: 'id', value: taskId },
		...parameters,
	});

	it('logs in once for 1,000 items with a cold token', async () => {
		const before = airudder.logins();
		const ran = await runNode(ask('task.get', get()), thousand);
		expect(ran.error).toBeUndefined();
		expect(airudder.logins() - before).toBe(1);
		expect(airudder.requests('getTaskDetail')).toHaveLength(1000);
		expect(ran.output![0]!.map(({ pairedItem }) => pairedItem)).toEqual(
			thousand.flatMap((_item, item) => [{ item }, { item }]),
		);
		expect(ran.credentials.reads).toBe(1);
	});

	it('logs in once more when the stored token has expired, inside an HTTP 200 or as HTTP 401', async () => {
		for (const errorHttpStatus of ['200', 'same'] as const) {
			airudder.switches.errorHttpStatus = errorHttpStatus;
			const subject = ask('task.get', get());
			await runNode(subject);
			airudder.expireTokens();
			const before = airudder.logins();
			const ran = await runNode(subject, thousand.slice(0, 100));
			expect(ran.error).toBeUndefined();
			expect(airudder.logins() - before).toBe(1);
			expect(ran.credentials.stored.aiRudderApi!.accessToken).toBe(
				subject.credentials.aiRudderApi!.accessToken,
			);
		}
	});

	it('says in AIRudder’s words that the key is wrong, and sends nothing else', async () => {
		const earlier = airudder.requests().length;
		const ran = await runNode(ask('task.create', newTask, { appSecret: 'wrong' }), customers(1));
		expect(ran.error?.message).toBe(
			'AIRudder refused the request: "APPKey or APPSecret is wrong" (code 401)',
		);
		const sent = airudder
			.requests()
			.slice(earlier)
			.map(({ operationId }) => operationId);
		expect(new Set(sent)).toEqual(new Set(['obtainToken']));
	});

	it.each([
		['a broken connection', 'resetBeforeCommit' as const],
		['a server fault', { status: 503 }],
		['too many requests', { status: 429, retryAfterSeconds: 0 }],
	])('repeats a read after %s', async (_case, fault) => {
		airudder.fault('getTaskDetail', fault, { times: 2 });
		const ran = await runNode(ask('task.get', get()));
		expect(ran.error).toBeUndefined();
		expect(airudder.requests('getTaskDetail')).toHaveLength(3);
	});

	it('fails on HTTP 200 with a failing body code, with code and text', async () => {
		airudder.fault('getTaskDetail', { bodyCode: 403, message: 'no such task' });
		const ran = await runNode(ask('task.get', get()));
		expect(ran.error?.message).toBe('AIRudder refused the request: "no such task" (code 403)');
	});

	it('says so when nothing answers at the Base URL', async () => {
		const ran = await runNode(ask('robot.getAll', {}, { baseUrl: 'http://127.0.0.1:1' }));
		expect(ran.error?.message).toBe('AIRudder could not be reached at 127.0.0.1:1');
	});

	it('encrypts requests and reads encrypted answers when the credential has a key', async () => {
		const sealed = { appKey: 'sealed', appSecret: 'secret', encryptionSecret: 'airudderredduria' };
		const created = await runNode(ask('task.create', newTask, sealed), customers(2));
		expect(created.error).toBeUndefined();
		const id = jsonOf(created)[0]!.taskId;
		const ran = await runNode(
			ask('task.get', get({ task: { __rl: true, mode: 'id', value: id } }), sealed),
		);
		expect(jsonOf(ran)).toHaveLength(2);
		const encrypted = airudder
			.requests()
			.filter((request) => request.encrypted)
			.map(({ operationId }) => operationId);
		expect(encrypted).toEqual(expect.arrayContaining(['createTask', 'getTaskDetail']));
	});

	it('refuses an AES key of the wrong length before sending', async () => {
		const ran = await runNode(ask('robot.getAll', {}, { encryptionSecret: 'short' }));
		expect(ran.error?.message).toMatch(/AES Key of the credential has 5 bytes/);
	});

	it('shows no secret, token or list of numbers in any error', async () => {
		airudder.fault('createTask', { bodyCode: 403, message: 'no' });
		const subject = ask('task.create', newTask);
		const ran = await runNode(subject, customers(50));
		const shown = JSON.stringify({
			error: ran.error,
			data: ran.run.data.resultData.runData.Subject,
		});
		expect(shown).not.toContain(subject.credentials.aiRudderApi!.accessToken as string);
		expect(shown).not.toContain('plain-secret');
		expect(shown).not.toContain('+628111000049');
	});

	it('uses paths given in the credential', async () => {
		const ran = await runNode(
			ask('robot.getAll', {}, { endpointPaths: '{"listRobots":"/elsewhere"}' }),
		);
		expect(ran.error?.message).toBe(
			'AIRudder knows no path "/elsewhere" (Endpoint Paths of the credential)',
		);
		expect(airudder.requests().at(-1)!.path).toBe('/elsewhere');
	});

	it('runs nothing when the operation does not exist', async () => {
		const ran = await run(airudder, 'task.dance');
		expect(ran.error?.message).toBe('There is no operation "dance" of "task"');
	});
});
