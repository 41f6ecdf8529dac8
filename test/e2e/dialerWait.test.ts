import { newDialerTask } from '../support/engine/dialer';
import { node, Outcome, rows } from '../support/n8n/harness';
import { OwnHarness } from '../support/n8n/ownHarness';
import { until } from '../support/until';

const customers = rows(
	{ mobile: '+6281111111101', name: 'Budi' },
	{ mobile: 'abc', name: 'nobody' },
	{ mobile: '+6281111111106', name: 'Siti' },
);

/** The call of a customer who is busy, and of one who talks to an agent. */
const outcomes = { '+6281111111106': 'Busy', '+6281111111101': 'Talked' };

describe('a dialer task that an execution waits for', () => {
	let harness: OwnHarness;
	/** Execution that nobody calls back: its two minutes pass while the other tests run. */
	let lonely: string;

	beforeAll(async () => {
		harness = await OwnHarness.start();
		lonely = await begin({ taskName: 'lonely', start: '', maxWait: 2 });
	});

	afterAll(async () => {
		expect(harness.airudder.violations()).toEqual([]);
		await harness.stop();
	});

	const dialer = (parameters: object) =>
		node('Dial', 'aiRudder', {
			resource: 'dialerTask',
			operation: 'createAndWait',
			invalidRows: 'skip',
			...newDialerTask(harness.airudder),
			...parameters,
		});
	const after = node('After', 'n8n-nodes-base.noOp');
	/** The row that each item comes from, as an expression of a later node finds it. */
	const rowsOfItems = node(
		'Rows',
		'n8n-nodes-base.set',
		{ mode: 'raw', jsonOutput: '={{ $("Start").item.json }}' },
		{ typeVersion: 3.4 },
	);
	const begin = async (parameters: object) => {
		const id = await harness.begin([dialer(parameters), after, rowsOfItems], customers);
		await waiting(id);
		return id;
	};
	const statusOf = async (id: string) => (await harness.n8n.executions.get(id)).status;
	const waiting = async (id: string) =>
		await until(async () => (await statusOf(id).catch(() => '')) === 'waiting');
	const taskOf = (name: string) =>
		harness.airudder.dialerTasks().find((task) => task.name === name)!;
	const finished = async (id: string, withinMs?: number) =>
		new Outcome(await harness.n8n.executions.finished(id, withinMs));

	it('waits through all events until the task has finished, and goes on with the calls', async () => {
		const { airudder } = harness;
		airudder.switches.dialerOrder = 'descending';
		const id = await begin({ taskName: 'reminder' });
		const { taskId } = taskOf('reminder');
		await airudder.advance(11 * 60);
		const early = airudder.deliveries();
		expect(early.length).toBeGreaterThan(2);
		expect(early.map(({ status, answer }) => [status, answer])).toEqual(
			early.map(() => [200, '{}']),
		);
		await airudder.finishTask(taskId);
		const outcome = await finished(id);
		expect(outcome.status).toBe('success');
		const items = outcome.items('After');
		expect(items).toHaveLength(3);
		for (const { json } of [items[0]!, items[2]!]) {
			const number = json.phoneNumber as keyof typeof outcomes;
			expect(json).toMatchObject({ taskId, taskStatus: 'Finished', hangupType: outcomes[number] });
			expect(json.custom).toMatchObject({ PhoneNumber: number });
		}
		// AIRudder gives the calls the other way round than the rows; each still belongs to its row.
		expect(items.map(({ json }) => json.phoneNumber ?? json.mobile)).toEqual(
			customers.map(({ json }) => json.mobile),
		);
		expect(items[1]!.json).toMatchObject({ name: 'nobody', skipped: true, problemRow: 2 });
		expect(outcome.json('Rows')).toEqual(customers.map(({ json }) => json));
		const last = airudder.deliveries().at(-1);
		expect([last?.status, last?.answer]).toEqual([200, '{}']);
	});

	it('resumes through the callback that it gave as base64, and names the row that AIRudder refused', async () => {
		const { airudder } = harness;
		// Passes every check of ours; the simulated AIRudder takes 14 digits at most.
		const refused = '+436701000000000';
		const people = rows(
			{ mobile: '+6281111111101', name: 'Budi' },
			{ mobile: refused, name: 'Wati' },
		);
		const id = await harness.begin([dialer({ taskName: 'refusing-one' }), after], people);
		await waiting(id);
		const { taskId, callback } = taskOf('refusing-one');
		const { body } = airudder.requests('createDialerTask').at(-1)!;
		expect(body).toMatchObject({ callback: Buffer.from(callback!, 'utf8').toString('base64') });
		await airudder.finishTask(taskId);
		const [called, wati] = (await finished(id)).json('After');
		expect(called).toMatchObject({ taskId, taskStatus: 'Finished', answered: true });
		expect(wati).toMatchObject({
			name: 'Wati',
			refused: true,
			refusedContacts: [
				{ row: 2, line: 3, phoneNumber: refused, contact: { PhoneNumber: refused } },
			],
		});
	});

	it('survives a restart of n8n, and turns strangers away', async () => {
		const { airudder } = harness;
		const id = await begin({ taskName: 'restarted' });
		const { taskId, callback } = taskOf('restarted');
		await harness.restart();
		// Until then n8n looks for executions that broke: one that waits is "crashed" for a moment, then waits again.
		await until(() => harness.server.log().includes('Editor is now accessible'));
		expect(await statusOf(id)).toBe('waiting');
		const event = { type: 'TaskStatus', body: { taskId, state: 'Finished' } };
		const wrongWait = callback!.replace(/wait=[^&]*/, 'wait=another.0');
		const wrongSignature = callback!.replace(/signature=[^&]*/, 'signature=0');
		expect((await airudder.sendWebhook('dialerTaskStatusChanged', event, wrongWait)).status).toBe(
			410,
		);
		expect(
			(await airudder.sendWebhook('dialerTaskStatusChanged', event, wrongSignature)).status,
		).toBe(401);
		expect(await statusOf(id)).toBe('waiting');
		await airudder.finishTask(taskId);
		const outcome = await finished(id);
		expect(outcome.status).toBe('success');
		expect(outcome.json('After')).toHaveLength(3);
	});

	it('refuses to be the tool of an AI agent, before anything is sent', async () => {
		const { n8n, airudder } = harness;
		const before = airudder.requests('createDialerTask').length;
		const tool = {
			...dialer({ taskName: 'tool', descriptionType: 'manual', toolDescription: 'Dial' }),
			name: 'Dial Tool',
			type: 'n8n-nodes-airudder.aiRudderTool',
		};
		const start = node('Start', 'n8n-nodes-base.manualTrigger');
		const agent = node('Agent', '@n8n/n8n-nodes-langchain.agent', {}, { typeVersion: 2.2 });
		const link = (to: string, type: string) => ({ [type]: [[{ node: to, type, index: 0 }]] });
		const { id } = await n8n.createWorkflow({
			name: 'Tool',
			nodes: [start, agent, tool],
			connections: { Start: link('Agent', 'main'), 'Dial Tool': link('Agent', 'ai_tool') },
		});
		const { executionId } = await n8n.session.request<{ executionId: string }>(
			'POST',
			`/rest/workflows/${id}/run`,
			{
				runData: {},
				destinationNode: { nodeName: 'Dial Tool', mode: 'inclusive' },
				agentRequest: { query: { Dial_Tool: {} }, tool: { name: 'Dial_Tool' } },
			},
		);
		const outcome = await finished(executionId);
		expect(JSON.stringify(outcome.execution.data.resultData)).toContain(
			'Waiting for a callback does not work in a tool of an AI agent',
		);
		expect(airudder.requests('createDialerTask')).toHaveLength(before);
	});

	it('tells when nobody called back in time', async () => {
		const outcome = await finished(lonely, 150_000);
		expect(outcome.status).toBe('success');
		const { taskId } = taskOf('lonely');
		const [budi, nobody, siti] = outcome.json('After');
		for (const [json, { mobile, name }] of [
			[budi, customers[0]!.json],
			[siti, customers[2]!.json],
		] as const) {
			expect(json).toEqual({
				mobile,
				name,
				taskId,
				taskName: 'lonely',
				phoneNumber: mobile,
				timedOut: true,
				waitId: expect.any(String),
			});
		}
		expect(nobody).toMatchObject({ name: 'nobody', skipped: true });
		expect(outcome.json('Rows')).toEqual(customers.map(({ json }) => json));
	});
});
