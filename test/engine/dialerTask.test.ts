import type { ILoadOptionsFunctions, NodeParameterValueType } from 'n8n-workflow';
import { AiRudder } from '../../nodes/AiRudder/AiRudder.node';
import { startSimulator, type Simulator } from '../../simulator';
import { action, customers, jsonOf, run } from './airudder';
import { newDialerTask } from './dialer';
import { loadOptionsContext, runNode } from './n8nEngine';

// Pauses between tries are no part of what these tests are about.
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async () => undefined,
}));

const everyone = customers(3).map(({ json }) => json.mobile);
const byId = (value: unknown) =>
	({ __rl: true, mode: 'id', value }) as unknown as NodeParameterValueType;

describe('Dialer Task', () => {
	let airudder: Simulator;
	let newTask: ReturnType<typeof newDialerTask>;
	beforeAll(async () => {
		airudder = await startSimulator();
	});
	beforeEach(() => {
		newTask = newDialerTask(airudder);
	});
	afterEach(() => {
		expect(airudder.violations()).toEqual([]);
		airudder.reset();
	});
	afterAll(async () => await airudder.stop());

	const sent = (operationId = 'createDialerTask') =>
		airudder.requests(operationId).map(({ body }) => body as Record<string, unknown>);
	const create = async (parameters = {}, items = customers(3)) => {
		const ran = await run(airudder, 'dialerTask.create', { ...newTask, ...parameters }, items);
		expect(ran.error).toBeUndefined();
		return jsonOf(ran)[0]!.taskId as string;
	};
	const finished = async (parameters = {}, items = customers(3)) => {
		const task = await create(parameters, items);
		await airudder.finishTask(task);
		return byId(task);
	};
	/** The period of everything that the tests make. */
	const period = () => ({
		from: new Date(airudder.now().getTime() - 3_600_000).toISOString(),
		until: new Date(airudder.now().getTime() + 3_600_000).toISOString(),
		timeZone: airudder.switches.dialerZone,
	});

	describe('Create', () => {
		it('takes all items into one task, with a login of its own', async () => {
			const taskId = await create();
			expect(taskId).toBe(airudder.dialerTasks()[0]!.taskId);
			expect(airudder.dialled()).toEqual(everyone);
			expect([airudder.logins('obtainDialerToken'), airudder.logins()]).toEqual([1, 0]);
			expect(sent()).toMatchObject([
				{ contactList: [], customizeContacts: everyone.map((PhoneNumber) => ({ PhoneNumber })) },
			]);
		});

		it('sends settings, callback and columns in the contract’s names', async () => {
			const items = [{ json: { Phone: '0811-1000-000', nama: 'Budi', owed: 15, note: '' } }];
			const parameters = {
				start: '2026-12-01T09:00:00+07:00',
				end: '2026-12-01T18:00:00+07:00',
				timeZone: 'Asia/Jakarta',
				phoneNumberColumn: 'Phone',
				callingCode: '62',
				contactFields: { further: [{ field: 'contactName', column: 'nama' }] },
				sendOtherColumns: true,
				callbackUrl: 'https://n8n.example.com/webhook/1',
				options: {
					agentName: 'dewi, rizky',
					autoQA: true,
					voicemailCheck: false,
					bulkCallInterval: 60,
					maxLostRate: 0.03,
					dialingOrder: '[1]',
					restTimes: { rests: [{ start: '12:00', end: '13:00:00' }] },
					remark: 'second',
				},
			};
			airudder.switches.refusePastDialerStart = false;
			airudder.switches.dialerZone = 'Asia/Jakarta';
			await run(airudder, 'dialerTask.create', { ...newTask, ...parameters }, items);
			expect(sent()).toEqual([
				{
					taskName: 'due_today',
					groupName: 'Collection',
					startTime: '2026-12-01 09:00:00',
					autoEndTime: '2026-12-01 18:00:00',
					callback: 'https://n8n.example.com/webhook/1',
					agentName: ['dewi', 'rizky'],
					autoQA: 'Y',
					voicemailCheck: 0,
					bulkCallInterval: 60,
					maxLostRate: 0.03,
					dialingOrder: [1],
					restTimes: [{ start: '12:00:00', end: '13:00:00' }],
					remark: 'second',
					contactList: [],
					customizeContacts: [{ owed: 15, contactName: 'Budi', PhoneNumber: '+628111000000' }],
				},
			]);
		});

		it('leaves the start to a hand when it is empty', async () => {
			await create({ start: '' });
			expect(sent()[0]!.startTime).toBe('');
		});

		it.each(['text', 'taskId', 'task_id'] as const)('finds the id as %s', async (form) => {
			airudder.switches.createdDialerTask = form;
			expect(await create()).toBe(airudder.dialerTasks()[0]!.taskId);
		});

		it.each([
			[
				'a name with other characters',
				{ taskName: 'due-today' },
				/Task Name "due-today" has other/,
			],
			['no end', { end: '={{ "" }}' }, /^End is empty/],
			[
				'less than 5 minutes',
				{ end: '={{ new Date(Date.parse($parameter.start) + 60000).toISOString() }}' },
				/End is less than 5 minutes after Start/,
			],
			[
				'two days',
				{ end: '={{ new Date(Date.parse($parameter.start) + 86400000).toISOString() }}' },
				/Start and End fall on different days/,
			],
			['a callback that is none', { callbackUrl: 'n8n' }, /Callback URL is not a web address/],
			[
				'a rest time that is none',
				{ options: { restTimes: { rests: [{ start: 'noon', end: '13:00' }] } } },
				/Rest Times: "noon"/,
			],
		])('stops before any request on %s', async (_case, parameters, message) => {
			const ran = await run(
				airudder,
				'dialerTask.create',
				{ ...newTask, ...parameters },
				customers(1),
			);
			expect(ran.error?.message).toMatch(message);
			expect(ran.error?.description).toBeTruthy();
			expect(airudder.requests()).toEqual([]);
		});

		it('reports a refusal with the contract’s meaning of its code', async () => {
			airudder.fault('createDialerTask', { bodyCode: 10511, message: 'failed' });
			const ran = await run(airudder, 'dialerTask.create', newTask, customers(1));
			expect(ran.error?.message).toBe('AIRudder refused the request: "failed" (code 10511)');
			expect(ran.error?.description).toBe('Code 10511 means: no such skill group.');
			expect(airudder.dialled()).toEqual([]);
		});

		it.each([10812, 10813, 401])('logs in anew when a token is refused with %d', async (code) => {
			airudder.switches.callCenterTokenCode = code;
			const subject = action(airudder, 'dialerTask.create', newTask);
			await runNode(subject, customers(1));
			airudder.expireTokens();
			subject.parameters = { ...subject.parameters, taskName: 'second' };
			const ran = await runNode(subject, customers(1));
			expect(ran.error).toBeUndefined();
			expect(airudder.dialerTasks()).toHaveLength(2);
		});
	});

	describe('Copy', () => {
		const copying = () => ({
			...newTask,
			fromTask: 'due_today',
			taskName: 'again',
			noAnswerOnly: true,
		});

		it('calls the contacts of an earlier task that did not answer', async () => {
			await finished({}, [...customers(1), { json: { mobile: '+628111000006' } }]);
			newTask = newDialerTask(airudder);
			const ran = await run(airudder, 'dialerTask.copy', copying());
			expect(jsonOf(ran)).toEqual([
				{ taskId: airudder.dialerTasks()[1]!.taskId, taskName: 'again', copiedFrom: 'due_today' },
			]);
			expect(sent('copyDialerTask')[0]).toMatchObject({
				fromTask: 'due_today',
				noanswerOnly: 'Y',
				ignoreCancelled: 'N',
			});
			expect(airudder.dialerTasks()[1]!.contacts).toHaveLength(1);
		});

		it('says when there is no such task', async () => {
			const ran = await run(airudder, 'dialerTask.copy', copying());
			expect(ran.error?.message).toMatch(/no such task.*\(code 10506\)/);
		});
	});

	describe('Get Many', () => {
		it.each(['asNamed', 'PascalCase', 'snake_case'] as const)(
			'gives the tasks of a period with readable names (%s)',
			async (style) => {
				airudder.switches.dialerListStyle = style;
				const taskId = await create();
				const ran = await run(airudder, 'dialerTask.getAll', period());
				expect(jsonOf(ran)).toEqual([
					expect.objectContaining({
						taskId,
						taskName: 'due_today',
						groupName: 'Collection',
						status: 'Creating',
						createdAtLocal: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/),
					}),
				]);
			},
		);

		it('filters by state, and gives the answer untouched when asked', async () => {
			await create();
			const none = await run(airudder, 'dialerTask.getAll', { ...period(), state: 'Finished' });
			expect(jsonOf(none)).toEqual([]);
			const raw = await run(airudder, 'dialerTask.getAll', { ...period(), simplify: false });
			expect(jsonOf(raw)[0]).toMatchObject({ state: 'Creating', CreatedAt: expect.any(String) });
		});

		it('gives all tasks, however many', async () => {
			for (let index = 0; index < 501; index++) {
				await create({ taskName: `task_${index}` }, customers(1));
				if (index % 100 === 0) await airudder.advance(30);
			}
			const ran = await run(airudder, 'dialerTask.getAll', { ...period(), returnAll: true });
			expect(new Set(jsonOf(ran).map(({ taskId }) => taskId)).size).toBe(501);
		}, 120_000);

		it('asks for both ends of the period, in order', async () => {
			const empty = await run(airudder, 'dialerTask.getAll', { ...period(), from: '={{ "" }}' });
			expect(empty.error?.message).toBe('Created From is empty');
			const { from, until } = period();
			const wrong = await run(airudder, 'dialerTask.getAll', {
				...period(),
				from: until,
				until: from,
			});
			expect(wrong.error?.message).toBe('Created Until is not after Created From');
			expect(airudder.requests()).toEqual([]);
		});
	});

	describe('Get Calls', () => {
		const called = [
			{ json: { mobile: '+628111000000', nama: 'Budi' } },
			{ json: { mobile: '+628111000006', nama: 'Siti' } },
		];

		it.each(['array', 'object'] as const)('gives a record for each call (%s)', async (wrapping) => {
			airudder.switches.dialerListWrapping = wrapping;
			const task = await finished({ sendOtherColumns: true }, called);
			const ran = await run(airudder, 'dialerTask.getCalls', { task, returnAll: true });
			const calls = jsonOf(ran);
			expect(calls).toHaveLength(2);
			const talked = calls.find(({ phoneNumber }) => phoneNumber === '+628111000000');
			expect(talked).toMatchObject({
				callId: expect.any(String),
				taskName: 'due_today',
				hangupType: 'Talked',
				attempts: 1,
				status: 'TALKRESULT',
				comments: 'promises to pay',
				labels: expect.objectContaining({ Result: 'promises to pay' }),
				recordingUrl: expect.stringMatching(/^http/),
				custom: expect.objectContaining({ nama: 'Budi', agentName: expect.any(String) }),
			});
			expect(calls.find(({ phoneNumber }) => phoneNumber === '+628111000006')).toMatchObject({
				hangupType: 'Busy',
			});
		});

		it('reads all pages, or as many as the limit asks for', async () => {
			const busy = Array.from({ length: 501 }, (_, index) => ({
				json: { mobile: `+62811${String(1_000_006 + 10 * index)}` },
			}));
			const task = await finished({}, busy);
			const all = await run(airudder, 'dialerTask.getCalls', { task, returnAll: true });
			expect(new Set(jsonOf(all).map(({ callId }) => callId)).size).toBe(501);
			const some = await run(airudder, 'dialerTask.getCalls', { task, limit: 3 });
			expect(jsonOf(some)).toHaveLength(3);
			expect(sent('getDialerTaskDetail').at(-1)).toMatchObject({ limit: 3, offset: 0 });
		});

		it('says when there is no such task', async () => {
			const ran = await run(airudder, 'dialerTask.getCalls', { task: byId('nope') });
			expect(ran.error?.message).toMatch(/\(code 10702\)/);
			expect(ran.error?.description).toBe('Code 10702 means: task id matches no task.');
		});
	});

	describe('Cancel Contacts', () => {
		it('takes the numbers of the items out of the task, with one request', async () => {
			const task = byId(await create());
			const parameters = { task, phoneNumberColumn: 'mobile' };
			const ran = await run(airudder, 'dialerTask.cancelContacts', parameters, customers(2));
			expect(jsonOf(ran)).toEqual(
				everyone.slice(0, 2).map((phoneNumber) => ({
					taskId: airudder.dialerTasks()[0]!.taskId,
					phoneNumber,
					canceled: true,
				})),
			);
			expect(ran.output![0]![1]!.pairedItem).toEqual({ item: 1 });
			expect(sent('cancelDialerContacts')).toHaveLength(1);
			expect(airudder.dialled()).toEqual(everyone.slice(2));
		});

		it('takes a list of numbers out of it', async () => {
			const task = byId(await create());
			const phoneNumbers = '+628111000000, +628111000002';
			const parameters = { task, source: 'list', phoneNumbers };
			const ran = await run(airudder, 'dialerTask.cancelContacts', parameters);
			expect(jsonOf(ran)).toHaveLength(2);
			expect(airudder.dialled()).toEqual([everyone[1]]);
		});

		it('stops before any request on a number that is none', async () => {
			const items = [...customers(1), { json: { mobile: 'abc' } }];
			const parameters = { task: byId('t'), phoneNumberColumn: 'mobile' };
			const ran = await run(airudder, 'dialerTask.cancelContacts', parameters, items);
			expect(ran.error?.message).toMatch(/^Row 2, column "mobile"/);
			const list = { task: byId('t'), source: 'list', phoneNumbers: '12' };
			const wrong = await run(airudder, 'dialerTask.cancelContacts', list);
			expect(wrong.error?.message).toMatch(/^Phone Numbers: "12"/);
			expect(airudder.requests()).toEqual([]);
		});
	});

	describe('Get Recording', () => {
		const callId = async (task: NodeParameterValueType) =>
			jsonOf(await run(airudder, 'dialerTask.getCalls', { task }))[0]!.callId as string;

		it.each(['text', 'reclink', 'recLink'] as const)('gives the link (%s)', async (form) => {
			airudder.switches.dialerRecording = form;
			const id = await callId(await finished({}, customers(1)));
			const ran = await run(airudder, 'dialerTask.getRecording', { callId: id });
			expect(jsonOf(ran)).toEqual([{ callId: id, recordingUrl: expect.stringMatching(/^http/) }]);
		});

		it('gives the file', async () => {
			const id = await callId(await finished({}, customers(1)));
			const ran = await run(airudder, 'dialerTask.getRecording', { callId: id, output: 'file' });
			expect(ran.output![0]![0]!.binary!.data).toMatchObject({
				fileExtension: 'wav',
				fileName: expect.stringMatching(/\.wav$/),
			});
		});

		it('says why there is none', async () => {
			const id = await callId(await finished({}, [{ json: { mobile: '+628111000006' } }]));
			const ran = await run(airudder, 'dialerTask.getRecording', { callId: id });
			expect(ran.error?.message).toMatch(/not answered by an agent.*\(code 10612\)/);
		});
	});

	describe('Choosing from a list', () => {
		const { searchDialerTasks } = new AiRudder().methods.listSearch;
		const context = async () =>
			(await loadOptionsContext(
				action(airudder, 'dialerTask.getCalls'),
			)) as unknown as ILoadOptionsFunctions;

		it('offers the dialer tasks by name', async () => {
			const taskId = await create();
			const { results } = await searchDialerTasks.call(await context(), 'DUE');
			expect(results).toEqual([{ name: 'due_today', value: taskId }]);
		});

		it('says why it cannot', async () => {
			airudder.fault('listDialerTasks', { bodyCode: 10705, message: 'slow down' });
			await expect(searchDialerTasks.call(await context())).rejects.toThrow(
				'"slow down" (code 10705)',
			);
		});
	});
});
