import type { Simulator } from '../../simulator';
import { customers, jsonOf, newTask, run } from '../support/engine/airudder';
import { simulateAirudder } from '../support/engine/simulateAirudder';

// The clock of the test decides when waiting is over.
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async (milliseconds: number) => await onSleep(milliseconds),
}));
let onSleep: (milliseconds: number) => Promise<void> = async () => undefined;

describe('Tasks and their calls', () => {
	let airudder: Simulator;
	simulateAirudder((started) => (airudder = started));
	afterEach(() => {
		onSleep = async () => undefined;
		jest.useRealTimers();
	});

	const byId = (value: string) => ({ __rl: true, mode: 'id', value });
	const created = async (count = 3) => {
		const ran = await run(airudder, 'task.create', newTask, customers(count));
		return jsonOf(ran)[0]!.taskId as string;
	};

	it('Get gives one readable call record for each number', async () => {
		const taskId = await created();
		await airudder.finishTask(taskId);
		const calls = jsonOf(await run(airudder, 'task.get', { task: byId(taskId) }));
		expect(calls).toHaveLength(3);
		expect(calls[0]).toMatchObject({
			taskId,
			taskName: 'reminder',
			phoneNumber: '+628111000000',
			status: 'finished',
			answered: true,
			intention: 'A',
			startedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
			durationSeconds: expect.any(Number),
			transcriptText: expect.stringContaining('Robot: '),
		});
	});

	it('Get gives the row’s own ID back with each call, and no intention where there is none', async () => {
		const items = [1000, '0017'].map((id, at) => ({
			json: { id, mobile: `+62811100000${at === 0 ? 1 : 6}` },
		}));
		const options = { rowReference: 'column', referenceColumn: 'id' };
		const ran = await run(airudder, 'task.create', { ...newTask, options }, items);
		await airudder.finishTask();
		const task = byId(jsonOf(ran)[0]!.taskId as string);
		const calls = jsonOf(await run(airudder, 'task.get', { task }));
		expect(calls.map(({ reference, intention }) => [reference, intention])).toEqual([
			['1000', 'A'],
			['0017', undefined],
		]);
	});

	it.each(['text', 'list'] as const)(
		'Get gives further intentions as they come: %s',
		async (form) => {
			airudder.switches.multiIntention = form;
			const taskId = await created(1);
			await airudder.finishTask();
			const [call] = jsonOf(await run(airudder, 'task.get', { task: byId(taskId) }));
			expect(call!.intentions).toEqual(form === 'text' ? 'A' : ['A']);
		},
	);

	it('Get gives the task untouched when Simplify is off', async () => {
		const taskId = await created();
		const tasks = jsonOf(await run(airudder, 'task.get', { task: byId(taskId), simplify: false }));
		expect(tasks).toMatchObject([
			{ TaskID: taskId, SIPLine: expect.any(String), detail: expect.any(Array) },
		]);
	});

	it.each(['array', 'object'] as const)(
		'Get Many reads all pages of a list that comes as %s',
		async (wrapping) => {
			airudder.switches.listWrapping = wrapping;
			airudder.switches.maximumPageSize = 2;
			const ids = [await created(1), await created(1), await created(1)];
			const all = jsonOf(await run(airudder, 'task.getAll', { returnAll: true }));
			expect(all.map(({ taskId }) => taskId)).toEqual(ids.reverse());
			const two = jsonOf(await run(airudder, 'task.getAll', { limit: 2 }));
			expect(two.map(({ taskId }) => taskId)).toEqual(ids.slice(0, 2));
		},
	);

	it.each(['PascalCase', 'snake_case'] as const)(
		'Get Many spells tasks as Create does, however AIRudder does, or leaves them as they are (%s)',
		async (style) => {
			airudder.switches.listItemStyle = style;
			const taskId = await created(1);
			const [simple] = jsonOf(await run(airudder, 'task.getAll'));
			expect(simple).toEqual({
				taskId,
				taskName: 'reminder',
				robotMethod: 'single',
				robotId: 'robot-1',
				status: expect.any(String) as string,
				scheduleStartTime: expect.any(String) as string,
				scheduleEndTime: expect.any(String) as string,
				repeatInterval: expect.any(Number) as number,
				repeatNumber: expect.any(Number) as number,
			});
			const [raw] = jsonOf(await run(airudder, 'task.getAll', { simplify: false }));
			expect(raw).toHaveProperty(style === 'PascalCase' ? 'TaskID' : 'task_id', taskId);
		},
	);

	it('Cancel stops the task, and Cancel Call takes one number out of it', async () => {
		const taskId = await created();
		const taken = jsonOf(
			await run(airudder, 'task.cancelCall', {
				task: byId(taskId),
				phoneNumber: '+62 811-1000-001',
			}),
		);
		expect(taken).toEqual([{ taskId, phoneNumber: '+628111000001', canceled: true }]);
		expect(airudder.dialled()).toEqual(['+628111000000', '+628111000002']);
		expect(jsonOf(await run(airudder, 'task.cancel', { task: byId(taskId) }))).toEqual([
			{ taskId, canceled: true },
		]);
		expect(airudder.tasks()[0]!.status).toBe('canceled');
	});

	it('Cancel Call refuses a number without country code before sending', async () => {
		const ran = await run(airudder, 'task.cancelCall', {
			task: byId('t'),
			phoneNumber: '0811 1000 001',
		});
		expect(ran.error?.message).toMatch(/^Phone Number "0811 1000 001" has no country code/);
		expect(airudder.requests()).toEqual([]);
	});

	it('Robot: Get Many lists the robots', async () => {
		for (const wrapping of ['array', 'object'] as const) {
			airudder.switches.listWrapping = wrapping;
			expect(jsonOf(await run(airudder, 'robot.getAll', { returnAll: true }))).toEqual(
				expect.arrayContaining([
					{ robotId: expect.any(String) as string, robotName: expect.any(String) as string },
				]),
			);
		}
	});

	it.each(['task_id', 'taskid'] as const)(
		'Call: Get Many finds the calls of a number (%s)',
		async (name) => {
			airudder.switches.taskIdNameInRecords = name;
			const taskId = await created();
			await airudder.finishTask(taskId);
			const calls = jsonOf(
				await run(airudder, 'call.getAll', {
					place: 'task',
					task: byId(taskId),
					phoneNumber: '+628111000001',
				}),
			);
			expect(calls).toMatchObject([
				{ taskId, phoneNumber: '+628111000001', recordingUrl: expect.stringContaining('http') },
			]);
			expect(airudder.requests('getCallRecords')[0]!.query).toEqual({
				callee: '+628111000001',
				taskid: taskId,
			});
		},
	);

	it('Call: Get Many wants a number or a case', async () => {
		const ran = await run(airudder, 'call.getAll', { place: 'workflow', workflowId: 'w' });
		expect(ran.error?.message).toBe('Phone Number and Case ID are empty');
		expect(airudder.requests()).toEqual([]);
	});

	describe('Create and Wait', () => {
		it('gives each number’s outcome, paired with its row, once the task has finished', async () => {
			onSleep = async () => await airudder.finishTask();
			const ran = await run(airudder, 'task.createAndWait', newTask, customers(3));
			expect(ran.error).toBeUndefined();
			expect(
				jsonOf(ran).map(({ phoneNumber, taskStatus, timedOut }) => ({
					phoneNumber,
					taskStatus,
					timedOut,
				})),
			).toEqual([
				{ phoneNumber: '+628111000000', taskStatus: 'finished', timedOut: undefined },
				{ phoneNumber: '+628111000001', taskStatus: 'finished', timedOut: undefined },
				{ phoneNumber: '+628111000002', taskStatus: 'finished', timedOut: undefined },
			]);
			expect(ran.output![0]!.map(({ pairedItem }) => pairedItem)).toEqual([
				{ item: 0 },
				{ item: 1 },
				{ item: 2 },
			]);
		});

		it('pairs each call with its row by its number, and by the row’s own ID where that is another one', async () => {
			onSleep = async () => await airudder.finishTask();
			const others = ['+6281119990001', '+6281119990002'];
			const { data } = await answerOf(['second', 'first', 'first'], others);
			const items = ['first', 'second', 'third'].map((id, at) => ({
				json: { id, mobile: `+62811100000${at}` },
			}));
			airudder.fault('getTaskDetail', { status: 200, body: { code: 200, status: 'OK', data } });
			const options = { rowReference: 'column', referenceColumn: 'id' };
			const ran = await run(airudder, 'task.createAndWait', { ...newTask, options }, items);
			expect(ran.output![0]!.map(({ json, pairedItem }) => [json.reference, pairedItem])).toEqual([
				['second', { item: 1 }],
				['first', { item: 0 }],
				// A number that was sent is certain, whatever Comments say.
				['first', { item: 2 }],
			]);
		});

		/** A finished task of three numbers in AIRudder's words, with these references. */
		async function answerOf(
			references: string[],
			numbers: string[] = [],
		): Promise<{ data: object }> {
			const detail = references.map((Comments, at) => ({
				CallID: `c-${at}`,
				CalleeNumber: numbers[at] ?? `+62811100000${at}`,
				Status: 'finished',
				Comments,
			}));
			return { data: { TaskID: 't-1', TaskName: 'reminder', Status: 'finished', detail } };
		}

		it('does not wait for whom AIRudder refused: that row has an item of its own', async () => {
			onSleep = async () => await airudder.finishTask();
			const refused = { Mobile: '+628111000001' };
			const stranger = { Mobile: '0811' };
			const { data } = await answerOf(['']);
			const created = { TaskID: 't-1', detail_error_list: [refused, stranger] };
			airudder.fault('createTask', {
				status: 200,
				body: { code: 200, status: 'OK', data: created },
			});
			airudder.fault('getTaskDetail', { status: 200, body: { code: 200, status: 'OK', data } });
			const ran = await run(airudder, 'task.createAndWait', newTask, customers(2));
			const task = { taskId: 't-1', taskName: 'reminder' };
			expect(ran.output![0]).toEqual([
				{
					json: expect.objectContaining({ ...task, callId: 'c-0', taskStatus: 'finished' }),
					pairedItem: { item: 0 },
				},
				{
					json: {
						...task,
						phoneNumber: '+628111000001',
						refused: true,
						refusedContacts: [{ row: 2, line: 3, phoneNumber: '+628111000001', contact: refused }],
					},
					pairedItem: { item: 1 },
				},
				{
					json: { ...task, refused: true, refusedContacts: [{ contact: stranger }] },
					pairedItem: [{ item: 0 }, { item: 1 }],
				},
			]);
			expect(ran.output![0]![0]!.json).not.toHaveProperty('refusedContacts');
		});

		it('asks for no task in which nobody is left', async () => {
			const created = { TaskID: 't-1', detail_error_list: [{ Mobile: '+628111000000' }] };
			airudder.fault('createTask', {
				status: 200,
				body: { code: 200, status: 'OK', data: created },
			});
			const ran = await run(airudder, 'task.createAndWait', newTask, customers(1));
			expect(jsonOf(ran)).toMatchObject([{ taskId: 't-1', refused: true }]);
			expect(airudder.requests('getTaskDetail')).toEqual([]);
		});

		it.each(['canceled', 'Cancelled', 'FINISHED'])(
			'is over when AIRudder writes %s',
			async (Status) => {
				const { data } = await answerOf(['']);
				const body = { code: 200, status: 'OK', data: { ...data, Status } };
				airudder.fault('getTaskDetail', { status: 200, body });
				const ran = await run(airudder, 'task.createAndWait', newTask, customers(1));
				expect(jsonOf(ran)).toMatchObject([{ taskStatus: Status }]);
				expect(jsonOf(ran)[0]).not.toHaveProperty('timedOut');
				expect(airudder.requests('getTaskDetail')).toHaveLength(1);
			},
		);

		it('gives what is known, and says so, when Max Wait is over', async () => {
			let now = Date.now();
			jest.spyOn(Date, 'now').mockImplementation(() => now);
			onSleep = async (milliseconds) => {
				now += milliseconds;
			};
			const ran = await run(
				airudder,
				'task.createAndWait',
				{ ...newTask, maxWait: 1 },
				customers(2),
			);
			jest.restoreAllMocks();
			expect(jsonOf(ran)).toMatchObject([{ timedOut: true }, { timedOut: true }]);
			expect(airudder.requests('getTaskDetail')).toHaveLength(7);
			expect(airudder.requests('createTask')).toHaveLength(1);
		});

		it('keeps the task’s id in the error when the task cannot be read, and creates it once', async () => {
			airudder.fault('getTaskDetail', { bodyCode: 403, message: 'not yet' }, { times: 9 });
			const ran = await run(airudder, 'task.createAndWait', newTask, customers(2));
			expect(ran.error?.message).toMatch(/not yet/);
			expect(ran.error?.description).toContain(airudder.tasks()[0]!.taskId);
		});
	});

	describe('Check Contacts', () => {
		it('parts valid from invalid rows without any request', async () => {
			const items = [
				{ json: { name: 'A', phone: '0811 1111 111' } },
				{ json: { name: 'B', phone: '0062-811-1111-112' } },
				{ json: { name: 'C', phone: '628111111113.0' } },
				{ json: { name: 'D', phone: '+62 811 1111 111' } },
				{ json: { name: 'E', phone: '0812-abc' } },
				{ json: { name: 'F', phone: '6.28E+11' } },
			];
			const ran = await run(
				airudder,
				'task.checkContacts',
				{ phoneNumberColumn: 'phone', callingCode: '62' },
				items,
			);
			expect(ran.output![0]!.map(({ json }) => json.phoneNumber)).toEqual([
				'+628111111111',
				'+628111111112',
				'+628111111113',
			]);
			expect(ran.output![1]!.map(({ json }) => json)).toEqual([
				{
					...items[3]!.json,
					problem:
						'Row 4 (line 5 of a sheet with one heading line), column "phone": "+62 811 1111 111" is the same number as in row 1 (line 2).',
					problemRow: 4,
					problemLine: 5,
					problemColumn: 'phone',
					problemValue: '+62 811 1111 111',
					problemReason: 'is the same number as in row 1 (line 2)',
				},
				expect.objectContaining({
					...items[4]!.json,
					problem:
						'Row 5 (line 6 of a sheet with one heading line), column "phone": "0812-abc" is not a phone number.',
				}),
				expect.objectContaining({
					...items[5]!.json,
					problemLine: 7,
					problemReason: expect.stringContaining('lost digits') as string,
				}),
			]);
			expect(ran.output![1]![0]!.pairedItem).toEqual({ item: 3 });
			expect(airudder.requests()).toEqual([]);
		});
	});
});
