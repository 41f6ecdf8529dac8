import { newDialerTask } from '../support/engine/dialer';
import { lastErrorOf, runAgent } from '../support/n8n/agent';
import { chain, type NodeInput } from '../support/n8n/workflows';
import { node, Outcome, rows } from '../support/n8n/harness';
import type { OwnHarness } from '../support/n8n/ownHarness';
import { until } from '../support/until';
import type { Json } from '../../tools/n8n';
import { started, versions } from './versions';

const first = '+6281111111101';
const customers = rows({ mobile: first }, { mobile: '+6281111111106' });
const threeTries = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };

describe.each(versions)('n8n $name', (version) => {
	let harness: OwnHarness;
	beforeAll(async () => {
		harness = await started(version);
	});
	beforeEach(() => harness.airudder.reset());
	afterAll(async () => await harness.stop());

	const sms = (message: string) => ({
		...{ resource: 'sms', operation: 'send', phoneNumberColumn: 'mobile' },
		...{ from: 'SHOP', message },
	});
	const wait = () => ({
		...{ resource: 'dialerTask', operation: 'createAndWait' },
		...newDialerTask(harness.airudder),
	});

	it('lets an execution wait for a callback, through a restart, and go on with the calls', async () => {
		const { airudder, n8n } = harness;
		const after = node('After', 'n8n-nodes-base.noOp');
		const id = await harness.begin([node('Dial', 'aiRudder', wait()), after], customers);
		const statusOf = async () => (await n8n.executions.get(id)).status;
		await until(async () => (await statusOf().catch(() => '')) === 'waiting');
		await harness.restart();
		await until(() => harness.server.log().includes('Editor is now accessible'));
		const { taskId, callback = '' } = airudder.dialerTasks()[0]!;
		expect(new URL(callback).searchParams.has('signature')).toBe(version.signsCallbacks);
		const event = { type: 'TaskStatus', body: { taskId, state: 'Finished' } };
		const stranger = callback.replace(/wait=[^&]*/, 'wait=another.0');
		const refused = await airudder.sendWebhook('dialerTaskStatusChanged', event, stranger);
		expect(refused.status).toBe(410);
		expect(await statusOf()).toBe('waiting');
		await airudder.finishTask(taskId);
		const outcome = new Outcome(await n8n.executions.finished(id));
		expect(outcome.status).toBe('success');
		expect(outcome.json('After')).toMatchObject(
			customers.map(({ json }) => ({ taskId, taskStatus: 'Finished', phoneNumber: json.mobile })),
		);
	});

	it('calls whom the model of an agent names', async () => {
		const create = {
			...{ resource: 'task', operation: 'create', phoneNumberColumn: 'phone' },
			taskName:
				'={{ "call-" + $fromAI("phone", "phone number with country code", "string").slice(-4) }}',
			robot: { __rl: true, mode: 'id', value: 'robot-1' },
		};
		const outcome = await harness.runTool('Call Somebody', create, { phone: first });
		expect(outcome.status).toBe('success');
		expect(harness.airudder.dialled()).toEqual([first]);
	});

	describe.each([2.2, version.agent])('by AI Agent %d', (typeVersion) => {
		const agentRun = async (tool: NodeInput): Promise<Outcome> =>
			(await runAgent(harness, tool, { typeVersion, given: { mobile: first } })).outcome;

		it('texts once although the model calls its tool twice and every answer is lost', async () => {
			harness.airudder.fault('sendSms', 'resetAfterCommit', { times: 20 });
			const message = '={{ "Hello " + $fromAI("mobile", "phone number", "string") }}';
			const tool = node('Text Somebody', 'aiRudderTool', sms(message), threeTries);
			const outcome = await agentRun(tool);
			expect(lastErrorOf(outcome, tool.name)).toContain('possibly been sent to AIRudder earlier');
			expect(harness.airudder.requests('sendSms')).toHaveLength(1);
		});

		it('refuses to wait, before anything is sent', async () => {
			const tool = node('Dial', 'aiRudderTool', wait());
			const outcome = await agentRun(tool);
			expect(lastErrorOf(outcome, tool.name)).toContain(
				'Waiting for a callback does not work in a tool of an AI agent',
			);
			expect(harness.airudder.dialerTasks()).toEqual([]);
		});
	});

	it('texts once in a sub-workflow that is tried three times after a lost answer', async () => {
		const { airudder } = harness;
		airudder.fault('sendSms', 'resetAfterCommit', { times: 20 });
		const called = node(
			'Called',
			'n8n-nodes-base.executeWorkflowTrigger',
			{ inputSource: 'passthrough' },
			{ typeVersion: 1.1 },
		);
		const child = await harness.save(chain([called, node('Text', 'aiRudder', sms('Hello'))]));
		const call: Json = {
			workflowId: { __rl: true, mode: 'id', value: child.id },
			mode: 'each',
			options: {},
		};
		const outcome = await harness.run(
			[
				node('Call', 'n8n-nodes-base.executeWorkflow', call, {
					typeVersion: 1.1,
					...threeTries,
				}),
			],
			customers,
		);
		expect(airudder.requests('sendSms')).toHaveLength(1);
		expect(outcome.error()?.message).toMatch(
			/possibly been sent to AIRudder earlier by execution \d+/,
		);
	});
});
