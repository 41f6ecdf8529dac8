import { sampleAccount, sampleChatbotKey, startSimulator, type Simulator } from '../../simulator';
import { ContractClient } from '../../simulator/client';
import { startReceiver, type Receiver } from '../../simulator/receiver';

jest.mock('../../contract/read', () => {
	const actual = jest.requireActual<{ contractText: () => string }>('../../contract/read');
	const { pulledContract } = jest.requireActual<{ pulledContract: (text: string) => string }>(
		'./pulledContract',
	);
	return { ...actual, contractText: () => pulledContract(actual.contractText()) };
});

const signed = { 'X-AIRudder-Sign-Key': sampleChatbotKey.signKey, 'X-AIRudder-Sign': 'any' };

let airudder: Simulator;
let client: ContractClient;
let receiver: Receiver;

beforeAll(async () => {
	receiver = await startReceiver();
	airudder = await startSimulator({ webhookUrl: receiver.url });
});
afterAll(async () => {
	await airudder.stop();
	await receiver.stop();
});
beforeEach(async () => {
	airudder.reset();
	receiver.received.length = 0;
	client = new ContractClient(airudder.url, sampleAccount);
	await client.login();
});

describe('an operation that became documented', () => {
	it("answers the contract's example, its query checked", async () => {
		const good = await client.call('getPlanStatus', { query: { PlanID: 'p', Round: '2' } });
		expect(good.json).toEqual({ code: 200, status: 'OK', data: { Status: 'over' } });
		expect(airudder.violations()).toEqual([]);
		const wrong: Array<Record<string, string>> = [
			{ Round: '2' },
			{ PlanID: 'p', Round: 'x' },
			{ PlanID: 'p', Other: '' },
		];
		for (const query of wrong) {
			expect((await client.call('getPlanStatus', { query })).json).toMatchObject({ code: 403 });
		}
		expect(airudder.violations()).toHaveLength(3);
	});

	it('answers what its schema allows, where the example is not, and tells whom it reached', async () => {
		const body = { Name: 'March', Details: [{ Mobile: '+6281111111111' }] };
		const { json } = await client.call('createPlan', { body });
		expect(json).toEqual({
			code: 200,
			status: 'OK',
			data: {
				PlanID: expect.stringMatching(/^[0-9a-f]{32}$/),
				CreatedAt: expect.stringMatching(/T.*Z$/),
				Kind: 'auto',
				Rounds: 3,
			},
		});
		expect(airudder.contacted()).toEqual([{ operationId: 'createPlan', query: {}, body }]);
		expect(airudder.violations()).toEqual([]);
		const wrong = { ...body, Details: [{ Mobile: 62 }] };
		expect((await client.call('createPlan', { body: wrong })).json).toMatchObject({
			code: 403,
			message: 'Details/0/Mobile must be string',
		});
		expect(airudder.contacted()).toHaveLength(1);
	});

	it('takes values in its path', async () => {
		const listed = await client.call('listStrategies', { path: { GroupID: '7' } });
		expect(listed.json?.data).toEqual([{ ID: expect.any(String), Name: expect.any(String) }]);
		expect(airudder.violations()).toEqual([]);
		const wrong = await client.call('listStrategies', { path: { GroupID: 'x' } });
		expect(wrong.json).toMatchObject({ code: 403 });
	});

	it('is sent by any method, and answers nothing where no answer is described', async () => {
		const { json } = await client.call('cancelPlanCall', { path: { PlanID: 'a b' } });
		expect(json).toEqual({ code: 200, status: 'OK' });
		expect(airudder.requests('cancelPlanCall')).toMatchObject([{ method: 'DELETE' }]);
		expect(airudder.violations()).toEqual([]);
	});

	it('reads numbers out of a form, and answers without envelope where there is none', async () => {
		expect((await client.call('stopWorkflow', { body: { ID: '7' } })).json).toEqual({
			result: 'stopped',
		});
		expect(airudder.violations()).toEqual([]);
		expect((await client.call('stopWorkflow', { body: { ID: 'x' } })).json).toMatchObject({
			code: 403,
		});
	});

	it('takes files with the fields beside them, and asks for the file', async () => {
		const form = new FormData();
		form.append('file', new Blob(['abc'], { type: 'image/png' }), 'a.png');
		form.append('size', '3');
		form.append('tags', 'one');
		const { json } = await client.call('uploadFile', { body: form });
		expect(json).toMatchObject({ code: 200, data: { url: 'https://example.com/a.png' } });
		expect(airudder.requests('uploadFile')[0]!.body).toMatchObject({
			file: { name: 'a.png', type: 'image/png', size: 3 },
		});
		expect(airudder.violations()).toEqual([]);
		form.append('tags', 'two');
		expect((await client.call('uploadFile', { body: form })).json).toMatchObject({ code: 200 });
		form.set('size', 'large');
		expect((await client.call('uploadFile', { body: form })).json).toMatchObject({ code: 403 });
		const empty = new FormData();
		empty.append('size', '3');
		expect((await client.call('uploadFile', { body: empty })).json).toMatchObject({ code: 403 });
	});

	it('gives up what was guessed of it', async () => {
		const { json } = await client.call('getCallByCallId', { query: { CallID: 'c' } });
		expect(json?.data).toEqual({ CallID: expect.any(String) });
		expect(airudder.violations()).toEqual([]);
	});

	it('is played even if nobody knew of it before, in the family of its path', async () => {
		const body = { Name: 'April' };
		expect((await client.call('renamePulledPlan', { body })).json).toMatchObject({
			code: 200,
			status: 'OK',
			data: expect.any(String),
		});
		expect(airudder.contacted()).toEqual([{ operationId: 'renamePulledPlan', query: {}, body }]);
		client.token = undefined;
		expect((await client.call('renamePulledPlan', { body })).json).toMatchObject({ code: 401 });
	});

	it('of the chatbot takes what the contract says, and either when it says nothing', async () => {
		const form = new FormData();
		form.append('file', new Blob(['abc']), 'a.png');
		const codes = async (operationId: string, body: unknown) => {
			const byToken = await client.call(operationId, { body });
			const { token } = client;
			client.token = undefined;
			const bySignature = await client.call(operationId, { body, headers: signed });
			client.token = token;
			return [byToken.json?.code, bySignature.json?.code];
		};
		expect(await codes('uploadFile', form)).toEqual([200, 200]);
		expect(await codes('listTemplates', { page: 1 })).toEqual([200, 401]);
		expect(await codes('listSessionMessages', { call_id: 's' })).toEqual([401, 200]);
	});
});

describe('an event that became documented', () => {
	it("is sent as the contract's example, ours giving way", async () => {
		const { body } = await airudder.sendWebhook('taskEnded');
		expect(body).toMatchObject({ total: 12, status: 'finished' });
		expect(body.task_id).not.toBe('8d2f');
		expect((await airudder.sendWebhook('workflowCallEnded')).body).toMatchObject({
			Debtor: 'Sari',
		});
		expect(airudder.violations()).toEqual([]);
	});

	it('is sent as its schema says where there is no example, and checked', async () => {
		expect((await airudder.sendWebhook('planEnded')).body).toEqual({
			plan_id: expect.any(String),
			rounds: expect.any(Number),
		});
		const { body } = await airudder.sendWebhook('sessionEnded', { call_id: 's-7' });
		expect(body).toEqual({ event: 'session.end', call_id: 's-7' });
		expect(airudder.violations()).toEqual([]);
		await airudder.sendWebhook('planEnded', { rounds: 'many' });
		expect(airudder.violations()).toMatchObject([{ by: 'event', operationId: 'planEnded' }]);
	});

	it('tells of what happened as far as the contract has a place for it', async () => {
		const body = { TaskName: 'March', Details: [{ Mobile: '+6281111111111' }] };
		await client.call('createTask', { body });
		await airudder.finishTask();
		const ended = airudder.deliveries().find(({ event }) => event === 'taskEnded');
		expect(ended!.body).toEqual({
			task_id: airudder.tasks()[0]!.taskId,
			task_name: 'March',
			status: 'finished',
			total: 12,
		});
		expect(airudder.violations()).toEqual([]);
	});
});
