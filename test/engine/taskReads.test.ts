import { startSimulator, type Simulator } from '../../simulator';
import { customers, jsonOf, newTask, run } from './airudder';

// The clock of the test decides when waiting is over.
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async (milliseconds: number) => await onSleep(milliseconds),
}));
let onSleep: (milliseconds: number) => Promise<void> = async () => undefined;

describe('Tasks and their calls', () => {
	let airudder: Simulator;
	beforeAll(async () => {
		airudder = await startSimulator();
	});
	afterEach(() => {
		expect(airudder.violations()).toEqual([]);
		airudder.reset();
		onSleep = async () => undefined;
		jest.useRealTimers();
	});
	afterAll(async () => await airudder.stop());

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
			expect(all.map(({ TaskID }) => TaskID)).toEqual(ids.reverse());
			const two = jsonOf(await run(airudder, 'task.getAll', { limit: 2 }));
			expect(two.map(({ TaskID }) => TaskID)).toEqual(ids.slice(0, 2));
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
				expect.arrayContaining([expect.objectContaining({ RobotID: expect.any(String) })]),
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
					placeId: taskId,
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
		const ran = await run(airudder, 'call.getAll', { place: 'workflow', placeId: 'w' });
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
			expect(ran.output![1]!.map(({ json }) => json.problem)).toEqual([
				{
					row: 4,
					column: 'phone',
					value: '+62 811 1111 111',
					reason: 'is the same number as in row 1',
				},
				{ row: 5, column: 'phone', value: '0812-abc', reason: 'is not a phone number' },
				{
					row: 6,
					column: 'phone',
					value: '6.28E+11',
					reason: expect.stringContaining('lost digits'),
				},
			]);
			expect(ran.output![1]![0]!.pairedItem).toEqual({ item: 3 });
			expect(airudder.requests()).toEqual([]);
		});
	});
});
