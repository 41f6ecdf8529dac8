import { newTask } from '../engine/airudder';
import { node } from '../e2e/harness';
import { until } from '../e2e/until';
import { customers, type ManyWorkers, minute, say } from './manyWorkers';

/** A worker that dies while it sends. */
export function killedWorker(many: () => ManyWorkers): void {
	const over = ['error', 'crashed'];
	const numbers = customers.map(({ json }) => json.mobile);

	it(
		'calls nobody twice when it is started again, nor when a person then presses Retry',
		async () => {
			const { airudder, n8n, harness } = many();
			airudder.reset();
			// AIRudder takes the task, and the worker dies before it hears of it.
			airudder.fault('createTask', { delayMs: 2 * minute });
			const create = { resource: 'task', operation: 'create', ...newTask };
			const id = await many().begin(node('Create', 'aiRudder', create));
			await until(() => airudder.dialled().length > 0, 5 * minute);
			const worker = many().workerOf(id);
			await n8n.workers[worker]!.kill();
			await many().restartWorker(worker);
			await until(async () => over.includes((await many().statusOf(id)) ?? ''), 10 * minute);
			expect(airudder.dialled()).toEqual(numbers);

			const failed = await harness.n8n.executions.get(id);
			const again = await many().finished(await harness.n8n.executions.retry(failed));
			say(`Retry after kill -9: ${again.status}: ${again.error()?.message ?? ''}`);
			expect(airudder.dialled()).toEqual(numbers);
			expect(airudder.requests('createTask')).toHaveLength(1);
		},
		20 * minute,
	);
}
