import axios from 'axios';
import { endpoints } from '../../nodes/shared/api/endpoints.generated';
import { sampleAccount, sampleRobots } from '../../simulator';
import { LocalServer } from '../support/localServer';
import { Harness, node, Outcome, rows } from '../support/n8n/harness';

const create = {
	resource: 'task',
	operation: 'create',
	taskName: 'reminder',
	robot: { __rl: true, mode: 'id', value: sampleRobots[0]?.robotId },
	phoneNumberColumn: 'mobile',
	callingCode: '62',
	invalidRows: 'skip',
};

describe('the packed package in a real n8n', () => {
	let harness: Harness;

	beforeAll(async () => {
		harness = await Harness.shared();
	});

	afterAll(async () => {
		await harness.stop();
	});

	it('brings its nodes along', async () => {
		const types = await harness.n8n.nodeTypes('n8n-nodes-airudder');
		expect(types).toContain('n8n-nodes-airudder.aiRudder');
		expect(types).toContain('n8n-nodes-airudder.aiRudderTrigger');
	});

	it("tells a right credential from a wrong one, in AIRudder's words", async () => {
		const { n8n, airudder } = harness;
		const credential = harness.credentials.aiRudderApi;
		const right = { baseUrl: airudder.url, ...sampleAccount };
		await expect(n8n.testCredential(credential, right)).resolves.toMatchObject({ status: 'OK' });
		const tested = async (changed: object) =>
			await n8n.testCredential(credential, { ...right, ...changed });
		await expect(tested({ appSecret: 'wrong' })).resolves.toEqual({
			status: 'Error',
			message: 'AIRudder refused the request: "APPKey or APPSecret is wrong" (code 401)',
		});
		airudder.switches.errorHttpStatus = 'same';
		await expect(tested({ appSecret: 'wrong' })).resolves.toEqual({
			status: 'Error',
			message: 'AIRudder refused the request: "APPKey or APPSecret is wrong" (code 401)',
		});
		airudder.switches.errorHttpStatus = '200';
		await expect(tested({ baseUrl: 'http://127.0.0.1:1' })).resolves.toEqual({
			status: 'Error',
			message: 'AIRudder could not be reached at 127.0.0.1:1',
		});
		await expect(tested({ baseUrl: 'nowhere' })).resolves.toMatchObject({
			status: 'Error',
			message: expect.stringContaining('is not a web address'),
		});
	});

	it.each([4.2, 4.3, 4.4])(
		'lets the HTTP Request node %d use the credential, on AIRudder’s own host only, and along no redirect',
		async (typeVersion) => {
			const taken: string[] = [];
			const stranger = new LocalServer(({ url = '' }, response) => {
				taken.push(url);
				response.end('{}');
			});
			let asked = 0;
			const leading = new LocalServer(({ url = '' }, response) => {
				if (url === endpoints.obtainToken.path)
					return void response.end(JSON.stringify({ code: 200, data: { token: 'token' } }));
				asked++;
				response.writeHead(302, { location: `${stranger.url}/taken` }).end();
			});
			await Promise.all([stranger.start(), leading.start()]);
			const toLeading = await harness.n8n.saveCredential(`Leading ${leading.url}`, 'aiRudderApi', {
				...sampleAccount,
				baseUrl: leading.url,
			});
			const request = (name: string, url: string, more = {}) =>
				node(
					name,
					'n8n-nodes-base.httpRequest',
					{
						url,
						authentication: 'predefinedCredentialType',
						nodeCredentialType: 'aiRudderApi',
						options: {},
					},
					{ typeVersion, onError: 'continueRegularOutput', ...more },
				);
			const { path } = endpoints.listRobots;
			const own = await harness.run([request('Own', harness.airudder.url + path)]);
			expect(own.json('Own')[0]).toMatchObject({ code: 200, data: expect.any(Array) });
			const other = await harness.run([request('Other', `${stranger.url}/recording.mp3`)]);
			expect(JSON.stringify(other.json('Other'))).toContain(`nothing was sent to ${stranger.url}`);
			const { id, name } = toLeading;
			const credentials = { aiRudderApi: { id, name } };
			const led = await harness.run([request('Led', leading.url + path, { credentials })]);
			expect(JSON.stringify(led.json('Led'))).toContain('302');
			expect(asked).toBeGreaterThan(0);
			expect(taken).toEqual([]);
			await Promise.all([stranger.stop(), leading.stop()]);
		},
	);

	it('shows AIRudder’s words, what to do and the item when something is refused', async () => {
		harness.airudder.fault('createTask', { bodyCode: 403, message: 'robot does not exist' });
		const outcome = await harness.run(
			[node('Create', 'aiRudder', create)],
			rows({ mobile: '+6281111111101' }),
		);
		expect(outcome.status).toBe('error');
		expect(outcome.error('Create')?.message).toBe(
			'AIRudder refused the request: "robot does not exist" (code 403)',
		);
	});

	it('parts rows by two outputs in the editor, too', async () => {
		const check = { resource: 'task', operation: 'checkContacts', phoneNumberColumn: 'mobile' };
		const outcome = await harness.run(
			[node('Check', 'aiRudder', check)],
			rows({ mobile: '+6281111111101' }, { mobile: 'abc' }),
		);
		expect(outcome.json('Check', 0)).toMatchObject([{ phoneNumber: '+6281111111101' }]);
		expect(outcome.json('Check', 1)).toMatchObject([{ problemRow: 2 }]);
	});

	it('brings the execution’s own Retry to call nobody twice', async () => {
		const { airudder, n8n } = harness;
		airudder.reset();
		airudder.fault('createTask', { bodyCode: 403, message: 'busy' }, { after: 1 });
		const perItem = {
			...create,
			tasks: 'perItem',
			taskName: '={{ "t" + $json.mobile.slice(-2) }}',
		};
		const failed = await harness.run(
			[node('Create', 'aiRudder', perItem)],
			rows({ mobile: '+6281111111101' }, { mobile: '+6281111111102' }),
		);
		expect(failed.status).toBe('error');
		const retried = await n8n.executions.retry(failed.execution);
		const outcome = new Outcome(await n8n.executions.finished(retried));
		expect(outcome.status).toBe('success');
		expect(airudder.dialled()).toEqual(['+6281111111101', '+6281111111102']);
		expect(outcome.json('Create')[0]).toMatchObject({ sentEarlier: true });
	});

	it.each([
		['not JSON', 'text/plain', 'hello', 400],
		['broken JSON', 'application/json', '{"a":', 422],
		['a list', 'application/json', '[1]', 400],
		['an event it does not know', 'application/json', '{"hello":"world"}', 200],
	])(
		'answers a delivery that is %s without starting anything',
		async (_case, type, body, status) => {
			const live = await harness.publish(
				node('Trigger', 'aiRudderTrigger', { events: ['callEnded'] }),
			);
			const answer = await axios.post<string>(live.url, body, {
				headers: { 'content-type': type },
				validateStatus: () => true,
				transformRequest: (data: string) => data,
				transformResponse: (data: string) => data,
			});
			expect(answer.status).toBe(status);
			if (status === 200) expect(answer.data).toContain('"ignored":"This fits no event');
			expect(await harness.n8n.executions.ofWorkflow(live.workflow.id)).toEqual([]);
			await live.unpublish();
		},
	);

	it('calls whom it can call, and hears of it', async () => {
		const { airudder } = harness;
		airudder.reset();
		const live = await harness.publish(
			node('Trigger', 'aiRudderTrigger', { events: ['callEnded'] }),
		);
		expect(live.publication.status).toBe('published');

		const customers = rows({ mobile: '0811 1111 1101' }, { mobile: '0812-abc' });
		const outcome = await harness.run([node('Create', 'aiRudder', create)], customers);
		expect(outcome.error()).toBeUndefined();
		expect(airudder.dialled()).toEqual(['+6281111111101']);

		await airudder.finishTask();
		const [heard] = await live.outcomes();
		expect(heard?.json('Trigger')).toEqual([
			expect.objectContaining({
				event: 'callEnded',
				phoneNumber: '+6281111111101',
				answered: true,
			}),
		]);
		await live.unpublish();
		expect(airudder.violations()).toEqual([]);
	});
});
