import type { Json, SavedWorkflow } from '../../tools/n8n';
import { noonZone } from '../support/engine/dialer';
import { stored } from '../support/examples/stored';
import { Harness, node, Outcome, rows } from '../support/n8n/harness';
import { until } from '../support/until';

const [promises, undecided, refuses, busy] = [
	'+6281111111101',
	'+6281333333303',
	'+6281444444404',
	'+6281666666606',
];

/** The Data Tables that the examples make. */
const tables = ['AIRudder calls', 'AIRudder dialer list', 'AIRudder follow-ups', 'AIRudder pushes'];

describe('an example, run against a simulated AIRudder,', () => {
	let harness: Harness;
	const published: SavedWorkflow[] = [];
	beforeAll(async () => {
		harness = await Harness.shared();
	});
	beforeEach(async () => {
		harness.airudder.reset();
		const { dataTables } = harness.n8n;
		for (const name of tables) {
			const table = await dataTables.find(name);
			if (table) await dataTables.remove(table);
		}
	});
	afterEach(async () => {
		for (const { id } of published.splice(0)) await harness.n8n.unpublish(id);
		expect(harness.airudder.violations()).toEqual([]);
	});
	afterAll(async () => await harness.stop());

	const started = async ({ id }: SavedWorkflow, trigger: string) =>
		new Outcome(await harness.n8n.executions.finished((await harness.n8n.run(id, trigger))!));
	const ran = async (workflow: SavedWorkflow, trigger: string) => {
		const outcome = await started(workflow, trigger);
		expect(outcome.error()).toBeUndefined();
		return outcome;
	};
	/** Publishes an example that AIRudder sends events to, and has it send them there. */
	const publish = async (workflow: SavedWorkflow) => {
		published.push(workflow);
		expect(await harness.n8n.publish(workflow.id)).toMatchObject({ status: 'published' });
		const trigger = workflow.nodes.find(
			({ type }) => type === 'n8n-nodes-airudder.aiRudderTrigger',
		);
		const url = `${harness.server.url}/webhook/${trigger!.webhookId}/airudder`;
		harness.airudder.webhookUrl = url;
		return url;
	};
	const tableRows = async (name: string) => {
		const table = await harness.n8n.dataTables.find(name);
		return await harness.n8n.dataTables.rows(table!);
	};
	const inserted = async (name: string, added: Json[]) => {
		const table = await harness.n8n.dataTables.find(name);
		await harness.n8n.dataTables.insert(table!, added);
	};

	/** The ID with which a person is called. */
	const referenceOf = (mobile: string) => `C-${mobile.slice(-4)}`;
	/** Calls people outside of the example, and waits until the calls are over. */
	const called = async (taskName: string, ...numbers: string[]) => {
		const create = {
			...{ resource: 'task', operation: 'create', taskName, phoneNumberColumn: 'mobile' },
			robot: { __rl: true, mode: 'id', value: 'robot-1' },
			options: { addTimeToName: true, rowReference: 'column', referenceColumn: 'reference' },
		};
		const people = rows(...numbers.map((mobile) => ({ mobile, reference: referenceOf(mobile) })));
		const outcome = await harness.run([node('Create', 'aiRudder', create)], people);
		expect(outcome.error()).toBeUndefined();
		await harness.airudder.finishTask();
	};

	describe('start-here', () => {
		it('calls nobody while no number is typed, and says so', async () => {
			const outcome = await started(await stored(harness, 'start-here.json'), 'Start');
			expect(outcome.error()?.message).toMatch(/Phone Number/);
			expect(harness.airudder.requests('createTask')).toEqual([]);
		});

		it('calls the own number once, and shows what was said', async () => {
			const { airudder } = harness;
			const assignments = {
				assignments: [{ name: 'phoneNumber', type: 'string', value: promises }],
			};
			const workflow = await stored(harness, 'start-here.json', { 'My Number': { assignments } });
			const running = ran(workflow, 'Start');
			await until(() => airudder.tasks().length > 0);
			await airudder.finishTask();
			expect((await running).json('What Came of It')).toEqual([
				{
					outcome: 'answered',
					said: expect.stringContaining('Robot: '),
					label: 'Promises to pay',
					note: '',
				},
			]);
			expect(airudder.dialled()).toEqual([promises]);
		});
	});

	describe.each([
		['google-sheets-outcomes.json', ['C-1001', 'C-1003'], 'C-1002'],
		['hubspot-outcomes.json', ['512', '513'], '514'],
		[
			'salesforce-outcomes.json',
			['003000000000001AAA', '003000000000002AAA'],
			'003000000000003AAA',
		],
		['airtable-outcomes.json', ['rec00000000000001', 'rec00000000000002'], 'rec00000000000003'],
		['postgres-outcomes.json', ['7001', '7002'], '7003'],
	])('%s', (file, callable, hopeless) => {
		it('calls whose number can be called, and writes each outcome to the ID it belongs to', async () => {
			const { airudder } = harness;
			const workflow = await stored(harness, file);
			const outcome = await ran(workflow, 'Start');
			expect(outcome.json('Call Customers')).toMatchObject([{ contacts: 2 }]);
			expect(JSON.stringify(outcome.json('Write Why Not'))).toContain('not called: ');
			expect(JSON.stringify(outcome.json('Write Why Not'))).toContain(hopeless);
			const [request] = airudder.requests('createTask');
			const { Details } = request!.body as { Details: Json[] };
			expect(Details.map(({ Comments }) => Comments)).toEqual(callable);
			await airudder.finishTask();
			expect(airudder.dialled()).toEqual([promises, busy]);

			// A test run of the trigger brings the calls of the newest task.
			const polled = await ran(workflow, 'Calls That Ended');
			expect(polled.json('Ours Only')).toHaveLength(2);
			const written = polled.json('Write Outcome').map((item) => JSON.stringify(item));
			const of = (id: string) => written.find((text) => text.includes(id));
			expect(of(callable[0]!)).toContain('Promises to pay');
			expect(of(callable[1]!)).toContain('not reached');

			await called('somebody-elses', undecided);
			const others = await ran(workflow, 'Calls That Ended');
			expect(others.json('Calls That Ended')).toHaveLength(1);
			expect(others.json('Write Outcome')).toEqual([]);
		});

		it('calls nobody when the customers could not be marked', async () => {
			const { name, connections, settings, pinData, ...workflow } = await stored(harness, file);
			const marking = ['Mark as Calling', 'Take Rows to Call'];
			const fails = (one: string) =>
				node(one, 'n8n-nodes-base.stopAndError', { errorMessage: 'no' });
			const broken = await harness.n8n.createWorkflow({
				...{ name, connections, settings },
				nodes: workflow.nodes.map((one) =>
					marking.includes(one.name) ? { ...one, ...fails(one.name) } : one,
				),
				pinData: Object.fromEntries(
					Object.entries(pinData ?? {}).filter(([pinned]) => !marking.includes(pinned)),
				),
			});
			expect((await started(broken, 'Start')).error()?.message).toBe('no');
			expect(harness.airudder.requests('createTask')).toEqual([]);
		});
	});

	it('follow-up-by-outcome sorts calls by what was said, and calls once who promised and did not pay', async () => {
		const { airudder } = harness;
		const workflow = await stored(harness, 'follow-up-by-outcome.json');
		await ran(workflow, 'Start');
		await called('something-else', '+6281111111111', '+6281111111116');
		await ran(workflow, 'Calls That Ended');
		expect(await tableRows('AIRudder follow-ups')).toEqual([]);
		await called('payment-reminder', promises, undecided, refuses, busy);
		await ran(workflow, 'Calls That Ended');
		const kinds = (await tableRows('AIRudder follow-ups')).map(({ reference, kind }) => [
			reference,
			kind,
		]);
		expect(Object.fromEntries(kinds)).toEqual({
			[referenceOf(promises)]: 'promise',
			[referenceOf(undecided)]: 'talk to them',
			[referenceOf(refuses)]: 'do not call',
			[`refused ${refuses}`]: 'do not call',
			[referenceOf(busy)]: 'not reached',
		});

		airudder.reset();
		const [past, future] = ['2026-01-01', '2099-01-01'];
		await inserted('AIRudder follow-ups', [
			{ phoneNumber: '+628111000001', kind: 'promise', due: past, paid: false, name: 'Due' },
			{ phoneNumber: '+628111000002', kind: 'promise', due: past, paid: true, name: 'Paid' },
			{ phoneNumber: '+628111000003', kind: 'promise', due: future, paid: false, name: 'Later' },
			{ phoneNumber: '+628111000004', kind: 'do not call', due: past, paid: false, name: 'Never' },
			{ phoneNumber: '+628111000005', kind: 'promise', due: past, name: 'Nothing Said of Money' },
			{
				phoneNumber: '+628111000007',
				kind: 'promise',
				due: past,
				name: 'Refused',
				doNotCall: true,
			},
			{ phoneNumber: '+628111000007', kind: 'promise', due: past, name: 'Refused Elsewhere' },
		]);
		await ran(workflow, 'Every Morning');
		await ran(workflow, 'Every Morning');
		await airudder.finishTask();
		expect(airudder.dialled()).toEqual(['+628111000001', '+628111000005']);
	});

	it('follow-up-by-outcome calls a promise of its own once it is due, and takes back neither a payment nor a refusal', async () => {
		const { airudder } = harness;
		const value = (due: string) => ({
			reference: '={{ $json.reference }}',
			phoneNumber: '={{ $json.phoneNumber }}',
			...{ name: 'Ayu', kind: 'promise', due },
		});
		const asIs = await stored(harness, 'follow-up-by-outcome.json');
		await ran(asIs, 'Start');
		const [paid, due] = ['+6281111111121', promises];
		await inserted('AIRudder follow-ups', [
			...[{ reference: referenceOf(paid), phoneNumber: paid, kind: 'not reached', paid: true }],
			...[{ reference: referenceOf(refuses), phoneNumber: refuses, doNotCall: true }],
		]);
		await called('payment-reminder', paid, due, refuses);
		await ran(asIs, 'Calls That Ended');
		const kept = await tableRows('AIRudder follow-ups');
		expect(kept).toHaveLength(4);
		expect(kept).toMatchObject([
			{ reference: referenceOf(paid), kind: 'promise', paid: true },
			{ reference: referenceOf(refuses), kind: 'do not call', doNotCall: true },
			{ reference: referenceOf(due), kind: 'promise' },
			// Whatever number the customer has later.
			{ reference: `refused ${refuses}`, phoneNumber: refuses, doNotCall: true },
		]);
		// A test run of the trigger brings the same calls again.
		const again = await ran(asIs, 'Calls That Ended');
		expect(again.json('What Was Said')).toHaveLength(2);
		expect(again.json('Keep Promise')).toEqual([]);

		// The same promises, due at once.
		const { columns } = asIs.nodes.find(({ name }) => name === 'Keep Promise')!.parameters;
		const dueAtOnce = await stored(harness, 'follow-up-by-outcome.json', {
			'Keep Promise': { columns: { ...(columns as Json), value: value('2026-01-01') } },
		});
		await ran(dueAtOnce, 'Calls That Ended');
		await ran(dueAtOnce, 'Every Morning');
		await airudder.finishTask();
		expect(airudder.dialled().sort()).toEqual([paid, due, refuses, due].sort());
	});

	it('text-those-not-reached texts each mobile once, and nobody else, and names the landlines', async () => {
		const { airudder } = harness;
		const workflow = await stored(harness, 'text-those-not-reached.json');
		await called('something-else', '+6281111111116');
		await ran(workflow, 'Calls That Ended');
		const landline = '+622150000006';
		await called('payment-reminder', promises, busy, landline);
		const outcome = await ran(workflow, 'Calls That Ended');
		expect(outcome.json('Not Sent').map(({ phoneNumber }) => phoneNumber)).toEqual([landline]);
		await ran(workflow, 'Calls That Ended');
		expect(airudder.messages().map(({ to }) => to)).toEqual([busy]);
	});

	it('verify-custom-api-push keeps what AIRudder knows, and nothing else', async () => {
		const { airudder, n8n } = harness;
		const workflow = await stored(harness, 'verify-custom-api-push.json');
		await ran(workflow, 'Start');
		const url = await publish(workflow);
		const start = {
			...{ resource: 'workflow', operation: 'start', templateId: 1, workflowName: 'w' },
			...{ phoneNumberColumn: 'mobile', end: '2099-12-01T18:00:00+07:00' },
		};
		await harness.run([node('Start It', 'aiRudder', start)], rows({ mobile: promises }));
		await airudder.finishTask();
		await until(async () => (await tableRows('AIRudder pushes')).length > 0);

		const { body } = airudder.deliveries().find(({ event }) => event === 'customApiPush')!;
		const push = body as { callee: Json };
		const forged = JSON.stringify({ ...push, callee: { ...push.callee, callee_number: busy } });
		for (const unknownPush of ['refused', 'false'] as const) {
			airudder.switches.unknownPush = unknownPush;
			const headers = { 'content-type': 'application/json' };
			await fetch(url, { method: 'POST', headers, body: forged });
		}
		const outcomes = await n8n.executions.finishedOf(workflow.id, 4);
		expect(outcomes.map(({ status }) => status)).toEqual(Array(4).fill('success'));
		expect((await tableRows('AIRudder pushes')).map((row) => row.phoneNumber)).toEqual([promises]);
	});

	describe('dialer-with-waiting', () => {
		/** The example, fitted to the time of the test, with its table made. */
		const dialer = async () => {
			const { airudder } = harness;
			const now = airudder.now().getTime();
			const at = (minutes: number) => new Date(now + minutes * 60_000).toISOString();
			airudder.switches.dialerZone = noonZone(airudder.now());
			const dial = {
				...{ groupName: 'Collection', start: at(10), end: at(130) },
				timeZone: airudder.switches.dialerZone,
			};
			const workflow = await stored(harness, 'dialer-with-waiting.json', { 'Dial and Wait': dial });
			await ran(workflow, 'Start');
			return workflow;
		};
		/** Runs it, and lets its calls end once it waits. */
		const dialled = async ({ id }: SavedWorkflow) => {
			const { airudder, n8n } = harness;
			const executionId = (await n8n.run(id, 'Call Now'))!;
			await until(() => airudder.dialerTasks().length > 0);
			await until(
				async () =>
					(await n8n.executions.get(executionId).catch(() => undefined))?.status === 'waiting',
			);
			await airudder.finishTask(airudder.dialerTasks()[0]!.taskId);
			const outcome = new Outcome(await n8n.executions.finished(executionId));
			expect(outcome.error()).toBeUndefined();
			return await tableRows('AIRudder dialer list');
		};

		it('dials the list once, waits, and writes the results into their rows', async () => {
			const workflow = await dialer();
			await inserted('AIRudder dialer list', [
				{ name: 'Budi', mobile: promises, status: 'to call' },
				{ name: 'nobody', mobile: 'abc', status: 'to call' },
				{ name: 'Siti', mobile: busy, status: 'to call' },
				{ name: 'done', mobile: undecided, status: 'called' },
			]);
			expect(await dialled(workflow)).toMatchObject([
				{ name: 'Budi', status: 'called', result: 'Talked, the agent hung up' },
				{ name: 'nobody', status: 'not a number that can be called' },
				{ name: 'Siti', status: 'called', result: 'Not answered, no ringback' },
				{ name: 'done', status: 'called' },
			]);
			await ran(workflow, 'Call Now');
			expect(harness.airudder.dialerTasks()).toHaveLength(1);
		});

		it('says of somebody whose call is not in the list of AIRudder yet to look there first, and does not call again', async () => {
			const { airudder } = harness;
			const workflow = await dialer();
			airudder.switches.dialerRowLagSeconds = 90;
			const budi = { name: 'Budi', mobile: promises, status: 'to call' };
			await inserted('AIRudder dialer list', [budi]);
			expect(await dialled(workflow)).toMatchObject([
				{ name: 'Budi', status: 'no call seen yet: look in AIRudder first' },
			]);
			await ran(workflow, 'Call Now');
			expect(airudder.dialled()).toEqual([promises]);
		});
	});

	it('reconcile-every-night keeps each call once, also those that did not arrive', async () => {
		const { airudder } = harness;
		const workflow = await stored(harness, 'reconcile-every-night.json');
		await ran(workflow, 'Start');
		await publish(workflow);
		await called('arrives', promises);
		await until(async () => (await tableRows('AIRudder calls')).length === 1);
		airudder.webhookUrl = undefined;
		await called('does-not-arrive', busy);
		await ran(workflow, 'Every Night');
		await ran(workflow, 'Every Night');
		const numbers = (await tableRows('AIRudder calls')).map(({ phoneNumber }) => phoneNumber);
		expect(numbers).toEqual([promises, busy]);
	});

	it('report-by-email puts the tasks of the day into one report with a page', async () => {
		const workflow = await stored(harness, 'report-by-email.json');
		await called('payment-reminder', promises, busy);
		await called('payment-reminder', undecided);
		await called('something-else', refuses);
		const nodes = workflow.nodes.map((one) =>
			one.name === 'Send Report' ? { ...one, disabled: true } : one,
		);
		const { name, connections, settings } = workflow;
		const unsent = await harness.n8n.createWorkflow({ name, nodes, connections, settings });
		const outcome = await ran(unsent, 'Every Evening');
		expect(outcome.json('Report')).toMatchObject([{ people: 3, answered: 2, open: 0 }]);
		expect(outcome.items('Report')[0]!.binary).toHaveProperty('data');
	});
});
