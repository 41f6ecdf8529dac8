import { createHash } from 'node:crypto';
import axios from 'axios';
import { sampleAccount, type RecordedRequest, type Simulator } from '../../simulator';
import type { Credential, Item } from '../../tools/n8n';
import { newTask } from '../engine/airudder';
import { newDialerTask } from '../engine/dialer';
import { node, Outcome, rows } from '../e2e/harness';
import { until } from '../e2e/until';
import { ManyWorkers, say } from './manyWorkers';

const minute = 60_000;
/** A period, for what asks for one. */
const ever = { from: '2020-01-01T00:00:00Z', until: '2100-01-01T00:00:00Z', timeZone: 'UTC' };
const customers = rows(
	{ mobile: '+6281111111101', name: 'Budi' },
	{ mobile: '+6281111111106', name: 'Siti' },
);

describe('n8n with two workers and a process for webhooks', () => {
	let many: ManyWorkers;
	let airudder: Simulator;
	/** Execution whose callback never comes: its two minutes pass while the other tests run. */
	let lonely: string;
	beforeAll(async () => {
		many = await ManyWorkers.start();
		airudder = many.harness.airudder;
		lonely = await begin(dial({ taskName: 'lonely', start: '', maxWait: 2 }));
		await waits(lonely);
	}, 20 * minute);
	afterAll(async () => {
		expect(airudder.violations()).toEqual([]);
		await many.stop();
	}, 5 * minute);

	const begin = async (...nodes: Array<ReturnType<typeof node>>) =>
		await many.harness.begin([...nodes, node('After', 'n8n-nodes-base.noOp')], customers);
	const dial = (parameters: object) =>
		node('Dial', 'aiRudder', {
			...{ resource: 'dialerTask', operation: 'createAndWait', ...newDialerTask(airudder) },
			...parameters,
		});
	const executions = () => many.harness.n8n.executions;
	const statusOf = async (id: string) => (await executions().get(id)).status;
	const waits = async (id: string) =>
		await until(async () => (await statusOf(id).catch(() => '')) === 'waiting', minute);
	const finished = async (id: string) => new Outcome(await executions().finished(id, 5 * minute));

	describe('shares the token of a credential', () => {
		const newCredential = async (name: string, type: string): Promise<Credential> => {
			const { appKey, appSecret } = sampleAccount;
			const data = { baseUrl: airudder.url, appKey, appSecret };
			return await many.harness.n8n.saveCredential(name, type, data);
		};

		it.each([
			['AIRudder API', 'aiRudderApi', 'robot', 'obtainToken', 'listRobots', 0],
			['AIRudder API, half a second', 'aiRudderApi', 'robot', 'obtainToken', 'listRobots', 500],
			...[['Dialer', 'aiRudderDialerApi', 'dialerTask', 'obtainDialerToken', 'listDialerTasks', 0]],
		] as const)(
			'%s: of 20 executions at once none fails, each signs in once at most, and later ones not at all',
			async (title, type, resource, login, read, delayMs) => {
				const { id, name } = await newCredential(title, type);
				const read20 = await many.onRequest([
					node(
						'Read',
						'aiRudder',
						{ resource, operation: 'getAll', returnAll: true, ...ever },
						{ credentials: { [type]: { id, name } } },
					),
				]);
				const atOnce = async (state: string, before: number) => {
					const [logins, begun] = [airudder.logins(login), many.begunBy()];
					const asked = airudder.requests(read).length;
					if (delayMs > 0) airudder.fault(login, { delayMs }, { times: 20 });
					await Promise.all(Array.from({ length: 20 }, async () => await axios.post(read20.url)));
					expect(await many.over(read20.workflowId, before + 20)).toEqual({ success: before + 20 });
					const shares = many.begunBy().map((ids, worker) => ids.length - begun[worker]!.length);
					const taken = airudder.logins(login) - logins;
					say(`${title}, token ${state}: ${taken} logins of 20 on workers ${shares.join(' + ')}`);
					const answered = airudder.requests(read).slice(asked);
					return { shares, taken, answered };
				};
				const tokensOf = (requests: RecordedRequest[]) =>
					new Set(
						requests
							.filter(({ status }) => status === 200)
							.map(({ headers }) => headers.authorization),
					);

				const cold = await atOnce('cold', 0);
				expect(Math.min(...cold.shares)).toBeGreaterThan(0);
				expect(cold.taken).toBeGreaterThan(0);
				expect(cold.taken).toBeLessThanOrEqual(20);
				expect(cold.answered.map(({ status }) => status)).toEqual(Array(20).fill(200));
				// AIRudder gives the same token again while it is valid: nobody's login ended another's.
				expect(tokensOf(cold.answered).size).toBe(1);

				const warm = await atOnce('warm', 20);
				expect(warm.taken).toBe(0);

				airudder.expireTokens();
				const stale = await atOnce('stale', 40);
				expect(stale.taken).toBeGreaterThan(0);
				expect(stale.taken).toBeLessThanOrEqual(20);
				expect(tokensOf(stale.answered).size).toBe(1);
				const afterwards = await atOnce('fresh again', 60);
				expect(afterwards.taken).toBe(0);
			},
			10 * minute,
		);
	});

	describe('goes on with an execution that waits', () => {
		it(
			'on the other worker when the one that dialled is gone, through the process for webhooks',
			async () => {
				const id = await begin(dial({ taskName: 'reminder' }));
				await waits(id);
				const { taskId, callback } = airudder
					.dialerTasks()
					.find(({ name }) => name === 'reminder')!;
				expect(callback).toContain(`${many.n8n.url}/webhook-waiting/`);
				const atTheMain = callback!.replace(many.n8n.url, many.n8n.main.url);
				const refused = await axios.post(atTheMain, {}, { validateStatus: () => true });
				expect(refused.status).toBe(404);

				const first = many.workerOf(id);
				await many.n8n.workers[first]!.stop();
				await airudder.finishTask(taskId);
				const outcome = await finished(id);
				expect(outcome.status).toBe('success');
				expect(outcome.json('After')).toHaveLength(2);
				expect(many.begunBy()[1 - first]).toContain(id);
				const deliveries = airudder.deliveries().filter(({ url }) => url === callback);
				expect(new Set(deliveries.map(({ status }) => status))).toEqual(new Set([200]));
				expect(
					airudder.requests('createDialerTask').filter(({ body }) => nameIn(body) === 'reminder'),
				).toHaveLength(1);
				await many.restartWorker(first);
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
				const id = await begin(begun, wait);
				await waits(id);
				const first = many.workerOf(id);
				await many.n8n.workers[first]!.stop();
				const [{ body } = { body: undefined }] = airudder.requests('createWorkflow');
				const { resume } = (body as { details: Array<{ variables: { resume: string } }> })
					.details[0]!.variables;
				const delivery = await airudder.sendWebhook('customApiPush', {}, resume);
				expect(delivery.status).toBe(200);
				const outcome = await finished(id);
				expect(outcome.status).toBe('success');
				expect(outcome.json('After')[0]!.body).toMatchObject(delivery.body);
				expect(many.begunBy()[1 - first]).toContain(id);
				await many.restartWorker(first);
			},
			10 * minute,
		);

		it(
			'when nobody has called back in time',
			async () => {
				const outcome = await finished(lonely);
				expect(outcome.status).toBe('success');
				expect(outcome.json('After')).toEqual(
					customers.map(({ json }): unknown =>
						expect.objectContaining({ ...json, timedOut: true }),
					),
				);
				const turns = many
					.begunBy()
					.flat()
					.filter((id) => id === lonely);
				expect(turns).toHaveLength(2);
			},
			10 * minute,
		);
	});

	describe('has recordings', () => {
		/** The file as the editor downloads it from the main. */
		const fileOf = async ({ binary }: Item) => {
			const { id } = binary!.data as { id: string };
			expect(id).toMatch(/^filesystem/);
			const query = new URLSearchParams({ id, action: 'download' });
			return await many.harness.n8n.session.bytes(`/rest/binary-data?${query.toString()}`);
		};
		/** The same request once more: what AIRudder itself gives. */
		const again = async (origin: string, { path, query, headers }: RecordedRequest) => {
			const { authorization } = headers;
			const { data } = await axios.get<ArrayBuffer>(new URL(path, origin).href, {
				params: query,
				headers: { ...(authorization ? { authorization } : {}) },
				responseType: 'arraybuffer',
			});
			expect(data.byteLength).toBeGreaterThan(1000);
			return Buffer.from(data);
		};
		const called = async (operation: string, name: string) => {
			const task = operation === 'task' ? newTask : newDialerTask(airudder);
			const create = { resource: operation, operation: 'create', ...task, taskName: name };
			await many.harness.run([node('Create', 'aiRudder', create)], customers);
			await airudder.finishTask();
		};

		it(
			'that a worker fetched, byte for byte, in the editor of the main',
			async () => {
				await called('dialerTask', 'recorded');
				const task = airudder.dialerTasks().find(({ name }) => name === 'recorded')!;
				const { callId } = task.contacts
					.flatMap(({ attempts }) => attempts)
					.find(({ agentName }) => agentName !== undefined)!;
				const get = node('Get', 'aiRudder', {
					...{ resource: 'dialerTask', operation: 'getRecording', callId, output: 'file' },
				});
				const id = await many.harness.begin([get], customers.slice(0, 1));
				const outcome = await finished(id);
				expect(outcome.status).toBe('success');
				expect(many.workerOf(id)).toBeGreaterThanOrEqual(0);
				const sent = await again(airudder.otherHostUrl, airudder.otherHostRequests().at(-1)!);
				expect((await fileOf(outcome.items('Get')[0]!)).equals(sent)).toBe(true);
			},
			10 * minute,
		);

		it(
			'that a trigger attached in the process for webhooks, byte for byte, on the worker and the main',
			async () => {
				const live = await many.harness.publish(
					node('Trigger', 'aiRudderTrigger', {
						eventKind: 'callEnded',
						options: { attachRecording: true, onlyAnswered: true },
					}),
					// Reads the file on the worker, and counts its bytes.
					[
						node(
							'Hash',
							'n8n-nodes-base.crypto',
							{ action: 'hash', type: 'SHA256', binaryData: true, encoding: 'base64' },
							{ typeVersion: 1 },
						),
					],
				);
				await called('task', 'attached');
				const [outcome] = await live.outcomes(1);
				expect(outcome!.status).toBe('success');
				const [item] = outcome!.items('Trigger');
				const asked = airudder
					.requests('getCallRecording')
					.find(({ query }) => query.Callee === item!.json.phoneNumber);
				const sent = await again(airudder.url, asked!);
				say(`Attached: ${(item!.binary!.data as { id: string }).id}`);
				expect((await fileOf(item!)).equals(sent)).toBe(true);
				expect(outcome!.json('Hash')[0]!.data).toBe(
					createHash('sha256').update(sent).digest('base64'),
				);
				await live.unpublish();
			},
			10 * minute,
		);
	});
});

const nameIn = (body: unknown) => (body as { taskName?: string }).taskName;
