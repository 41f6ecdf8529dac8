import axios from 'axios';
import { newTask } from '../engine/airudder';
import { node } from '../e2e/harness';
import { until } from '../e2e/until';
import { type ManyWorkers, minute, say } from './manyWorkers';

/** A worker that dies while it sends. */
export function killedWorker(many: () => ManyWorkers): void {
	const numbers = Array.from({ length: 20 }, (_, index) => `+62811111111${index + 10}`);
	const create = node('Create', 'aiRudder', {
		...{ resource: 'task', operation: 'create', ...newTask },
		taskName: '={{ "reminder" + $json.body.mobile.slice(-2) }}',
		phoneNumberColumn: '={{ $json.body.mobile }}',
	});

	it(
		'calls nobody twice when it is started again, nor when a person then presses Retry on all that broke',
		async () => {
			const { airudder, n8n, harness } = many();
			airudder.reset();
			const { workflowId, url } = await many().onRequest([create]);
			const rows = async () =>
				(await harness.n8n.executions.ofWorkflow(workflowId)).filter(({ retryOf }) => !retryOf);
			// AIRudder takes the tasks, and the worker dies before it hears of it.
			airudder.fault('createTask', { delayMs: 2 * minute }, { times: numbers.length });
			await Promise.all(numbers.map(async (mobile) => await axios.post(url, { mobile })));
			await until(() => airudder.dialled().length === numbers.length, 5 * minute);
			await n8n.workers[0]!.kill();
			await many().restartWorker(0);
			await many().over(workflowId, numbers.length);
			const broken = (await rows()).filter(({ status }) => status !== 'success');
			expect(broken.length).toBeGreaterThan(0);
			expect(airudder.dialled().sort()).toEqual(numbers);

			for (const one of broken) {
				const again = await many().finished(await harness.n8n.executions.retry(one));
				expect(again.error()?.message).toContain('possibly been sent to AIRudder');
			}
			say(
				`kill -9 with ${broken.length} of ${numbers.length} executions: each tried again, in vain`,
			);
			expect(airudder.dialled().sort()).toEqual(numbers);
			expect(airudder.requests('createTask')).toHaveLength(numbers.length);
		},
		30 * minute,
	);
}
