import { NodeHelpers, type INodeExecutionData, type INodeOutputConfiguration } from 'n8n-workflow';
import type { Simulator } from '../../simulator';
import { action, customers, jsonOf, newTask, run } from '../support/engine/airudder';
import { withRules } from '../support/engine/callingRules';
import { buildWorkflow } from '../support/engine/n8nEngine';
import { setDate } from '../support/engine/setDate';
import { runAsTool } from '../support/engine/surroundings';
import {
	isWrittenByHand,
	numbersIn,
	reachingOperations,
	waitsForCalls,
} from '../support/samples/reachingOperations';
import { simulateAirudder } from '../support/engine/simulateAirudder';

// Where a node waits for calls, they happen.
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async () => await whileWaiting(),
}));
let whileWaiting: () => Promise<unknown> = async () => undefined;

const inOwnOutput = { invalidRows: 'secondOutput' };
const [first, second] = customers(2) as [INodeExecutionData, INodeExecutionData];
const broken: INodeExecutionData = {
	json: { name: 'Wati', mobile: '0812-abc', value: 'hers', row_number: 17 },
};
const optedOut: INodeExecutionData = {
	json: { name: 'Budi', mobile: '+628111999999', stop: 'yes' },
};
const list = [first, broken, optedOut, second];

/** Every operation that makes contacts of the incoming items, and whose form offers it. */
const givingRowsBack = reachingOperations.filter(
	(reaching) =>
		reaching.operation.properties.some(
			({ name, options }) =>
				name === 'invalidRows' && JSON.stringify(options).includes(inOwnOutput.invalidRows),
		) && !isWrittenByHand(reaching),
);

describe('Invalid Rows: Second Output', () => {
	let airudder: Simulator;
	simulateAirudder((started) => (airudder = started));
	afterEach(() => {
		whileWaiting = async () => undefined;
		jest.useRealTimers();
	});

	const rules = () => withRules({ doNotCall: { list: '', column: 'stop' } });

	it('calls nobody when somebody is outside the hours and Outside Hours is Stop', async () => {
		setDate('2026-11-29T02:00:00Z');
		const callingHours = { from: '09:00', to: '18:00', days: ['monday'], outside: 'stop' };
		const parameters = { ...newTask, ...inOwnOutput, ...withRules({ callingHours }) };
		const ran = await run(airudder, 'task.create', parameters, list);
		expect(ran.error?.message).toMatch(/outside Calling Hours, so nothing was sent/);
		expect(airudder.requests('createTask')).toEqual([]);
	});

	it('calls who can be called, and gives the others back whole, each with a sentence and its parts', async () => {
		const parameters = { ...newTask, ...inOwnOutput, ...rules() };
		const ran = await run(airudder, 'task.create', parameters, list);
		expect(ran.error).toBeUndefined();
		expect(airudder.dialled()).toEqual([first.json.mobile, second.json.mobile]);
		const [sent = [], others = []] = ran.output ?? [];
		expect(sent.map(({ json }) => json)).toEqual([
			{ taskId: expect.any(String) as string, taskName: 'reminder', contacts: 2 },
		]);
		expect(others).toEqual([
			{
				json: {
					...broken.json,
					problem:
						'Row 2 (line 17 by its row_number), column "mobile": "0812-abc" is not a phone number.',
					problemRow: 2,
					problemLine: 17,
					problemColumn: 'mobile',
					problemValue: '0812-abc',
					problemReason: 'is not a phone number',
				},
				pairedItem: { item: 1 },
			},
			{
				json: expect.objectContaining({
					...optedOut.json,
					problemRow: 3,
					problemRule: 'doNotCall',
					problem:
						'Row 3 (line 4 of a sheet with one heading line) is kept back by Do Not Call: column "stop": "yes" says not to call.',
				}) as object,
				pairedItem: { item: 2 },
			},
		]);
	});

	it('gives the same rows back as Check Contacts', async () => {
		const columns = { phoneNumberColumn: 'mobile', ...rules() };
		const checked = await run(airudder, 'task.checkContacts', columns, list);
		const created = await run(
			airudder,
			'task.create',
			{ ...newTask, ...columns, ...inOwnOutput },
			list,
		);
		expect(created.output?.[1]).toEqual(checked.output?.[1]);
	});

	it('tells of a row that comes in again only what is wrong with it now', async () => {
		const parameters = { ...newTask, ...inOwnOutput, ...rules() };
		const ran = await run(airudder, 'task.create', parameters, [optedOut]);
		const { json } = ran.output![1]![0]!;
		expect(json.problemRule).toBe('doNotCall');
		const again = [
			{ json: { ...json, stop: '', mobile: '0812-abc' } },
			{ json: { mobile: 'abc', problem: 'of the customer', problemRow: 'hers' } },
		];
		const { output } = await run(airudder, 'task.create', parameters, again);
		const [own, others] = output?.[1]?.map((row) => row.json) ?? [];
		expect(own).toMatchObject({ name: 'Budi', problemReason: 'is not a phone number' });
		expect(own).not.toHaveProperty('problemRule');
		expect(others).toMatchObject({ mobile: 'abc', problemRow: 2 });
	});

	it('sends nothing, and is no failure, when nobody is left to call', async () => {
		const ran = await run(airudder, 'task.create', { ...newTask, ...inOwnOutput }, [broken]);
		expect(ran.error).toBeUndefined();
		expect(ran.output?.map((items) => items.length)).toEqual([0, 1]);
		expect(airudder.requests()).toEqual([]);
	});

	it('still stops for what is wrong with the whole list', async () => {
		const parameters = { ...newTask, ...inOwnOutput, phoneNumberColumn: 'phone' };
		const ran = await run(airudder, 'task.create', parameters, list);
		expect(ran.error?.message).toMatch(/No incoming item has a column named "phone"/);
	});

	it('keeps the rows of a request that failed apart from those that were never sent', async () => {
		airudder.fault('createTask', { bodyCode: 403, message: 'not today' });
		const parameters = { ...newTask, ...inOwnOutput };
		const ran = await run(airudder, 'task.create', parameters, [first, broken], {
			onError: 'continueRegularOutput',
		});
		expect(jsonOf(ran)).toMatchObject([{ error: expect.stringContaining('not today') as string }]);
		expect(ran.output?.[1]).toMatchObject([{ json: { name: 'Wati', problemRow: 2 } }]);
	});

	it('is offered by more than a few operations', () => {
		expect(givingRowsBack.length).toBeGreaterThan(4);
	});

	it.each(givingRowsBack.map((reaching) => [reaching.name, reaching] as const))(
		'is there wherever a list is sent: %s',
		async (_name, { place, operation, endpoint, prepare }) => {
			if (waitsForCalls({ operation })) whileWaiting = async () => await airudder.finishTask();
			const { parameters, items } = await prepare(airudder);
			const before = airudder.requests(endpoint).length;
			const [valid] = items as [INodeExecutionData];
			const rows = [{ json: { ...valid.json, mobile: '0812-abc' } }, valid];
			const ran = await run(airudder, place, { ...parameters, ...inOwnOutput }, rows);
			expect(ran.error).toBeUndefined();
			const [done = [], others] = ran.output ?? [];
			expect(done.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 1 }]);
			expect(others).toMatchObject([{ json: { mobile: '0812-abc' }, pairedItem: { item: 0 } }]);
			const bodies = airudder
				.requests(endpoint)
				.slice(before)
				.map(({ body }) => body);
			expect(numbersIn(bodies)).toEqual([valid.json.mobile]);
			expect(JSON.stringify(bodies)).not.toContain('0812');
		},
	);

	it('is the fifth output where the calls are split by outcome', async () => {
		const parameters = { ...newTask, ...inOwnOutput, splitByOutcome: true, maxWait: 1 };
		airudder.fault('createTask', { bodyCode: 403, message: 'not today' });
		const ran = await run(airudder, 'task.createAndWait', parameters, [broken, first], {
			onError: 'continueRegularOutput',
		});
		expect(ran.output).toHaveLength(5);
		expect(ran.output?.[4]).toMatchObject([{ json: { name: 'Wati' }, pairedItem: { item: 0 } }]);
	});

	it('is no output in the tool of an agent, which would never see it: the agent is told the reason', async () => {
		const byAgent = { ...newTask, ...inOwnOutput, phoneNumberColumn: '={{ $fromAI("phone") }}' };
		const subject = action(airudder, 'task.create', byAgent);
		const { told } = await runAsTool('invokes', subject, [{ phone: '0812-abc' }]);
		expect(told[0]).toContain('is not a phone number');
	});

	it.each([
		['task.create', {}, [undefined]],
		['task.create', { invalidRows: 'skip' }, [undefined]],
		['task.create', inOwnOutput, ['Sent', 'Invalid']],
		['task.createAndWait', inOwnOutput, ['Sent', 'Invalid']],
		[
			'task.createAndWait',
			{ ...inOwnOutput, splitByOutcome: true },
			['Answered', 'Not Reached', 'Refused Numbers', 'Not Finished', 'Invalid'],
		],
		// It has no such choice; what another operation left behind does not count.
		['dialerTask.createAndWait', inOwnOutput, [undefined]],
		['task.checkContacts', inOwnOutput, ['Valid', 'Invalid']],
	])('n8n draws the outputs of %s with %j', async (name, parameters, names) => {
		const subject = action(airudder, name, parameters);
		const { workflow, node } = await buildWorkflow(subject);
		const outputs = NodeHelpers.getNodeOutputs(workflow, node, subject.nodeType.description);
		expect((outputs as INodeOutputConfiguration[]).map(({ displayName }) => displayName)).toEqual(
			names,
		);
	});
});
