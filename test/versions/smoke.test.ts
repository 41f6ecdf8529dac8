import { newTask } from '../support/engine/airudder';
import { samples } from '../support/samples';
import { node, Outcome, rows } from '../support/n8n/harness';
import type { OwnHarness } from '../support/n8n/ownHarness';
import { sampleAccount, sampleRobots } from '../../simulator';
import type { Item, Json } from '../../tools/n8n';
import { started, versions } from './versions';

const customers = rows(
	{ mobile: '+6281111111101' },
	{ mobile: '+6281111111106' },
	{ mobile: '+6281111111104' },
);
const numbers = customers.map(({ json }) => json.mobile);
const [first] = numbers;

describe.each(versions)('n8n $name', (version) => {
	let harness: OwnHarness;
	beforeAll(async () => {
		harness = await started(version);
	});
	beforeEach(() => harness.airudder.reset());
	afterAll(async () => await harness.stop());

	/** What one action puts out, run from the editor. */
	const ran = async (resource: string, operation: string, parameters: Json, items: Item[]) => {
		const action = node('Action', 'aiRudder', { resource, operation, ...parameters });
		const outcome = await harness.run([action], items);
		expect(outcome.error()).toBeUndefined();
		expect(harness.airudder.violations()).toEqual([]);
		return outcome.items('Action');
	};
	const created = async () => {
		const [task] = await ran('task', 'create', newTask, customers);
		return { __rl: true, mode: 'id', value: task!.json.taskId };
	};
	/** What the editor gets for a field whose choices AIRudder knows. */
	const choices = async <Choices>(route: string, methodName: string): Promise<Choices> => {
		const { id, name } = harness.credentials.aiRudderApi;
		return await harness.n8n.session.request('POST', `/rest/dynamic-node-parameters/${route}`, {
			path: 'parameters.choice',
			methodName,
			nodeTypeAndVersion: { name: 'n8n-nodes-airudder.aiRudder', version: 1 },
			currentNodeParameters: { resource: 'task', operation: 'create' },
			credentials: { aiRudderApi: { id, name } },
		});
	};

	it('is the n8n that it should be', async () => {
		const { versionCli } = await harness.n8n.session.request<{ versionCli: string }>(
			'GET',
			'/rest/settings',
		);
		expect(versionCli).toMatch(new RegExp(`^${version.name.replace('.', '\\.')}\\.`));
	});

	it('loads every node, as a tool too, and every credential', async () => {
		const types = await harness.n8n.nodeTypes('n8n-nodes-airudder');
		expect(types.map((type) => type.replace(/.*\./, '')).sort()).toEqual([
			'aiRudder',
			'aiRudderChatbot',
			'aiRudderChatbotTool',
			'aiRudderChatbotTrigger',
			'aiRudderPollingTrigger',
			'aiRudderTool',
			'aiRudderTrigger',
		]);
		const credentials = await harness.n8n.session.request<Array<{ name: string }>>(
			'GET',
			'/types/credentials.json',
		);
		const ours = credentials.map(({ name }) => name).filter((name) => name.startsWith('aiRudder'));
		expect(ours.sort()).toEqual(['aiRudderApi', 'aiRudderChatbotApi', 'aiRudderDialerApi']);
	});

	it("tests a credential, and gives AIRudder's words for a wrong one", async () => {
		const { n8n, airudder, credentials } = harness;
		const right = { baseUrl: airudder.url, ...sampleAccount };
		await expect(n8n.testCredential(credentials.aiRudderApi, right)).resolves.toMatchObject({
			status: 'OK',
		});
		const wrong = { ...right, appSecret: 'wrong' };
		await expect(n8n.testCredential(credentials.aiRudderApi, wrong)).resolves.toEqual({
			status: 'Error',
			message: 'AIRudder refused the request: "APPKey or APPSecret is wrong" (code 401)',
		});
	});

	it('offers robots and time zones to choose from', async () => {
		const robots = await choices<{ results: Json[] }>('resource-locator-results', 'searchRobots');
		const offered = sampleRobots.map(({ name, robotId }) => ({ name, value: robotId }));
		expect(robots.results).toEqual(offered);
		const zones = await choices<Json[]>('options', 'getTimeZones');
		expect(zones).toContainEqual(expect.objectContaining({ value: 'Asia/Jakarta' }));
	});

	it('calls everyone once, and gets the calls and a recording as a file', async () => {
		const { airudder } = harness;
		const task = await created();
		expect(airudder.dialled()).toEqual(numbers);
		await airudder.finishTask();
		const calls = await ran('task', 'get', { task }, rows({}));
		expect(calls.map(({ json }) => json.phoneNumber)).toEqual(numbers);
		const download = { task, phoneNumber: first };
		const [recording] = await ran('recording', 'download', download, rows({}));
		expect(recording!.binary).toMatchObject({
			data: { fileExtension: 'wav', mimeType: 'audio/wav' },
		});
		expect(airudder.dialled()).toEqual(numbers);
	});

	it('sends the files of items', async () => {
		const { parameters, items } = await samples['AiRudderChatbot/file/upload']!(harness.airudder);
		const upload = { resource: 'file', operation: 'upload', ...parameters };
		const outcome = await harness.run([node('Upload', 'aiRudderChatbot', upload)], items);
		expect(outcome.error()).toBeUndefined();
		expect(harness.airudder.requests('uploadFile')).toHaveLength(items!.length);
	});

	it('parts rows by two outputs', async () => {
		const check = { resource: 'task', operation: 'checkContacts', phoneNumberColumn: 'mobile' };
		const outcome = await harness.run(
			[node('Check', 'aiRudder', check)],
			rows({ mobile: first }, { mobile: 'abc' }),
		);
		expect(outcome.json('Check', 0)).toMatchObject([{ phoneNumber: first }]);
		expect(outcome.json('Check', 1)).toMatchObject([{ problemRow: 2 }]);
	});

	it('calls nobody twice when a failed execution is tried again', async () => {
		const { airudder, n8n } = harness;
		airudder.fault('createTask', { bodyCode: 403, message: 'busy' }, { after: 1 });
		const perItem = {
			...newTask,
			tasks: 'perItem',
			taskName: '={{ "t" + $json.mobile.slice(-2) }}',
		};
		const create = node('Create', 'aiRudder', {
			...{ resource: 'task', operation: 'create', ...perItem },
		});
		const failed = await harness.run([create], customers);
		expect(failed.error('Create')?.message).toContain('"busy" (code 403)');
		const retried = await n8n.executions.retry(failed.execution);
		const outcome = new Outcome(await n8n.executions.finished(retried));
		expect(outcome.status).toBe('success');
		expect(airudder.dialled()).toEqual(numbers);
		expect(outcome.json('Create')[0]).toMatchObject({ sentEarlier: true });
	});

	it('calls nobody twice when an answer is lost and the node is tried three times', async () => {
		const { airudder } = harness;
		airudder.fault('sendSms', 'resetAfterCommit', { times: 20 });
		const sms = {
			...{ resource: 'sms', operation: 'send', phoneNumberColumn: 'mobile' },
			...{ from: 'SHOP', message: 'Hello' },
		};
		const tries = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };
		const outcome = await harness.run(
			[node('Text', 'aiRudder', sms, tries)],
			rows({ mobile: first }),
		);
		expect(outcome.error('Text')?.message).toContain('possibly been sent to AIRudder earlier');
		expect(airudder.requests('sendSms')).toHaveLength(1);
	});

	it('hears of a call: one execution with one item', async () => {
		const live = await harness.publish(
			node('Trigger', 'aiRudderTrigger', { events: ['callEnded'] }),
		);
		expect(live.publication.status).toBe('published');
		await ran('task', 'create', newTask, rows({ mobile: first }));
		await harness.airudder.finishTask();
		const outcomes = await live.outcomes();
		expect(outcomes.map((outcome) => outcome.json('Trigger'))).toEqual([
			[
				expect.objectContaining({
					event: 'callEnded',
					eventId: expect.stringMatching(/^[0-9a-f]{32}$/),
					receivedAt: expect.stringMatching(/Z$/),
					phoneNumber: first,
					answered: true,
				}),
			],
		]);
		await live.unpublish();
	});

	it('asks for calls that finished, and brings each once', async () => {
		const { airudder } = harness;
		// n8n allows no schedule to poll more than once a minute, but several schedules.
		const item = Array.from({ length: 20 }, (_, index) => ({
			mode: 'custom',
			cronExpression: `${index * 3} * * * * *`,
		}));
		const live = await harness.publish(
			node('Trigger', 'aiRudderPollingTrigger', { events: ['callEnded'], pollTimes: { item } }),
		);
		expect(live.publication.status).toBe('published');
		await ran('task', 'create', newTask, customers);
		await airudder.finishTask();
		const outcomes = await live.outcomes();
		await live.unpublish();
		const calls = outcomes.flatMap((outcome) => outcome.json('Trigger'));
		expect(calls.map(({ phoneNumber }) => phoneNumber).sort()).toEqual([...numbers].sort());
	});
});
