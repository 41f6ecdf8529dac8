import axios from 'axios';
import type { ExecutionRow } from '../../tools/n8n';
import { newTask } from '../support/engine/airudder';
import { node } from '../support/n8n/harness';
import { until } from '../support/until';
import { type ManyWorkers, minute, say } from './manyWorkers';

/** What Retry says when n8n still has the execution, and when n8n's queue has put its own error in its place. */
const [ours, ofN8n] = ['possibly been sent to AIRudder', 'failed to be processed too many times'];

/** A worker that dies while it sends. */
export function killedWorker(many: () => ManyWorkers): void {
	const numbers = Array.from({ length: 20 }, (_, index) => `+62811111111${index + 10}`);
	const create = node('Create', 'aiRudder', {
		...{ resource: 'task', operation: 'create', ...newTask },
		taskName: '={{ "reminder" + $json.body.mobile.slice(-2) }}',
		phoneNumberColumn: '={{ $json.body.mobile }}',
	});

	// Both workers write at the same time, and whose note is lost is luck: so more than once.
	it.each([1, 2, 3])(
		'round %i: calls nobody twice when it is started again, nor when a person then presses Retry on all that broke',
		async () => {
			const { airudder, n8n, harness } = many();
			airudder.reset();
			const { workflowId, url } = await many().onRequest([create]);
			// AIRudder takes the tasks, and the worker dies before it hears of it.
			airudder.fault('createTask', { delayMs: 2 * minute }, { times: numbers.length });
			await Promise.all(numbers.map(async (mobile) => await axios.post(url, { mobile })));
			await until(() => airudder.dialled().length === numbers.length, 5 * minute);
			const ids = many().begunBy()[0]!;
			await n8n.workers[0]!.kill();
			await many().restartWorker(0);
			const held = async () =>
				(await harness.n8n.executions.ofWorkflow(workflowId)).filter(({ id }) => ids.includes(id));
			const isBroken = ({ status }: ExecutionRow) => ['crashed', 'error'].includes(status);
			await until(async () => (await held()).every(isBroken), 10 * minute);

			const told: Record<string, number> = {};
			for (const one of await held()) {
				const again = await many().finished(await harness.n8n.executions.retry(one));
				const { message = 'nothing' } = again.error('Create') ?? again.error() ?? {};
				const known = [ours, ofN8n].find((words) => message.includes(words)) ?? message;
				const row = `${one.status}: ${known}`;
				told[row] = (told[row] ?? 0) + 1;
			}
			say(`kill -9, and Retry of what broke: ${JSON.stringify(told)}`);
			await many().over(workflowId, numbers.length);
			expect(airudder.dialled().sort()).toEqual(numbers);
			expect(airudder.requests('createTask')).toHaveLength(numbers.length);
		},
		30 * minute,
	);
}
