import type { Simulator } from '../../simulator';
import { action, customers, jsonOf, run } from '../support/engine/airudder';
import { newDialerTask } from '../support/engine/dialer';
import { runNode } from '../support/engine/n8nEngine';
import { simulateAirudder } from '../support/engine/simulateAirudder';

// Pauses between tries are no part of what these tests are about.
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async () => undefined,
}));

const everyone = customers(3).map(({ json }) => json.mobile);
/** Passes every check of ours; the simulated AIRudder takes 14 digits at most. */
const refusedNumber = '+436701000000000';

describe('New dialer tasks', () => {
	let airudder: Simulator;
	let newTask: ReturnType<typeof newDialerTask>;
	simulateAirudder((started) => (airudder = started));
	beforeEach(() => {
		newTask = newDialerTask(airudder);
	});

	const sent = (operationId = 'createDialerTask') =>
		airudder.requests(operationId).map(({ body }) => body as Record<string, unknown>);
	const creating = async (parameters = {}, items = customers(3)) =>
		await run(airudder, 'dialerTask.create', { ...newTask, ...parameters }, items);
	const create = async (parameters = {}, items = customers(3)) => {
		const ran = await creating(parameters, items);
		expect(ran.error).toBeUndefined();
		return jsonOf(ran)[0]!.taskId as string;
	};

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

		it('sends settings and columns in the contract’s names, and the callback as base64', async () => {
			const items = [
				{
					json: {
						Phone: '0811-1000-000',
						nama: 'Budi',
						owed: 15,
						note: '',
						rumah: '0811 1000 777',
					},
				},
			];
			const callbackUrl = 'https://n8n.example.com/webhook/1?tag=tagihan-🙂';
			const parameters = {
				start: '2099-12-01T09:00:00+07:00',
				end: '2099-12-01T18:00:00+07:00',
				timeZone: 'Asia/Jakarta',
				taskName: 'due-today',
				phoneNumberColumn: 'Phone',
				callingCode: '62',
				contactFields: {
					further: [
						{ field: 'contactName', column: 'nama' },
						{ field: 'home_phone', column: 'rumah' },
					],
				},
				sendOtherColumns: true,
				callbackUrl,
				options: {
					agentName: 'dewi, rizky',
					autoQA: true,
					autoSlotFactor: 0,
					slotFactor: 2.5,
					voicemailCheck: true,
					voicemailCheckDuration: 2500,
					bulkCallInterval: 60,
					maxLostRate: 5,
					dialingOrder: 'PhoneNumber, home_phone',
					restTimes: { rests: [{ start: '12:00', end: '13:00:00' }] },
					resultStrategies: {
						strategies: [
							{ title: 'Level1', oper: 'equals', value: 'Paid', action: '1, 2', dncDay: 7 },
							{ title: 'Level2', oper: '!=', value: 'No', action: [1], dncDay: '' },
						],
					},
					remark: 'second',
				},
			};
			airudder.switches.refusePastDialerStart = false;
			airudder.switches.dialerZone = 'Asia/Jakarta';
			await create(parameters, items);
			expect(sent()).toEqual([
				{
					taskName: 'due-today',
					groupName: 'Collection',
					startTime: '2099-12-01 09:00:00',
					autoEndTime: '2099-12-01 18:00:00',
					callback: Buffer.from(callbackUrl, 'utf8').toString('base64'),
					agentName: ['dewi', 'rizky'],
					autoQA: 'Y',
					autoQa: 'Y',
					autoSlotFactor: 0,
					slotFactor: 2.5,
					voicemailCheck: 1,
					voicemailCheckDuration: 2500,
					bulkCallInterval: 60,
					maxLostRate: 5,
					dialingOrder: ['PhoneNumber', 'home_phone'],
					restTimes: [{ start: '12:00:00', end: '13:00:00' }],
					resultStrategies: [
						{ title: 'Level1', oper: '==', value: 'Paid', action: [1, 2], dncDay: 7 },
						{ title: 'Level2', oper: '!=', value: 'No', action: [1] },
					],
					remark: 'second',
					contactList: [],
					customizeContacts: [
						{
							owed: '15',
							contactName: 'Budi',
							home_phone: '+628111000777',
							PhoneNumber: '+628111000000',
						},
					],
				},
			]);
			expect(airudder.dialerTasks()[0]!.callback).toBe(callbackUrl);
		});

		it('sends every column as text, and leaves out what says nothing', async () => {
			const values = { flag: true, day: new Date(0), list: [1, 'a'], nothing: null, empty: {} };
			await create({ sendOtherColumns: true }, [{ json: { mobile: everyone[0], ...values } }]);
			expect(sent()[0]!.customizeContacts).toEqual([
				{ flag: 'true', day: '1970-01-01', list: '[1,"a"]', PhoneNumber: everyone[0] },
			]);
		});

		it('sends the number in the field that the account expects', async () => {
			airudder.switches.dialerPhoneColumn = 'phonenumber';
			await create({ options: { phoneNumberField: 'phonenumber' } });
			expect(sent()[0]!.customizeContacts).toEqual(
				everyone.map((phonenumber) => ({ phonenumber })),
			);
			expect(airudder.dialled()).toEqual(everyone);
		});

		it('spreads a long list over several tasks', async () => {
			const ran = await creating({ options: { contactsPerTask: 2 } });
			const tasks = airudder.dialerTasks();
			expect(jsonOf(ran)).toEqual([
				{ taskId: tasks[0]!.taskId, taskName: 'due_today_p1', contacts: 2 },
				{ taskId: tasks[1]!.taskId, taskName: 'due_today_p2', contacts: 1 },
			]);
			expect(ran.output![0]!.map(({ pairedItem }) => pairedItem)).toEqual([
				[{ item: 0 }, { item: 1 }],
				{ item: 2 },
			]);
			expect(tasks.map(({ name }) => name)).toEqual(['due_today_p1', 'due_today_p2']);
			expect(airudder.dialled()).toEqual(everyone);
		});

		it('puts 5,000 contacts into one task, and no more', async () => {
			const ran = await creating({}, customers(5001));
			expect(jsonOf(ran).map(({ contacts }) => contacts)).toEqual([5000, 1]);
		});

		it('names the contacts that AIRudder refused, with their rows', async () => {
			const [first, second] = customers(2);
			const items = [first!, { json: { mobile: refusedNumber, name: 'Wati' } }, second!];
			const columns = { contactFields: { further: [{ field: 'contactName', column: 'name' }] } };
			const ran = await creating(columns, items);
			expect(jsonOf(ran)).toEqual([
				{
					taskId: airudder.dialerTasks()[0]!.taskId,
					taskName: 'due_today',
					contacts: 3,
					refusedContacts: [
						{
							...{ row: 2, line: 3 },
							phoneNumber: refusedNumber,
							contact: { contactName: 'Wati', PhoneNumber: refusedNumber },
						},
					],
				},
			]);
			expect(airudder.dialled()).toEqual(everyone.slice(0, 2));
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
				{ taskName: 'due today, again!' },
				/^Task Name "due today, again!" has characters other than .*: blank , !$/,
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
				'a slot factor that AIRudder would not use',
				{ options: { slotFactor: 2.5 } },
				/^Slot Factor works only with Automatic Slot Factor 0/,
			],
			[
				'a voicemail setting without the check',
				{ options: { voicemailCheck: false, voicemailHandle: 1 } },
				/^Voicemail Handling works only with Voicemail Check/,
			],
			[
				'a result strategy that says not what to do',
				{ options: { resultStrategies: { strategies: [{ title: 'a', value: 'b', action: '' }] } } },
				/^A line of Result Strategies is incomplete/,
			],
			[
				'an action that is no number',
				{
					options: { resultStrategies: { strategies: [{ title: 'a', value: 'b', action: 'x' }] } },
				},
				/^Result Strategies, Actions: "x" is not a whole number/,
			],
			[
				'a dialing order that names no column',
				{ options: { dialingOrder: 'PhoneNumber, home' } },
				/^No incoming item has a column named "home" \(Dialing Order\)/,
			],
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

		it.each([
			[
				'http://n8n.example.com/webhook/1',
				/^Callback URL: What AIRudder sends to http:\/\/n8n\.example\.com can be read/,
			],
			[
				'https://192.168.1.4/webhook/1',
				/^Callback URL: AIRudder cannot reach https:\/\/192\.168\.1\.4, which/,
			],
			['https://n8n/webhook/1', /^Callback URL: AIRudder cannot reach https:\/\/n8n, which/],
		])('stops before any request on the callback %s', async (callbackUrl, message) => {
			const subject = action(airudder, 'dialerTask.create', { ...newTask, callbackUrl });
			subject.credentials.aiRudderDialerApi!.baseUrl = 'https://api.airudder.com';
			const ran = await runNode(subject, customers(1));
			expect(ran.error?.message).toMatch(message);
			expect(ran.error?.description).toMatch(/WEBHOOK_URL.*Nothing was sent/);
			expect(airudder.requests()).toEqual([]);
		});

		it('lets a simulated AIRudder call back on this computer', async () => {
			await create({ callbackUrl: 'http://localhost:5678/webhook/1' });
			expect(airudder.dialerTasks()[0]!.callback).toBe('http://localhost:5678/webhook/1');
		});

		it.each([
			[
				'due-today',
				/^Code 10518 means: .* The name "due-today" has only .*; try it without hyphens\.$/,
			],
			['due_today', /The name "due_today" has only letters, digits and underscores; ask AIRudder/],
		])('says what is in the name %s that AIRudder refuses', async (taskName, description) => {
			airudder.fault('createDialerTask', { bodyCode: 10518, message: 'name' });
			const ran = await creating({ taskName });
			expect(ran.error?.message).toBe('AIRudder refused the request: "name" (code 10518)');
			expect(ran.error?.description).toMatch(description);
		});

		it('stops before any request on a further number that is none, and names its row', async () => {
			const [first, second] = customers(2);
			const items = [first!, { json: { ...second!.json, home: 'abc' } }];
			const ran = await creating({ options: { dialingOrder: 'PhoneNumber, home' } }, items);
			expect(ran.error?.message).toBe(
				'Row 2 (line 3 of a sheet with one heading line), column "home": "abc" is not a phone number.',
			);
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
			await create({}, [...customers(1), { json: { mobile: '+628111000006' } }]);
			await airudder.finishTask();
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
});
