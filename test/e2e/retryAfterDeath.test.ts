import type { Item, Json } from '../../tools/n8n';
import { customers } from '../support/engine/airudder';
import { node, Outcome } from '../support/n8n/harness';
import { OwnHarness } from '../support/n8n/ownHarness';
import type { NodeInput } from '../support/n8n/workflows';
import { calling, postRows, publishedForRows } from '../support/n8n/production';
import { until } from '../support/until';

const text = {
	...{ resource: 'sms', operation: 'send', phoneNumberColumn: 'mobile' },
	...{ from: 'SHOP', message: 'Hello' },
};
const newTask = {
	...{ resource: 'task', operation: 'create', taskName: 'reminder', phoneNumberColumn: 'mobile' },
	robot: { __rl: true, mode: 'id', value: 'robot-1' },
};

describe('Retry in the list of executions of a real n8n', () => {
	let harness: OwnHarness;
	beforeAll(async () => {
		harness = await OwnHarness.start();
	});
	beforeEach(() => harness.airudder.reset());
	afterAll(async () => await harness.stop());

	/** Starts a production execution of nodes that get these rows; n8n does not retry those of the editor. */
	const begin = async (nodes: NodeInput[], rows: Item[]): Promise<string> => {
		const { workflowId, url } = await publishedForRows(harness, nodes);
		await postRows(
			url,
			rows.map(({ json }) => json),
		);
		const [started] = await harness.n8n.executions.ofWorkflow(workflowId);
		return started!.id;
	};
	const retry = async (executionId: string): Promise<Outcome> => {
		const failed = await harness.n8n.executions.finished(executionId);
		const again = await harness.n8n.executions.retry(failed);
		return new Outcome(await harness.n8n.executions.finished(again));
	};
	/** Numbers that no other workflow of the test sends to. */
	const people = (count: number, block: number) =>
		customers(count).map((_one, index) => ({
			json: { mobile: `+62812${String(block * 1_000 + index).padStart(7, '0')}` },
		}));
	const dialled = () => harness.airudder.dialled().length;
	const texted = () => harness.airudder.messages().map(({ to }) => to);

	it('reaches nobody again after n8n was killed, and everyone else', async () => {
		const { airudder } = harness;
		airudder.fault('createTask', { delayMs: 300_000 }, { times: 2 });
		airudder.fault('sendSms', { delayMs: 1_000 }, { times: 15 });
		const create = (name: string) => node(name, 'aiRudder', newTask);
		const goOn = { onError: 'continueRegularOutput' as const };
		const executions = {
			create: await begin([create('Create')], people(3, 1)),
			called: await begin([await calling(harness, create('Create'))], people(3, 2)),
			texts: await begin([node('Text', 'aiRudder', text, goOn)], people(60, 3)),
		};
		await until(
			() => airudder.requests('createTask').length === 2 && airudder.requests('sendSms').length > 9,
		);
		await harness.kill();
		await until(() => dialled() === 6);
		const before = texted().length;
		await harness.restart();

		for (const cut of [executions.create, executions.called]) {
			const again = await retry(cut);
			// n8n has stored how far this try was, and so the next one begins elsewhere.
			for (const tried of [again, await retry(again.execution.id)])
				expect(tried.error()?.message).toContain('possibly been sent to AIRudder earlier');
		}
		expect(dialled()).toBe(6);

		const told = (await retry(executions.texts))
			.json('Text')
			.filter(({ error }: Json) => error !== undefined).length;
		expect(texted()).toHaveLength(new Set(texted()).size);
		expect(told).toBeGreaterThanOrEqual(before);
		expect(told - before).toBeLessThanOrEqual(25);
		expect(texted().length + told - before).toBe(60);
	});

	it('reaches nobody again after the execution was stopped', async () => {
		harness.airudder.fault('createTask', { delayMs: 2_000 });
		const id = await begin([node('Create', 'aiRudder', newTask)], people(3, 4));
		await until(() => harness.airudder.requests('createTask').length === 1);
		await harness.n8n.executions.stop(id);
		await until(() => dialled() === 3);
		const again = await retry(id);
		expect(again.error()?.message).toContain('possibly been sent to AIRudder earlier');
		expect(harness.airudder.requests('createTask')).toHaveLength(1);
	});

	it('sends to those whose execution was stopped before their turn', async () => {
		harness.airudder.fault('sendSms', { delayMs: 300 }, { times: 10 });
		const goOn = { onError: 'continueRegularOutput' as const };
		const id = await begin([node('Text', 'aiRudder', text, goOn)], people(10, 5));
		await until(() => harness.airudder.requests('sendSms').length === 3);
		await harness.n8n.executions.stop(id);
		await retry(id);
		expect(texted()).toHaveLength(new Set(texted()).size);
		expect(texted()).toHaveLength(10);
	});

	it('reaches the same people in a new execution', async () => {
		for (let round = 0; round < 2; round++) {
			const id = await begin([node('Create', 'aiRudder', newTask)], people(3, 6));
			expect((await harness.n8n.executions.finished(id)).status).toBe('success');
		}
		expect(dialled()).toBe(6);
	});
});
