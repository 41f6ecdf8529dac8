import { sampleAccount, sampleRobots } from '../../simulator';
import { Harness, node, rows } from './harness';

describe('the packed package in a real n8n', () => {
	let harness: Harness;

	beforeAll(async () => {
		harness = await Harness.start();
	});

	afterAll(async () => {
		await harness.stop();
	});

	it('brings its nodes along', async () => {
		const types = await harness.n8n.nodeTypes('n8n-nodes-airudder');
		expect(types).toContain('n8n-nodes-airudder.aiRudder');
		expect(types).toContain('n8n-nodes-airudder.aiRudderTrigger');
	});

	it("tells a right credential from a wrong one, in AIRudder's words", async () => {
		const { n8n, credential, airudder } = harness;
		const right = { baseUrl: airudder.url, ...sampleAccount };
		await expect(n8n.testCredential(credential, right)).resolves.toMatchObject({ status: 'OK' });
		const wrong = { ...right, appSecret: 'wrong' };
		await expect(n8n.testCredential(credential, wrong)).resolves.toMatchObject({
			status: 'Error',
		});
	});

	it('calls whom it can call, and hears of it', async () => {
		const { airudder } = harness;
		const live = await harness.publish(
			node('Trigger', 'aiRudderTrigger', { events: ['callEnded'] }),
		);
		expect(live.publication.status).toBe('published');

		const create = node('Create', 'aiRudder', {
			resource: 'task',
			operation: 'create',
			taskName: 'reminder',
			robot: { __rl: true, mode: 'id', value: sampleRobots[0]?.robotId },
			phoneNumberColumn: 'mobile',
			callingCode: '62',
			invalidRows: 'skip',
		});
		const customers = rows({ mobile: '0811 1111 1101' }, { mobile: '0812-abc' });
		const outcome = await harness.run([create], customers);
		expect(outcome.error()).toBeUndefined();
		expect(airudder.dialled()).toEqual(['+6281111111101']);

		await airudder.finishTask();
		const [heard] = await live.outcomes();
		expect(heard?.json('Trigger')).toEqual([
			expect.objectContaining({
				event: 'callEnded',
				phoneNumber: '+6281111111101',
				answered: true,
			}),
		]);
		await live.unpublish();
		expect(airudder.violations()).toEqual([]);
	});
});
