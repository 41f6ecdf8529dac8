import { join } from 'node:path';
import { servePortal } from '../support/portal';
import { ProjectCopy, someLeftOut } from '../support/pull/projectCopy';
import { customers } from '../support/engine/airudder';
import { node } from '../support/n8n/harness';
import type * as ownHarness from '../support/n8n/ownHarness';

/** The package as it is after a pull from the served portal: copied, completed, built, packed, installed. */
describe('the package in a real n8n once the portal was read', () => {
	const project = new ProjectCopy();
	let harness: ownHarness.OwnHarness;
	beforeAll(async () => {
		const portal = await servePortal();
		const { exitCode, stderr } = await project.pull('--from', portal.url);
		await portal.stop();
		expect({ exitCode, stderr }).toEqual({ exitCode: someLeftOut, stderr: '' });
		const copied = jest.requireActual<typeof ownHarness>(
			join(project.folder, 'test', 'support', 'n8n', 'ownHarness'),
		);
		harness = await copied.OwnHarness.start();
		harness.airudder.switches.chatbotSignature = 'hmac-sha256-hex-of-body';
	});
	beforeEach(() => harness.airudder.reset());
	afterAll(async () => {
		await harness.stop();
		project.remove();
	});

	/** Runs an action without an Endpoint Path. */
	const run = async (
		place: { type?: string; resource: string; operation: string },
		parameters: object,
		items = customers(1),
	) => {
		const { type = 'aiRudder', ...rest } = place;
		const outcome = await harness.run([node('Subject', type, { ...rest, ...parameters })], items);
		expect(outcome.error()).toBeUndefined();
		expect(harness.airudder.violations()).toEqual([]);
		return outcome.json('Subject');
	};
	const sent = (operationId: string) => harness.airudder.requests(operationId);

	it('lists the strategies, which it had no path for', async () => {
		const strategies = await run(
			{ resource: 'strategy', operation: 'getAll' },
			{ query_page: 1, additionalFields: { query_type: 'call' } },
		);
		expect(strategies).toEqual([{ id: 7, name: 'Remind', note: null }]);
		expect(sent('listStrategies')).toMatchObject([
			{ path: '/service/cloud/fixture/strategies', query: { page: '1', type: 'call' } },
		]);
	});

	it('creates a plan with the incoming items as its contacts, once', async () => {
		const created = await run(
			{ resource: 'plan', operation: 'create' },
			{
				body_plan_name: 'december',
				body_strategy_id: 7,
				additionalFields: {
					body_call_mode: 'group',
					body_window: { start: '09:00', end: '18:00' },
				},
				phoneNumberColumn: 'mobile',
				contactFields: { known: [{ field: 'name', column: 'name' }] },
			},
			customers(2),
		);
		expect(created).toMatchObject([{ taskId: expect.any(String), contacts: 2 }]);
		expect(harness.airudder.contacted()).toEqual([
			{
				operationId: 'createPlan',
				query: {},
				body: {
					plan_name: 'december',
					strategy_id: 7,
					call_mode: 'group',
					window: { start: '09:00', end: '18:00' },
					contacts: [
						{ name: 'Customer 1', phone: '+628111000000' },
						{ name: 'Customer 2', phone: '+628111000001' },
					],
				},
			},
		]);
	});

	it('uploads the file of an item', async () => {
		const data = {
			data: Buffer.from('a file').toString('base64'),
			mimeType: 'text/plain',
			fileName: 'a.txt',
		};
		const [uploaded] = await run(
			{ type: 'aiRudderChatbot', resource: 'file', operation: 'upload' },
			{ body_file: 'data', additionalFields: { body_purpose: 'chat' } },
			[{ json: {}, binary: { data } }],
		);
		expect(uploaded).toEqual({ url: 'https://files.example.com/1' });
		expect(sent('uploadFile')[0]!.body).toEqual({
			purpose: 'chat',
			file: { name: 'a.txt', type: 'text/plain', size: 6 },
		});
	});

	it('offers an operation that no file of the package names', async () => {
		await run(
			{ type: 'aiRudderChatbot', resource: 'knowledgeBase', operation: 'searchKnowledge' },
			{ query_q: 'refund' },
		);
		expect(sent('searchKnowledge')).toMatchObject([{ query: { q: 'refund' } }]);
	});

	it('recognises a report whose fields it did not know', async () => {
		const live = await harness.publish(
			node('Trigger', 'aiRudderTrigger', { events: ['taskEnded'] }),
		);
		expect(await harness.airudder.sendWebhook('taskEnded', {}, live.url)).toMatchObject({
			status: 200,
		});
		const [heard] = await live.outcomes();
		expect(heard!.json('Trigger')).toMatchObject([
			{ event: 'taskEnded', taskId: expect.any(String), taskName: expect.any(String) },
		]);
		await live.unpublish();
	});
});
