import { runAgent } from '../support/n8n/agent';
import { Harness, node } from '../support/n8n/harness';
import { until } from '../support/until';

const person = '+628111000000';
const given = { phone: person, name: 'Ayu' };

describe('an agent in a real n8n', () => {
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
		'(AI Agent %d) calls a person, once, and reads to its user what came of the call',
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
});
