import { randomUUID } from 'node:crypto';
import type { Json, Workflow } from '../../tools/n8n';
import { customers } from '../support/engine/airudder';
import { lastErrorOf, link, runAgent } from '../support/n8n/agent';
import { Harness, node, Outcome } from '../support/n8n/harness';
import { chain, type NodeInput, start } from '../support/n8n/workflows';

const threeTries = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };
const given = { mobile: '+6281111111101' };

describe('nobody is reached twice in a real n8n', () => {
	let harness: Harness;
	beforeAll(async () => {
		harness = await Harness.shared();
	});
	beforeEach(() => harness.airudder.reset());
	afterAll(async () => await harness.stop());

	const credentials = () => {
		const { id, name } = harness.credentials.aiRudderApi;
		return { aiRudderApi: { id, name } };
	};
	const sms = (type: string, message: string, settings = {}) =>
		node(
			'Text Somebody',
			type,
			{
				...{ resource: 'sms', operation: 'send', phoneNumberColumn: 'mobile' },
				...{ from: 'SHOP', message },
			},
			{ credentials: credentials(), ...settings },
		);
	const tool = () =>
		sms(
			'aiRudderTool',
			'={{ "Hello " + $fromAI("mobile", "phone number", "string") + " at " + $now.toMillis() }}',
			threeTries,
		);
	const loseAnswers = () => harness.airudder.fault('sendSms', 'resetAfterCommit', { times: 20 });
	const sent = () => harness.airudder.requests('sendSms').length;
	const runWorkflow = async (workflow: Omit<Workflow, 'name'>): Promise<Outcome> => {
		const saved = await harness.n8n.createWorkflow({ name: `Test ${randomUUID()}`, ...workflow });
		const executionId = await harness.n8n.run(saved.id, start.name);
		return new Outcome(await harness.n8n.executions.finished(executionId!));
	};

	it.each([2.2, 3.1])(
		'by the tool of AI Agent %d with three tries, although the model calls it twice',
		async (typeVersion) => {
			loseAnswers();
			const { outcome, told } = await runAgent(harness, tool(), { typeVersion, given });
			expect(told).toHaveLength(2);
			expect(lastErrorOf(outcome, 'Text Somebody')).toContain(
				'possibly been sent to AIRudder earlier',
			);
			expect(sent()).toBe(1);
		},
	);

	it('by a tool with three tries that an MCP client calls', async () => {
		loseAnswers();
		const path = randomUUID();
		const trigger = node(
			'MCP',
			'@n8n/n8n-nodes-langchain.mcpTrigger',
			{ path, authentication: 'none' },
			{ typeVersion: 2, webhookId: path },
		);
		const { id } = await harness.n8n.createWorkflow({
			name: `Test ${path}`,
			nodes: [trigger, tool()],
			connections: { 'Text Somebody': link('MCP', 'ai_tool') },
		});
		await harness.n8n.publish(id);
		const headers: Record<string, string> = {
			accept: 'application/json, text/event-stream',
			'content-type': 'application/json',
		};
		const ask = async (message: Json) => {
			const body = JSON.stringify({ jsonrpc: '2.0', ...message });
			const url = `${harness.server.url}/mcp/${path}`;
			const response = await fetch(url, { method: 'POST', headers, body });
			const session = response.headers.get('mcp-session-id');
			if (session) headers['mcp-session-id'] = session;
			return await response.text();
		};
		const client = { capabilities: {}, clientInfo: { name: 'test', version: '1' } };
		const initialize = { protocolVersion: '2025-03-26', ...client };
		await ask({ id: 1, method: 'initialize', params: initialize });
		await ask({ method: 'notifications/initialized' });
		const call = { name: 'Text_Somebody', arguments: given };
		expect(await ask({ id: 2, method: 'tools/call', params: call })).toContain(
			'possibly been sent',
		);
		expect(sent()).toBe(1);
		await harness.n8n.unpublish(id);
	});

	describe('by a sub-workflow that is tried three times', () => {
		const runParent = async ({
			after = [],
			between = [],
			settings = {},
		}: { after?: NodeInput[]; between?: NodeInput[]; settings?: Json } = {}) => {
			const passOn = { inputSource: 'passthrough' };
			const called = node('Called', 'n8n-nodes-base.executeWorkflowTrigger', passOn, {
				typeVersion: 1.1,
			});
			const text = sms('aiRudder', '={{ "Hello at " + $now.toMillis() }}');
			const child = await harness.n8n.createWorkflow(chain([called, text, ...after]));
			const workflowId = { __rl: true, mode: 'id', value: child.id };
			const call = (name: string) =>
				node(
					name,
					'n8n-nodes-base.executeWorkflow',
					{ workflowId, mode: 'each', options: {} },
					{ typeVersion: 1.1, ...threeTries },
				);
			const again = between.length > 0 ? [...between, call('Again')] : [];
			return await runWorkflow({
				...chain([start, call('Call'), ...again]),
				pinData: { Start: customers(2) },
				settings,
			});
		};
		/** What brings the same rows again, as a loop does. */
		const sameRows = () =>
			node(
				'Same Rows',
				'n8n-nodes-base.code',
				{ jsCode: 'return $("Start").all()' },
				{ typeVersion: 2 },
			);

		it('when the answer is lost', async () => {
			loseAnswers();
			const outcome = await runParent();
			expect(sent()).toBe(1);
			expect(outcome.error()?.message).toMatch(
				/possibly been sent to AIRudder earlier by execution \d+/,
			);
		});

		it('when a later item is refused: the first is not sent again, and the run goes on', async () => {
			harness.airudder.fault('sendSms', { bodyCode: 10511, message: 'busy' }, { after: 1 });
			const outcome = await runParent();
			expect(outcome.status).toBe('success');
			expect(sent()).toBe(3);
			expect(harness.airudder.messages()).toHaveLength(2);
			expect(outcome.json('Call')).toMatchObject([
				{ sentEarlier: true, sentByExecution: expect.any(String) },
				{ messageId: expect.any(String) },
			]);
		});

		it('when a later node of it fails', async () => {
			const fail = node('Fail', 'n8n-nodes-base.stopAndError', { errorMessage: 'no' });
			await runParent({ after: [fail] });
			expect(sent()).toBe(1);
		});

		it('when the same rows come again and n8n has not stored how far the caller is', async () => {
			const outcome = await runParent({ between: [sameRows()] });
			expect(outcome.status).toBe('success');
			expect(sent()).toBe(2);
			expect(outcome.json('Again')).toMatchObject([{ sentEarlier: true }, { sentEarlier: true }]);
		});

		it('but again for the same rows where n8n stores how far the caller is', async () => {
			await runParent({ between: [sameRows()], settings: { saveExecutionProgress: true } });
			expect(sent()).toBe(4);
		});
	});
});
