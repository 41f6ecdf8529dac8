import { sampleAccount, startSimulator, type Simulator } from '../../simulator';
import { ContractClient } from '../../simulator/client';

const number = '+6281111111111';
const task = { body: { TaskName: 'March', Details: [{ Mobile: number }] } };

let airudder: Simulator;
let client: ContractClient;

beforeAll(async () => {
	airudder = await startSimulator();
});
afterAll(() => airudder.stop());
beforeEach(async () => {
	airudder.reset();
	client = new ContractClient(airudder.url, sampleAccount);
	await client.login();
});

it('breaks the connection before anything is stored', async () => {
	airudder.fault('createTask', 'resetBeforeCommit');
	await expect(client.call('createTask', task)).rejects.toThrow();
	expect(airudder.dialled()).toEqual([]);
	expect(airudder.requests('createTask')).toMatchObject([{ status: undefined }]);
	await client.call('createTask', task);
	expect(airudder.dialled()).toEqual([number]);
});

it('takes the task and breaks the connection before it answers', async () => {
	airudder.fault('createTask', 'resetAfterCommit');
	await expect(client.call('createTask', task)).rejects.toThrow();
	expect(airudder.dialled()).toEqual([number]);
});

it('answers late, having taken the task at once', async () => {
	airudder.fault('createTask', { delayMs: 150 });
	const began = Date.now();
	const answer = client.call('createTask', task);
	expect((await answer).json).toMatchObject({ code: 200 });
	expect(Date.now() - began).toBeGreaterThanOrEqual(140);
});

it('answers a status, with Retry-After when asked, as often and as late as wanted', async () => {
	airudder.fault('listRobots', { status: 429, retryAfterSeconds: 3 }, { times: 2, after: 1 });
	const statuses: number[] = [];
	for (let request = 0; request < 4; request += 1) {
		const { status, headers } = await client.call('listRobots');
		statuses.push(status);
		if (status === 429) expect(headers.get('retry-after')).toBe('3');
	}
	expect(statuses).toEqual([200, 429, 429, 200]);
});

it('takes the task behind a bad gateway when told to', async () => {
	airudder.fault('createTask', { status: 502 }, { commit: true });
	expect((await client.call('createTask', task)).status).toBe(502);
	expect(airudder.tasks()).toHaveLength(1);
	airudder.fault('createTask', { status: 502 });
	expect((await client.call('createTask', task)).status).toBe(502);
	expect(airudder.tasks()).toHaveLength(1);
});

it('answers a body code in words', async () => {
	airudder.fault('listRobots', { bodyCode: 500, message: 'Come back later' });
	const { status, json } = await client.call('listRobots');
	expect(status).toBe(200);
	expect(json).toMatchObject({ code: 500, message: 'Come back later' });
});

it('answers a web page instead of JSON', async () => {
	airudder.fault('listRobots', 'notJson');
	const { status, headers, json } = await client.call('listRobots');
	expect([status, headers.get('content-type'), json]).toEqual([200, 'text/html', undefined]);
});

it('says that a recording is not ready yet', async () => {
	airudder.fault('getCallRecording', 'recordingNotReady');
	const query = { TaskID: 'any', Callee: number };
	const { json } = await client.call('getCallRecording', { query });
	expect(json?.message).toBe('The recording is not ready yet');
});

it('knows no fault for an operation the contract lacks', () => {
	expect(() => airudder.fault('createTsk', 'notJson')).toThrow('createTsk');
});

it('forgets tasks, requests, faults and switches on reset, but not the token', async () => {
	await client.call('createTask', task);
	airudder.fault('listRobots', 'notJson');
	airudder.switches.refusalCode = 500;
	airudder.reset();
	expect([airudder.tasks(), airudder.requests(), airudder.logins()]).toEqual([[], [], 0]);
	expect(airudder.switches.refusalCode).toBe(403);
	expect((await client.call('listRobots')).json).toMatchObject({ code: 200 });
});

it('stops at once, also while an answer is being delayed', async () => {
	const short = await startSimulator();
	short.fault('obtainToken', { delayMs: 60_000 });
	const login = new ContractClient(short.url, sampleAccount).login();
	const broken = expect(login).rejects.toThrow();
	while (short.requests().length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
	await short.stop();
	await broken;
});

describe('never more than one commit per request', () => {
	const far = { autoEndTime: '2099-01-05 18:00:00', startTime: '2099-01-05 09:00:00' };
	const dialerTask = { ...far, taskName: 'Original', groupName: 'Collection' };
	const customizeContacts = [{ PhoneNumber: number }];
	const workflow = { workflow_template_id: 1, name: 'Reminder', end_time: '2099-01-05 18:00:00' };
	const details = [{ callee: number }];
	const signed = { 'X-AIRudder-Sign-Key': 'key', 'X-AIRudder-Sign': 'sign' };
	let requests: Record<string, () => object>;
	let countOf: () => number;

	beforeEach(async () => {
		await client.loginToDialer();
		await client.call('createDialerTask', { body: { ...dialerTask, customizeContacts } });
		await client.call('createWorkflow', { body: workflow });
		const { workflowId } = airudder.workflows()[0]!;
		let taken = 0;
		requests = {
			createTask: () => task.body,
			createWorkflow: () => ({ ...workflow, details }),
			addWorkflowContacts: () => ({ workflow_id: workflowId, details }),
			createDialerTask: () => ({ ...dialerTask, taskName: `New_${taken++}`, customizeContacts }),
			copyDialerTask: () => ({ ...dialerTask, taskName: `Copy_${taken++}`, fromTask: 'Original' }),
			sendSms: () => ({ to: [number], message: 'Hello', from: 'Lender' }),
			sendHuaweiUserMessage: () => ({ call_id: 'mine', messages: [{ type: 'text', text: 'Hi' }] }),
		};
		countOf = () =>
			airudder.dialled().length + airudder.messages().length + airudder.contacted().length;
	});

	it.each([
		'createTask',
		'createWorkflow',
		'addWorkflowContacts',
		'createDialerTask',
		'copyDialerTask',
		'sendSms',
		'sendHuaweiUserMessage',
	])('%s', async (operationId) => {
		const before = countOf();
		const send = () =>
			client.call(operationId, { headers: signed, body: requests[operationId]!() });
		const { json } = await send();
		expect([0, 200]).toContain(json?.code);
		expect(countOf()).toBe(before + 1);
		for (const [fault, commits] of [
			['resetBeforeCommit', 0],
			['resetAfterCommit', 1],
			[{ status: 503 }, 0],
			[{ delayMs: 1 }, 1],
			['notJson', 0],
		] as const) {
			const soFar = countOf();
			airudder.fault(operationId, fault);
			await send().catch(() => undefined);
			expect(countOf() - soFar).toBe(commits);
		}
		expect(airudder.violations()).toEqual([]);
	});
});
