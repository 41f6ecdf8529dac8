import axios from 'axios';
import { newDialerTask } from '../support/engine/dialer';
import { node } from '../support/n8n/harness';
import { customers, type ManyWorkers, minute } from './manyWorkers';

/** Executions that wait, and where they go on. */
export function waits(many: () => ManyWorkers): void {
	/** Execution whose callback never comes: its two minutes pass while the other tests run. */
	let lonely: string;
	beforeAll(async () => {
		lonely = await many().begin(dial({ taskName: 'lonely', start: '', maxWait: 2 }));
		await many().waits(lonely);
	}, 10 * minute);

	const dial = (parameters: object) =>
		node('Dial', 'aiRudder', {
			...{ resource: 'dialerTask', operation: 'createAndWait' },
			...newDialerTask(many().airudder),
			...parameters,
		});

	it(
		'on the other worker when the one that dialled is gone, through the process for webhooks',
		async () => {
			const id = await many().begin(dial({ taskName: 'reminder' }));
			await many().waits(id);
			const { taskId, callback } = many()
				.airudder.dialerTasks()
				.find(({ name }) => name === 'reminder')!;
			expect(callback).toContain(`${many().n8n.url}/webhook-waiting/`);
			const atTheMain = callback!.replace(many().n8n.url, many().n8n.main.url);
			const refused = await axios.post(atTheMain, {}, { validateStatus: () => true });
			expect(refused.status).toBe(404);

			const first = many().workerOf(id);
			await many().n8n.workers[first]!.stop();
			await many().airudder.finishTask(taskId);
			const outcome = await many().finished(id);
			expect(outcome.status).toBe('success');
			expect(outcome.json('After')).toHaveLength(2);
			expect(many().begunBy()[1 - first]).toContain(id);
			const deliveries = many()
				.airudder.deliveries()
				.filter(({ url }) => url === callback);
			expect(new Set(deliveries.map(({ status }) => status))).toEqual(new Set([200]));
			expect(
				many()
					.airudder.requests('createDialerTask')
					.filter(({ body }) => nameIn(body) === 'reminder'),
			).toHaveLength(1);
			await many().restartWorker(first);
		},
		10 * minute,
	);

	it(
		'at a Wait node, when the AIRudder workflow that it started pushes to its resume address',
		async () => {
			const begun = node('Begin', 'aiRudder', {
				...{
					resource: 'workflow',
					operation: 'start',
					templateId: 7,
					workflowName: 'onboarding',
				},
				...{ end: '2099-12-01T18:00:00+08:00', phoneNumberColumn: 'mobile' },
				contactFields: {
					further: [{ field: 'resume', column: '={{ $execution.resumeUrl }}' }],
				},
			});
			const wait = node(
				'Until It Calls',
				'n8n-nodes-base.wait',
				{ resume: 'webhook', httpMethod: 'POST' },
				{ typeVersion: 1.1 },
			);
			const id = await many().begin(begun, wait);
			await many().waits(id);
			const first = many().workerOf(id);
			await many().n8n.workers[first]!.stop();
			const [{ body } = { body: undefined }] = many().airudder.requests('createWorkflow');
			const { resume } = (body as { details: Array<{ variables: { resume: string } }> }).details[0]!
				.variables;
			const delivery = await many().airudder.sendWebhook('customApiPush', {}, resume);
			expect(delivery.status).toBe(200);
			const outcome = await many().finished(id);
			expect(outcome.status).toBe('success');
			expect(outcome.json('After')[0]!.body).toMatchObject(delivery.body);
			expect(many().begunBy()[1 - first]).toContain(id);
			await many().restartWorker(first);
		},
		10 * minute,
	);

	it(
		'when nobody has called back in time',
		async () => {
			const outcome = await many().finished(lonely);
			expect(outcome.status).toBe('success');
			expect(outcome.json('After')).toEqual(
				customers.map(({ json }): unknown => expect.objectContaining({ ...json, timedOut: true })),
			);
			const turns = many()
				.begunBy()
				.flat()
				.filter((id) => id === lonely);
			expect(turns).toHaveLength(2);
		},
		10 * minute,
	);
}

const nameIn = (body: unknown) => (body as { taskName?: string }).taskName;
