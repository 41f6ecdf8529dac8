import {
	NodeConnectionTypes,
	NodeHelpers,
	type INodeExecutionData,
	type INodeOutputConfiguration,
	type NodeParameterValueType,
} from 'n8n-workflow';
import { AiRudderApi } from '../../credentials/AiRudderApi.credentials';
import { AiRudderPollingTrigger } from '../../nodes/AiRudderPollingTrigger/AiRudderPollingTrigger.node';
import { AiRudderTrigger } from '../../nodes/AiRudderTrigger/AiRudderTrigger.node';
import { sampleRobots, type Simulator } from '../../simulator';
import { callEndedBody } from '../../simulator/calls/callEvents';
import {
	action,
	customers,
	deliver,
	jsonOf,
	keysOf,
	newTask,
	run,
} from '../support/engine/airudder';
import { newDialerTask } from '../support/engine/dialer';
import { buildWorkflow, pollOutputs, type Subject } from '../support/engine/n8nEngine';
import { runAsTool } from '../support/engine/surroundings';
import { byId } from '../support/samples/sample';
import { simulateAirudder } from '../support/engine/simulateAirudder';

// Waiting for calls lets them happen, if the test says so.
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async () => await onSleep(),
}));
let onSleep: () => Promise<void> = async () => undefined;

const split = { splitByOutcome: true };
const names = ['Answered', 'Not Reached', 'Refused Numbers', 'Not Finished'];

/** In the simulator the last digit of a number says who answers: 0 does, 6 does not. */
const ayu = '+628111000000';
const budi = '+628111000006';
const people: INodeExecutionData[] = [budi, ayu].map((mobile) => ({ json: { mobile } }));

describe('Split by Outcome', () => {
	let airudder: Simulator;
	simulateAirudder((started) => (airudder = started));
	afterEach(() => {
		onSleep = async () => undefined;
	});

	/** By output, whom an item is about and which input it is paired with. */
	const shown = (output: INodeExecutionData[][] | undefined) =>
		output?.map((items) =>
			items.map(({ json, pairedItem }) => [
				json.phoneNumber ?? json.taskId ?? json.error ?? json.event,
				(pairedItem as { item: number } | undefined)?.item,
			]),
		);
	const created = async (items = people) =>
		jsonOf(await run(airudder, 'task.create', newTask, items))[0]!.taskId as string;

	it('Task: Get puts each call out by what became of it, and paired with its item', async () => {
		const over = await created();
		await airudder.finishTask(over);
		const open = await created();
		airudder.fault('getTaskDetail', { bodyCode: 403, message: 'gone' }, { after: 2 });
		const items = [open, over, 'none'].map((id) => ({ json: { id } }));
		const parameters = { task: byId('={{ $json.id }}'), ...split };
		const goOn = { onError: 'continueRegularOutput' as const };
		const { output } = await run(airudder, 'task.get', parameters, items, goOn);
		expect(shown(output)).toEqual([
			[[ayu, 1]],
			[[budi, 1]],
			[],
			[
				[budi, 0],
				[ayu, 0],
				[expect.stringMatching(/gone/), 2],
			],
		]);
	});

	it('puts simplified calls out, whatever Simplify says: AIRudder’s whole task has no outcome', async () => {
		const taskId = await created();
		await airudder.finishTask();
		const parameters = { task: byId(taskId), simplify: false, ...split };
		const { output } = await run(airudder, 'task.get', parameters);
		expect(shown(output)).toEqual([[[ayu, 0]], [[budi, 0]], [], []]);
	});

	it('Task: Get takes the calls of a canceled task for over, whatever they say of themselves', async () => {
		const detail = [{ CalleeNumber: ayu, Status: 'NEW' }, { CalleeNumber: budi }];
		const data = { TaskID: 't-1', TaskName: 'n', Status: 'canceled', detail };
		airudder.fault('getTaskDetail', { status: 200, body: { code: 200, status: 'OK', data } });
		const { output } = await run(airudder, 'task.get', { task: byId('t-1'), ...split });
		expect(output!.map((items) => items.length)).toEqual([0, 2, 0, 0]);
	});

	it('puts failed items on the error output, behind the outcomes', async () => {
		const settings = { onError: 'continueErrorOutput' as const };
		airudder.fault('getTaskDetail', { bodyCode: 403, message: 'gone' }, { times: 9 });
		const parameters = { task: byId('x'), ...split };
		const { output } = await run(airudder, 'task.get', parameters, customers(1), settings);
		expect(output!.map((items) => items.length)).toEqual([0, 0, 0, 0, 1]);
	});

	it('Task: Create and Wait has an output for refused numbers, too, and one for what is not known yet', async () => {
		onSleep = async () => await airudder.finishTask();
		const refused = { Mobile: '+628111000003' };
		const call = (CalleeNumber: string, Status: string, TalkRound: number) => ({
			...{ CalleeNumber, Status, TalkRound, AsrResult: [] },
		});
		const said = (data: object) => ({ status: 200, body: { code: 200, status: 'OK', data } });
		airudder.fault('createTask', said({ TaskID: 't-1', detail_error_list: [refused] }));
		const detail = [call(ayu, 'finished', 2), call(budi, 'cancelled', 0)];
		const task = { TaskID: 't-1', TaskName: 'n', Status: 'finished' };
		airudder.fault('getTaskDetail', said({ ...task, detail }));
		const items = [refused.Mobile, budi, ayu].map((mobile) => ({ json: { mobile } }));
		const ran = await run(airudder, 'task.createAndWait', { ...newTask, ...split }, items);
		expect(shown(ran.output)).toEqual([[[ayu, 2]], [[budi, 1]], [['+628111000003', 0]], []]);
	});

	it('Task: Create and Wait puts calls that were not over in time on Not Finished', async () => {
		let now = Date.now();
		jest.spyOn(Date, 'now').mockImplementation(() => (now += 20_000));
		const ran = await run(
			airudder,
			'task.createAndWait',
			{ ...newTask, ...split, maxWait: 1 },
			people,
		);
		jest.restoreAllMocks();
		expect(ran.output!.map((items) => items.length)).toEqual([0, 0, 0, 2]);
	});

	it('Call: Get Many takes a call with a recording for an answered one', async () => {
		const taskId = await created();
		await airudder.finishTask();
		const parameters = { task: byId(taskId), phoneNumber: '={{ $json.mobile }}', ...split };
		const { output } = await run(airudder, 'call.getAll', parameters, people);
		expect(shown(output)!.map((items) => [...new Set(items.map(([who]) => who))])).toEqual([
			[ayu],
			[budi],
			[],
			[],
		]);
		for (const [number, paired] of shown(output)!.flat())
			expect(paired).toBe(number === ayu ? 1 : 0);
	});

	it('Call: Get reads the call in AIRudder’s own words', async () => {
		const body = {
			code: 200,
			status: 'OK',
			data: { callid: 'c', call_end_time: '2026-11-20T02:00:00Z' },
		};
		airudder.fault('getCallByCallId', { status: 200, body });
		const endpointPath = '/unpublished/getCallByCallId';
		const parameters = {
			endpointPath,
			body: '{"call_id": "c"}',
			query: '{"call_id": "c"}',
			...split,
		};
		const { output, error } = await run(airudder, 'call.get', parameters);
		expect(error).toBeUndefined();
		expect(output!.map((items) => items.length)).toEqual([0, 1, 0, 0]);
	});

	it('Dialer Task: Get Calls puts each try out by its result', async () => {
		const rows = customers(10);
		await run(airudder, 'dialerTask.create', newDialerTask(airudder), rows);
		await airudder.finishTask();
		const task = byId(airudder.dialerTasks()[0]!.taskId);
		const all = jsonOf(await run(airudder, 'dialerTask.getCalls', { task, returnAll: true }));
		const { output } = await run(airudder, 'dialerTask.getCalls', {
			task,
			returnAll: true,
			...split,
		});
		const [answered, notReached, refused, notFinished] = output!.map((items) =>
			items.map(({ json }) => json),
		);
		expect(answered!.length).toBeGreaterThan(0);
		expect(answered!.every((call) => call.answered === true)).toBe(true);
		expect(notReached!.length).toBeGreaterThan(0);
		expect(notReached!.every((call) => call.answered === false)).toBe(true);
		expect(refused!.every(({ callResult }) => callResult === 'Dnc')).toBe(true);
		expect(notFinished).toEqual([]);
		expect([...answered!, ...notReached!, ...refused!]).toHaveLength(all.length);
	});

	it('Call: Make parts those whom it waited for', async () => {
		onSleep = async () => await airudder.finishTask();
		const parameters = {
			...{ phoneNumber: '={{ $json.mobile }}', robot: byId('r'), waitForOutcome: true },
			...split,
		};
		const { output } = await run(airudder, 'call.make', parameters, people);
		expect(shown(output)).toEqual([[[ayu, 1]], [[budi, 0]], [], []]);
	});

	it('gives an agent all calls on the one output that it reads', async () => {
		const taskId = await created();
		await airudder.finishTask();
		const subject = action(airudder, 'task.get', { task: byId(taskId), ...split });
		const { told } = await runAsTool('invokes', subject, [{}]);
		expect(told[0]).toContain(ayu);
		expect(told[0]).toContain(budi);
	});

	/** The names of the outputs that n8n draws; undefined for one without a name. */
	const outputsOf = async (subject: Subject) => {
		const { workflow, node } = await buildWorkflow(subject);
		const outputs = NodeHelpers.getNodeOutputs(workflow, node, subject.nodeType.description);
		expect(NodeHelpers.getConnectionTypes(outputs)).toEqual(
			outputs.map(() => NodeConnectionTypes.Main),
		);
		return (outputs as INodeOutputConfiguration[]).map(({ displayName }) => displayName);
	};

	it.each([
		...['call.get', 'call.getAll', 'call.make', 'task.get', 'task.createAndWait'],
		'dialerTask.getCalls',
	])('%s has one output as it is at first, and four that are named with it', async (name) => {
		expect(await outputsOf(action(airudder, name))).toEqual([undefined]);
		expect(await outputsOf(action(airudder, name, { splitByOutcome: false }))).toEqual([undefined]);
		const waits = name === 'call.make' ? { waitForOutcome: true } : {};
		expect(await outputsOf(action(airudder, name, { ...waits, ...split }))).toEqual(names);
	});

	it.each([
		['task.create', [undefined]],
		['task.checkContacts', ['Valid', 'Invalid']],
		// An execution that waits comes back on the first output only.
		['dialerTask.createAndWait', [undefined]],
	])('leaves %s with the outputs that it has', async (name, outputs) => {
		expect(await outputsOf(action(airudder, name, split))).toEqual(outputs);
	});

	describe('of the triggers', () => {
		const options = { splitByOutcome: true };
		const ofTrigger = (parameters: Record<string, NodeParameterValueType>): Subject => ({
			nodeType: new AiRudderTrigger(),
			credentialTypes: [new AiRudderApi()],
			credentials: { aiRudderApi: keysOf(airudder) },
			parameters,
		});
		const bodyOf = async (number: string) => {
			await created([{ json: { mobile: number } }]);
			await airudder.finishTask();
			const [task] = airudder.tasks();
			const { switches } = airudder;
			return callEndedBody(task!, task!.contacts[0]!, { switches, robots: sampleRobots });
		};
		/** On which outputs a delivery comes out. */
		const placesOf = async (body: unknown, parameters: Record<string, NodeParameterValueType>) => {
			const { result } = await deliver({ body }, parameters, keysOf(airudder));
			return result.workflowData!.map((items) => items.length);
		};

		it('have one output as they are at first, and five that are named with it', async () => {
			for (const Trigger of [AiRudderTrigger, AiRudderPollingTrigger]) {
				const subject = (own: Subject['parameters']) => ({
					...ofTrigger({ events: ['callEnded'], ...own }),
					nodeType: new Trigger(),
				});
				expect(await outputsOf(subject({}))).toEqual([undefined]);
				expect(await outputsOf(subject({ options: {} }))).toEqual([undefined]);
				expect(await outputsOf(subject({ options }))).toEqual([...names, 'Other Events']);
			}
		});

		it.each([true, false])(
			'bring a call with its recording on the output of its outcome (simplified: %s)',
			async (simplify) => {
				const parameters = {
					simplify,
					options: { ...options, eventKind: 'callEnded', attachRecording: true },
				};
				const { result } = await deliver({ body: await bodyOf(ayu) }, parameters, keysOf(airudder));
				expect(result.workflowData!.map((items) => items.length)).toEqual([1, 0, 0, 0, 0]);
				if (simplify) expect(result.workflowData![0]![0]!.binary).toHaveProperty('data');
				airudder.reset();
				expect(await placesOf(await bodyOf(budi), parameters)).toEqual([0, 1, 0, 0, 0]);
			},
		);

		it.each([
			['RINGING', 0, [0, 0, 0, 1, 0]],
			['ANSWERED', 0, [0, 0, 0, 1, 0]],
			['HANGUP', 12, [1, 0, 0, 0, 0]],
			['HANGUP', 3, [0, 1, 0, 0, 0]],
			['HANGUP', 20, [0, 0, 1, 0, 0]],
		])(
			'bring a dialer call that is %s for reason %s where it belongs',
			async (state, hangupReason, places) => {
				const call = { callid: 'c', taskId: 't', phoneNumber: ayu, timestamp: 1795000000000 };
				const body = { type: 'ContactStatus', body: { ...call, state, hangupReason } };
				expect(
					await placesOf(body, {
						options: { ...options, eventKind: 'dialerContactStatusChanged' },
					}),
				).toEqual(places);
			},
		);

		it('bring a push of a custom API node on Not Finished as long as it tells of no call that is over', async () => {
			const contact = { workflow_id: 'w', node_id: 'n', callee: { callee_number: ayu } };
			for (const body of [contact, { ...contact, call: { status: 'calling' } }])
				expect(
					await placesOf(body, { options: { ...options, eventKind: 'customApiPush' } }),
				).toEqual([0, 0, 0, 1, 0]);
		});

		it('bring what is no call, and what is not recognised, on Other Events', async () => {
			const ended = { TaskID: 't-1', TaskName: 'n', Status: 'finished', RobotMethod: 'single' };
			expect(await placesOf(ended, { options: { ...options, eventKind: 'taskEnded' } })).toEqual([
				0, 0, 0, 0, 1,
			]);
			const unknown = {
				events: ['callEnded'],
				options: { ...options, eventKind: 'any', unrecognised: 'start' },
			};
			expect(await placesOf({ never: 'seen' }, unknown)).toEqual([0, 0, 0, 0, 1]);
		});

		it('poll calls and tasks in the same way', async () => {
			await created();
			await airudder.finishTask();
			const subject: Subject = {
				...ofTrigger({
					events: ['callEnded', 'taskEnded'],
					options: { ...options, existingHours: 999_999 },
				}),
				nodeType: new AiRudderPollingTrigger(),
			};
			const output = await pollOutputs(subject);
			expect(
				output!.map((items) => items.map(({ json }) => json.phoneNumber ?? json.event)),
			).toEqual([[ayu], [budi], [], [], ['taskEnded']]);
		});
	});
});
