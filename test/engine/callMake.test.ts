import type { INode, NodeParameterValueType } from 'n8n-workflow';
import type { Simulator } from '../../simulator';
import { action, customers, jsonOf, run } from '../support/engine/airudder';
import { runNode } from '../support/engine/n8nEngine';
import { runAsTool, runInLoop, type AgentKind } from '../support/engine/surroundings';
import { byId } from '../support/samples/sample';
import { simulateAirudder } from '../support/engine/simulateAirudder';

// The clock of the test decides what happens while the node waits.
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async (milliseconds: number) => await onSleep(milliseconds),
}));
let onSleep: (milliseconds: number) => Promise<void> = async () => undefined;

type Parameters = Record<string, NodeParameterValueType>;

const call: Parameters = { phoneNumber: '={{ $json.mobile }}', robot: byId('robot-1') };
const waiting: Parameters = { ...call, waitForOutcome: true };
const goOn: Partial<INode> = { onError: 'continueRegularOutput' };
const threeTries: Partial<INode> = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };
const [ayu, budi, citra] = customers(3).map(({ json }) => json.mobile as string);

describe('Call: Make', () => {
	let airudder: Simulator;
	simulateAirudder((started) => (airudder = started));
	afterEach(() => {
		onSleep = async () => undefined;
		jest.restoreAllMocks();
	});

	const made = async (parameters: Parameters, items = customers(1), settings?: Partial<INode>) =>
		await run(airudder, 'call.make', parameters, items, settings);
	const bodies = () => airudder.requests('createTask').map(({ body }) => body);
	const ok = (data: object) => ({ status: 200, body: { code: 200, status: 'OK', data } });
	const finishWhileWaiting = () => {
		onSleep = async () => await airudder.finishTask();
	};
	/** Time passes as fast as the node sleeps, and nothing happens at AIRudder. */
	const passTime = () => {
		let now = Date.now();
		jest.spyOn(Date, 'now').mockImplementation(() => now);
		onSleep = async (milliseconds) => {
			now += milliseconds;
		};
	};

	it('calls one person for each item, with every value of the item’s own, in its order', async () => {
		const parameters: Parameters = {
			phoneNumber: '={{ $json.phone }}',
			callingCode: '62',
			robot: byId('={{ $json.robot }}'),
			contactName: '={{ $json.who }}',
			taskName: '={{ "call-" + $json.who }}',
			contactFields: {
				known: [{ field: 'Arrears', column: '={{ $json.owed }}' }],
				further: [{ field: 'policy_number', column: 'P-1' }],
			},
			options: { redials: 2, line: 'jakarta-1', reference: '={{ $json.id }}' },
		};
		const ran = await made(parameters, [
			{ json: { phone: '0811-1111-111', robot: 'r-1', who: 'Ayu', owed: 1250.5, id: 7 } },
			{ json: { phone: '+62 811 1111 112', robot: 'r-2', who: 'Budi', owed: '80', id: 'x' } },
			{ json: { phone: '62811 1111 113', robot: 'r-1', who: 'Ayu', owed: 9, id: '' } },
		]);
		expect(bodies()).toEqual(
			[
				['r-1', 'Ayu', '+628111111111', { Arrears: 1250.5, Comments: '7' }],
				['r-2', 'Budi', '+628111111112', { Arrears: 80, Comments: 'x' }],
				['r-1', 'Ayu', '+628111111113', { Arrears: 9 }],
			].map(([RobotID, Debtor, Mobile, own]) => ({
				TaskName: expect.stringMatching(new RegExp(`^call-${Debtor as string}_\\d{8}T\\d{6}_`)),
				...{ RobotID, SIPLine: 'jakarta-1', RepeatNumber: 2 },
				Details: [{ Debtor, Mobile, policy_number: 'P-1', ...(own as object) }],
			})),
		);
		const tasks = airudder.tasks();
		expect(ran.output![0]!.map(({ json, pairedItem }) => [json, pairedItem])).toEqual(
			tasks.map(({ taskId, name, contacts: [contact] }, item) => [
				{
					...{ taskId, taskName: name, phoneNumber: contact!.number },
					note: `The call was ordered, and what comes of it is not known yet. Do not order it again. Get it later with Task: Get and the task ID ${taskId}, or with AIRudder Trigger.`,
				},
				{ item },
			]),
		);
	});

	it('takes a number typed into the form, once, and refuses it for the next item', async () => {
		const ran = await made({ ...call, phoneNumber: ayu! }, customers(2), goOn);
		expect(airudder.dialled()).toEqual([ayu]);
		expect(jsonOf(ran)).toMatchObject([
			{ phoneNumber: ayu },
			{ error: `Phone Number "${ayu}" is the same number as in row 1 (line 2)` },
		]);
	});

	it.each([
		['no number', '0812-abc', /^Phone Number "0812-abc" /],
		['a number without its country', '08111111111', /has no country code/],
		['an empty one', '', /^Phone Number "" /],
		['the number of an earlier item', ayu!, /is the same number as in row 1 \(line 2\)$/],
	])('calls nobody when an item has %s, and says which item it is', async (_what, mobile, said) => {
		const ran = await made(call, [...customers(1), { json: { mobile } }]);
		expect(airudder.requests()).toEqual([]);
		expect(ran.error?.message).toMatch(said);
		expect(ran.error).toMatchObject({ context: { itemIndex: 1 } });
	});

	it('calls the others when the node continues on errors, and gives each item what is its own', async () => {
		const items = [{ json: { mobile: 'none' } }, ...customers(1), { json: { mobile: ayu } }];
		const ran = await made(call, items, goOn);
		expect(airudder.dialled()).toEqual([ayu]);
		expect(ran.output![0]!.map(({ json, pairedItem }) => [json, pairedItem])).toEqual([
			[
				expect.objectContaining({ error: expect.stringMatching(/^Phone Number "none" /) }),
				{ item: 0 },
			],
			[expect.objectContaining({ phoneNumber: ayu }), { item: 1 }],
			[expect.objectContaining({ error: expect.stringMatching(/same number/) }), { item: 2 }],
		]);
	});

	it('puts items that were not called on the error output, as they came in', async () => {
		const items = [...customers(1), { json: { id: 7, mobile: 'none' } }];
		const ran = await made(call, items, { onError: 'continueErrorOutput' });
		expect(
			ran.output!.map((output) => output.map(({ json }) => json.id ?? json.phoneNumber)),
		).toEqual([[ayu], [7]]);
	});

	it.each([
		['Name', { further: [{ field: 'Debtor', column: 'x' }] }],
		['Reference', { further: [{ field: 'Comments', column: 'x' }] }],
	])('refuses a contact field that is %s, which has a place of its own', async (place, fields) => {
		const ran = await made({ ...call, contactFields: fields });
		expect(airudder.requests()).toEqual([]);
		expect(ran.error?.message).toMatch(/which has a place of its own$/);
		expect(ran.error?.description).toContain(`use the field ${place} instead`);
	});

	it('refuses an end that has passed, and one without the zone of the account', async () => {
		const end = '2099-12-01T18:00:00+07:00';
		const passed = { end: '2020-12-01T18:00:00+07:00', timeZone: 'Asia/Jakarta' };
		expect((await made({ ...call, options: passed })).error?.message).toMatch(/has passed$/);
		expect((await made({ ...call, options: { end } })).error?.message).toMatch(
			/Time Zone is empty/,
		);
		expect(airudder.requests()).toEqual([]);
		await made({ ...call, options: { end, timeZone: 'Asia/Jakarta' } });
		expect(bodies()).toMatchObject([{ ScheduleEndTime: '2099-12-01 18:00:00' }]);
	});

	describe('when the answer is lost', () => {
		it('finds the call by its name, which is nobody else’s, and calls nobody again', async () => {
			airudder.fault('createTask', 'resetAfterCommit', { times: 2 });
			const ran = await made(call, customers(2), threeTries);
			expect(airudder.dialled()).toEqual([ayu, budi]);
			expect(jsonOf(ran)).toMatchObject(
				airudder.tasks().map(({ taskId }) => ({ taskId, foundAfterLostAnswer: true })),
			);
		});

		it('and nothing is found: says so, and does not call in another try', async () => {
			airudder.fault('createTask', 'resetAfterCommit', { times: 9 });
			airudder.fault('listTasks', { bodyCode: 403, message: 'no' }, { times: 99 });
			const ran = await made(call, customers(1), threeTries);
			expect(airudder.requests('createTask')).toHaveLength(1);
			expect(ran.error?.message).toMatch(/possibly been sent to AIRudder earlier/);
			expect(ran.error?.description).toMatch(/A task named "call_\w+" may exist and be calling/);
		});

		it('of the second: names the first, which was called, and calls nobody else', async () => {
			airudder.fault('createTask', 'resetAfterCommit', { after: 1, times: 9 });
			airudder.fault('listTasks', { bodyCode: 403, message: 'no' }, { times: 99 });
			const ran = await made(call, customers(3));
			expect(airudder.dialled()).toEqual([ayu, budi]);
			const { taskId } = airudder.tasks()[0]!;
			expect(ran.error?.description).toContain(
				`Already sent, and not to be sent again: Row 1 (${taskId})`,
			);
		});
	});

	it('calls again whom AIRudder refused in another try, and only them', async () => {
		airudder.fault('createTask', { bodyCode: 403, message: 'busy' }, { after: 1 });
		const ran = await made(call, customers(3), threeTries);
		expect(airudder.dialled()).toEqual([ayu, budi, citra]);
		expect(jsonOf(ran).map(({ sentEarlier }) => sentEarlier)).toEqual([true, undefined, undefined]);
	});

	it('does not call again in a retry out of the list of executions', async () => {
		airudder.fault('createTask', { bodyCode: 403, message: 'busy' }, { after: 1 });
		const subject = action(airudder, 'call.make', call);
		const failed = await runNode(subject, customers(2));
		expect(failed.error?.message).toMatch(/busy/);
		const again = await runNode(subject, customers(2), failed);
		expect(airudder.dialled()).toEqual([ayu, budi]);
		expect(again.error).toBeUndefined();
	});

	it('calls in each round of a loop', async () => {
		await runInLoop(action(airudder, 'call.make', call), customers(1), 2);
		expect(airudder.dialled()).toEqual([ayu, ayu]);
	});

	it('says that AIRudder refused the number, and waits for nothing', async () => {
		airudder.fault('createTask', ok({ TaskID: 't-1', detail_error_list: [{ Mobile: ayu }] }));
		const ran = await made(waiting);
		expect(jsonOf(ran)).toMatchObject([
			{ taskId: 't-1', phoneNumber: ayu, refused: true, outcome: 'refused' },
		]);
		expect(airudder.requests('getTaskDetail')).toEqual([]);
	});

	describe('with Wait for Outcome', () => {
		it('gives the call record and its outcome, each with its item', async () => {
			finishWhileWaiting();
			// In the simulator the last digit of a number says who answers.
			const items = [0, 6].map((digit) => ({ json: { mobile: `+62811100000${digit}` } }));
			const ran = await made(waiting, items);
			expect(ran.output![0]!.map(({ json, pairedItem }) => [json, pairedItem])).toEqual([
				[
					expect.objectContaining({
						...{ phoneNumber: '+628111000000', outcome: 'answered', answered: true },
						...{ status: 'finished', taskStatus: 'finished', intention: 'A' },
						transcript: expect.any(Array),
					}),
					{ item: 0 },
				],
				[
					expect.objectContaining({
						...{ phoneNumber: '+628111000006', outcome: 'notReached', answered: false },
					}),
					{ item: 1 },
				],
			]);
			for (const json of jsonOf(ran)) {
				expect(json).not.toHaveProperty('note');
				expect(json).not.toHaveProperty('timedOut');
			}
			expect(airudder.requests('createTask')).toHaveLength(2);
		});

		it('waits only for the items that ask for it', async () => {
			finishWhileWaiting();
			const waitForOutcome = '={{ $json.waits }}';
			const items = customers(2).map(({ json }, at) => ({ json: { ...json, waits: at === 1 } }));
			const ran = await made({ ...call, waitForOutcome }, items);
			expect(jsonOf(ran).map(({ outcome }) => outcome === undefined)).toEqual([true, false]);
		});

		it('says that the outcome is not known yet, and how to get it, when Max Wait is over', async () => {
			passTime();
			const ran = await made({ ...waiting, maxWait: 30 });
			expect(ran.error).toBeUndefined();
			const { taskId } = airudder.tasks()[0]!;
			expect(jsonOf(ran)).toEqual([
				expect.objectContaining({
					...{ taskId, phoneNumber: ayu, outcome: 'notFinished', timedOut: true },
					note: expect.stringContaining(`Task: Get and the task ID ${taskId}`),
				}),
			]);
			expect(airudder.requests('getTaskDetail')).toHaveLength(7);
			expect(airudder.dialled()).toEqual([ayu]);
		});

		it('waits on when the task cannot be read meanwhile, and calls nobody again', async () => {
			airudder.fault('getTaskDetail', { bodyCode: 403, message: 'not yet' }, { times: 2 });
			finishWhileWaiting();
			const ran = await made(waiting, customers(1), threeTries);
			expect(jsonOf(ran)).toMatchObject([{ outcome: 'answered' }]);
			expect(jsonOf(ran)[0]).not.toHaveProperty('outcomeProblem');
			expect(airudder.requests('createTask')).toHaveLength(1);
		});

		it('is no error when the task can never be read: that would make people call again', async () => {
			airudder.fault('getTaskDetail', { bodyCode: 403, message: 'not for you' }, { times: 99 });
			passTime();
			const ran = await made(waiting, customers(1), threeTries);
			expect(ran.error).toBeUndefined();
			expect(jsonOf(ran)).toMatchObject([
				{
					outcome: 'notFinished',
					timedOut: true,
					outcomeProblem: expect.stringMatching(/not for you/),
				},
			]);
			expect(airudder.requests('createTask')).toHaveLength(1);
		});

		it('waits for the redials of a number that was not reached', async () => {
			const detail = (Status: string, CallTimes: number) => ({
				...{ TaskID: 't-1', TaskName: 'call', Status: 'calling', RepeatNumber: 1 },
				detail: [
					{
						...{ CallID: `c-${CallTimes}`, CalleeNumber: ayu, Status, CallTimes, TalkRound: 0 },
						CallEndTime: '2026-11-29T10:00:00Z',
					},
				],
			});
			airudder.fault('createTask', ok({ TaskID: 't-1' }));
			airudder.fault('getTaskDetail', ok(detail('pending', 1)));
			airudder.fault('getTaskDetail', ok(detail('finished', 2)));
			const ran = await made(waiting);
			expect(jsonOf(ran)).toMatchObject([{ callId: 'c-2', attempts: 2, outcome: 'notReached' }]);
			expect(airudder.requests('getTaskDetail')).toHaveLength(2);
		});

		it.each([
			['has ended but does not show its call yet', 'finished', 'notFinished'],
			['was canceled before the call', 'canceled', 'notReached'],
		])('a task that %s: %s is %s', async (_what, Status, outcome) => {
			passTime();
			airudder.fault('createTask', ok({ TaskID: 't-1' }));
			const task = { TaskID: 't-1', TaskName: 'call', Status, detail: [] };
			airudder.fault('getTaskDetail', ok(task), { times: 99 });
			expect(jsonOf(await made({ ...waiting, maxWait: 10 }))).toMatchObject([{ outcome }]);
		});

		it.each([0, 601, 1.5])('refuses a Max Wait of %s before it calls', async (maxWait) => {
			const ran = await made({ ...waiting, maxWait });
			expect(ran.error?.message).toBe('Max Wait (Seconds) is not a whole number from 1 to 600');
			expect(airudder.requests()).toEqual([]);
		});
	});

	describe.each<AgentKind>(['invokes', 'requests'])(
		'as the tool of an agent that %s its tools',
		(kind) => {
			const fromAgent = (key: string, type = 'string') => `={{ $fromAI("${key}", "", "${type}") }}`;
			/** Every field that a model may fill in. */
			const byAgent: Parameters = {
				phoneNumber: fromAgent('phone'),
				callingCode: fromAgent('code'),
				robot: byId(fromAgent('robot')),
				contactName: fromAgent('name'),
				contactFields: { further: [{ field: 'policy', column: fromAgent('policy') }] },
				taskName: fromAgent('task'),
				waitForOutcome: fromAgent('wait', 'boolean'),
				maxWait: fromAgent('seconds', 'number'),
				options: { reference: fromAgent('reference'), redials: fromAgent('redials', 'number') },
			};
			const given = {
				...{ phone: '0811-1000-000', code: '62', robot: 'robot-9', name: 'Ayu', policy: 'P-1' },
				...{ task: 'agent', wait: true, seconds: 60, reference: 'A-7', redials: 0 },
			};

			it('calls whom the model names, with all that it says, and tells it the outcome', async () => {
				finishWhileWaiting();
				const { told } = await runAsTool(kind, action(airudder, 'call.make', byAgent), [given]);
				expect(bodies()).toMatchObject([
					{
						...{ TaskName: expect.stringMatching(/^agent_/), RobotID: 'robot-9', RepeatNumber: 0 },
						Details: [{ Mobile: '+628111000000', Debtor: 'Ayu', policy: 'P-1', Comments: 'A-7' }],
					},
				]);
				const [answer] = told.map((text) => [JSON.parse(text) as object].flat()[0]);
				expect(answer).toMatchObject({
					...{ phoneNumber: '+628111000000', outcome: 'answered', reference: 'A-7' },
					transcriptText: expect.stringContaining('Robot: '),
				});
				expect(answer).not.toHaveProperty('transcript');
			});

			it('gives the outcome, and calls nobody again, when the model calls it once more', async () => {
				passTime();
				const subject = action(airudder, 'call.make', {
					...waiting,
					phoneNumber: fromAgent('phone'),
					maxWait: 10,
				});
				const { told } = await runAsTool(kind, subject, [{ phone: ayu! }, { phone: ayu! }]);
				expect(airudder.dialled()).toEqual([ayu]);
				expect(told[0]).toContain('Do not order it again');
				expect(told[1]).toContain('"sentEarlier":true');
			});

			it('tells the model what is wrong with a number, and calls nobody', async () => {
				const subject = action(airudder, 'call.make', { ...call, phoneNumber: fromAgent('phone') });
				const { told } = await runAsTool(kind, subject, [{ phone: '12' }]);
				expect(told[0]).toMatch(/Phone Number \W*"12\W*" /);
				expect(airudder.requests()).toEqual([]);
			});
		},
	);
});
