import type { ILoadOptionsFunctions, NodeParameterValueType } from 'n8n-workflow';
import { AiRudder } from '../../nodes/AiRudder/AiRudder.node';
import type { Simulator } from '../../simulator';
import { action, customers, jsonOf, run } from '../support/engine/airudder';
import { newDialerTask } from '../support/engine/dialer';
import { loadOptionsContext } from '../support/engine/n8nEngine';
import { simulateAirudder } from '../support/engine/simulateAirudder';

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
	simulateAirudder((started) => (airudder = started));
	beforeEach(() => {
		newTask = newDialerTask(airudder);
	});

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
	const period = (hours = 1) => ({
		from: new Date(airudder.now().getTime() - hours * 3_600_000).toISOString(),
		until: new Date(airudder.now().getTime() + hours * 3_600_000).toISOString(),
		timeZone: airudder.switches.dialerZone,
	});

	describe('Get Many', () => {
		it.each(['asNamed', 'PascalCase', 'snake_case'] as const)(
			'gives the tasks of a period with readable names (%s)',
			async (style) => {
				airudder.switches.dialerListStyle = style;
				const taskId = await create();
				const ran = await run(airudder, 'dialerTask.getAll', period());
				expect(jsonOf(ran)).toEqual([
					{
						taskId,
						taskName: 'due_today',
						groupName: 'Collection',
						source: 'api',
						status: 'Creating',
					},
				]);
			},
		);

		it('says when a task really started, in UTC', async () => {
			await finished();
			const [task] = jsonOf(await run(airudder, 'dialerTask.getAll', period(3)));
			expect(task).toMatchObject({
				status: 'Finished',
				actualStartedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.000Z$/),
			});
		});

		it('filters by state, and gives the answer untouched when asked', async () => {
			await create();
			const none = await run(airudder, 'dialerTask.getAll', { ...period(), state: 'Finished' });
			expect(jsonOf(none)).toEqual([]);
			const raw = await run(airudder, 'dialerTask.getAll', { ...period(), simplify: false });
			expect(jsonOf(raw)[0]).toMatchObject({ state: 'Creating', actualStartTime: '' });
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
			const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.000Z$/);
			expect(talked).toMatchObject({
				callId: expect.any(String),
				taskName: 'due_today',
				callResult: 'SuccAgentHangup',
				callResultDescription: 'Talked, the agent hung up',
				answered: true,
				hangupType: 'Talked',
				hangupReason: 12,
				...{ startedAt: time, ringAt: time, answeredAt: time, talkStartedAt: time, endedAt: time },
				durationSeconds: 28,
				talkDurationSeconds: 20,
				waitedSeconds: 2,
				talkedSeconds: 18,
				attempts: 1,
				agentName: expect.any(String),
				groupName: 'Collection',
				comments: 'promises to pay',
				labels: expect.objectContaining({ Result: 'promises to pay' }),
				results: expect.arrayContaining([
					{ title: 'Result', groupName: 'Collection', value: 'promises to pay' },
				]),
				recordingUrl: expect.stringMatching(/^http/),
				custom: expect.objectContaining({ nama: 'Budi', mainNumber: '+628111000000' }),
			});
			const busy = calls.find(({ phoneNumber }) => phoneNumber === '+628111000006');
			expect(busy).toMatchObject({ hangupType: 'Busy', callResult: 'NoRinging', answered: false });
			expect(busy).not.toHaveProperty('answeredAt');
		});

		it('gives the one call whose ID is asked for', async () => {
			const task = await finished({}, called);
			const all = jsonOf(await run(airudder, 'dialerTask.getCalls', { task }));
			const options = { callId: all[1]!.callId as string };
			const ran = await run(airudder, 'dialerTask.getCalls', { task, options });
			expect(jsonOf(ran)).toEqual([all[1]]);
		});

		it('stops at the total that AIRudder names', async () => {
			const task = await finished({}, called);
			await run(airudder, 'dialerTask.getCalls', { task, returnAll: true });
			expect(sent('getDialerTaskDetail')).toHaveLength(1);
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

		it.each(['emptyList', 'noBody'] as const)(
			'says of each number whether it was really cancelled (none: %s)',
			async (none) => {
				airudder.switches.dialerNoneCancelled = none;
				const task = byId(await create({}, customers(1)));
				const cancelled = async () => {
					const parameters = { task, phoneNumberColumn: 'mobile' };
					const ran = await run(airudder, 'dialerTask.cancelContacts', parameters, customers(2));
					expect(ran.error).toBeUndefined();
					return jsonOf(ran).map(({ phoneNumber, canceled }) => [phoneNumber, canceled]);
				};
				expect(await cancelled()).toEqual([
					[everyone[0], true],
					[everyone[1], false],
				]);
				expect(await cancelled()).toEqual([
					[everyone[0], false],
					[everyone[1], false],
				]);
			},
		);

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
			expect(ran.error?.message).toMatch(
				/^Row 2 \(line 3 of a sheet with one heading line\), column "mobile"/,
			);
			const list = { task: byId('t'), source: 'list', phoneNumbers: '12' };
			const wrong = await run(airudder, 'dialerTask.cancelContacts', list);
			expect(wrong.error?.message).toMatch(/^Phone Numbers: "12"/);
			expect(airudder.requests()).toEqual([]);
		});
	});

	describe('Get Recording', () => {
		const callId = async (task: NodeParameterValueType) =>
			jsonOf(await run(airudder, 'dialerTask.getCalls', { task }))[0]!.callId as string;

		it.each(['link', 'text', 'reclink', 'recLink'] as const)(
			'gives the link (%s)',
			async (form) => {
				airudder.switches.dialerRecording = form;
				const id = await callId(await finished({}, customers(1)));
				const ran = await run(airudder, 'dialerTask.getRecording', { callId: id });
				expect(jsonOf(ran)).toEqual([{ callId: id, recordingUrl: expect.stringMatching(/^http/) }]);
			},
		);

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
			expect(results).toEqual([{ name: 'due_today · Creating', value: taskId }]);
		});

		it('says why it cannot', async () => {
			airudder.fault('listDialerTasks', { bodyCode: 10705, message: 'slow down' });
			await expect(searchDialerTasks.call(await context())).rejects.toThrow(
				'"slow down" (code 10705)',
			);
		});
	});
});
