import { runAgent } from '../support/n8n/agent';
import { Harness, node } from '../support/n8n/harness';
import { until } from '../support/until';

const person = '+628111000000';
const given = { phone: person, name: 'Ayu' };

describe('calls in a real n8n', () => {
	let harness: Harness;
	beforeAll(async () => {
		harness = await Harness.shared();
	});
	beforeEach(() => harness.airudder.reset());
	afterAll(async () => await harness.stop());

	const tool = () => {
		const { id, name } = harness.credentials.aiRudderApi;
		return node(
			'Call Somebody',
			'aiRudderTool',
			{
				...{ resource: 'call', operation: 'make', waitForOutcome: true, maxWait: 60 },
				robot: { __rl: true, mode: 'id', value: 'robot-1' },
				phoneNumber: '={{ $fromAI("phone", "phone number with country code", "string") }}',
				contactName: '={{ $fromAI("name", "name of the person", "string") }}',
			},
			{ credentials: { aiRudderApi: { id, name } } },
		);
	};

	it.each([2.2, 3.1])(
		'an agent (AI Agent %d) calls a person, once, and reads to its user what came of the call',
		async (typeVersion) => {
			const { airudder } = harness;
			const running = runAgent(harness, tool(), { typeVersion, given, times: 1 });
			await until(() => airudder.tasks().length > 0);
			await airudder.finishTask();
			const { outcome, told, offered } = await running;
			expect(outcome.error()).toBeUndefined();
			expect(offered?.description).toMatch(/^Call a person by phone, a real call, /);
			expect(airudder.dialled()).toEqual([person]);
			expect(airudder.tasks()[0]!.contacts[0]!.details).toMatchObject({ Debtor: 'Ayu' });
			expect(told).toHaveLength(1);
			expect(told[0]).toMatch(/"outcome":\s*"answered"/);
			const [{ output }] = outcome.json('Agent') as [{ output: string }];
			expect(output).toContain('Robot: ');
			expect(airudder.violations()).toEqual([]);
		},
	);

	it('has one output for calls as it is at first, and one for each outcome when they are split', async () => {
		const { airudder } = harness;
		const robot = { __rl: true, mode: 'id', value: 'robot-1' };
		const call = { resource: 'call', operation: 'make', robot, phoneNumber: '={{ $json.mobile }}' };
		const unreached = '+628111000006';
		const made = await harness.run(
			[node('Call', 'aiRudder', call)],
			[unreached, person].map((mobile) => ({ json: { mobile } })),
		);
		await airudder.finishTask();
		const tasks = made.json('Call').map(({ taskId }) => ({ json: { taskId } }));
		const get = {
			...{ resource: 'task', operation: 'get' },
			task: { __rl: true, mode: 'id', value: '={{ $json.taskId }}' },
		};
		const plain = await harness.run([node('Get', 'aiRudder', get)], tasks);
		expect(plain.json('Get')).toHaveLength(2);
		const split = { ...get, splitByOutcome: true };
		const parted = await harness.run([node('Get', 'aiRudder', split)], tasks);
		const shown = [0, 1, 2, 3].map((output) =>
			parted.items('Get', output).map(({ json, pairedItem }) => [json.phoneNumber, pairedItem]),
		);
		expect(shown).toEqual([[[person, { item: 1 }]], [[unreached, { item: 0 }]], [], []]);
	});
});
