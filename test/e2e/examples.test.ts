import type { Json, SavedWorkflow } from '../../tools/n8n';
import { saveCredential, saveWorkflows } from '../../tools/start/demo';
import { Harness, Outcome } from '../support/n8n/harness';

/** The example of docs/calling-rules.md, stored as the demo stores it. */
describe('the example that calls customers by the rules', () => {
	let harness: Harness;
	let example: SavedWorkflow;
	beforeAll(async () => {
		harness = await Harness.shared();
		const { n8n, airudder, server } = harness;
		const credential = await saveCredential(n8n, airudder.url);
		example = (await saveWorkflows(n8n, server, credential)).rules;
	});
	afterAll(async () => await harness.stop());

	/** The numbers of all tasks of one run, and what the run says of its list. */
	const run = async () => {
		harness.airudder.reset();
		const executionId = await harness.n8n.run(example.id, 'Start');
		const outcome = new Outcome(await harness.n8n.executions.finished(executionId!));
		expect(outcome.error()).toBeUndefined();
		const numbers = harness.airudder
			.requests('createTask')
			.flatMap(({ body }) => (body as { Details: Json[] }).Details)
			.map(({ Mobile }) => Mobile as string);
		return { numbers, report: outcome.json('Call Customers')[0]! };
	};

	it('calls all valid rows in the first night, when the Data Table is empty', async () => {
		const { numbers, report } = await run();
		expect(numbers.length).toBeGreaterThan(5);
		expect(new Set(numbers).size).toBe(numbers.length);
		expect(report).not.toHaveProperty('heldBackRows');
	});

	it('leaves out who opted out and whom a call reached lately, and says so', async () => {
		const { numbers: all } = await run();
		const { dataTables } = harness.n8n;
		const table = await dataTables.find('AIRudder outcomes');
		const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();
		await dataTables.insert(table!, [
			{ phoneNumber: all[0], intention: 'opt_out', startedAt: hoursAgo(2000) },
			{ phoneNumber: all[1], intention: 'A', startedAt: hoursAgo(1) },
			{ phoneNumber: all[2], intention: 'A', startedAt: hoursAgo(100) },
		]);
		const { numbers, report } = await run();
		expect(numbers.sort()).toEqual(all.slice(2).sort());
		expect(report.heldBackByRule).toEqual({ doNotCall: 1, pause: 1 });
	});
});
