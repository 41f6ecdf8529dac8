import { endpoints } from '../../nodes/shared/api/endpoints.generated';
import type { Simulator } from '../../simulator';
import { customers, jsonOf, newTask, run } from '../support/engine/airudder';
import { simulateAirudder } from '../support/engine/simulateAirudder';

describe('Task: Create', () => {
	let airudder: Simulator;
	simulateAirudder((started) => (airudder = started));

	const sent = () =>
		airudder.requests('createTask').map(({ body }) => body as Record<string, unknown>);

	it('calls all incoming items with one request and gives one item with the task id', async () => {
		const ran = await run(airudder, 'task.create', newTask, customers(3));
		expect(ran.error).toBeUndefined();
		expect(jsonOf(ran)).toEqual([
			{ taskId: airudder.tasks()[0]!.taskId, taskName: 'reminder', contacts: 3 },
		]);
		expect(ran.output![0]![0]!.pairedItem).toEqual([{ item: 0 }, { item: 1 }, { item: 2 }]);
		expect(airudder.dialled()).toEqual(['+628111000000', '+628111000001', '+628111000002']);
	});

	it('sends schedule, robot, line, redials and the named columns in the contract’s names', async () => {
		const items = [
			{
				json: {
					Name: 'Budi',
					Phone: '0811-1000-000',
					due: '2026-12-05',
					owed: '1500.50',
					policy: 'P-7',
				},
			},
		];
		await run(
			airudder,
			'task.create',
			{
				...newTask,
				phoneNumberColumn: 'Phone',
				callingCode: '+62',
				contactFields: {
					known: [
						{ field: 'Debtor', column: 'Name' },
						{ field: 'DueDate', column: 'due' },
						{ field: 'Arrears', column: 'owed' },
					],
					further: [{ field: 'policy_number', column: 'policy' }],
				},
				start: '2099-12-01T09:00:00+07:00',
				end: '2099-12-01T11:00:00Z',
				timeZone: 'Asia/Manila',
				options: {
					line: 'jakarta-1',
					redials: 2,
					redialInterval: 15,
					robotKind: 'group',
					type: 'normal',
				},
			},
			items,
		);
		expect(sent()).toEqual([
			{
				TaskName: 'reminder',
				ScheduleStartTime: '2099-12-01 10:00:00',
				ScheduleEndTime: '2099-12-01 19:00:00',
				RobotMethod: 'group',
				RobotID: 'robot-1',
				SIPLine: 'jakarta-1',
				RepeatInterval: 15,
				RepeatNumber: 2,
				Type: 'normal',
				Details: [
					{
						Debtor: 'Budi',
						DueDate: '2026-12-05',
						Arrears: 1500.5,
						policy_number: 'P-7',
						Mobile: '+628111000000',
					},
				],
			},
		]);
	});

	it('sends 10,000 rows in as many requests as Contacts per Task asks for, each under its own name', async () => {
		const ran = await run(
			airudder,
			'task.create',
			{ ...newTask, options: { contactsPerTask: 1000 } },
			customers(10_000),
		);
		expect(sent()).toHaveLength(10);
		expect(sent().map(({ TaskName }) => TaskName)).toEqual(
			Array.from({ length: 10 }, (_, index) => `reminder_${index + 1}`),
		);
		expect(new Set(airudder.dialled()).size).toBe(10_000);
		expect(jsonOf(ran).map(({ contacts }) => contacts)).toEqual(Array<number>(10).fill(1000));
		expect(ran.output![0]![9]!.pairedItem).toHaveLength(1000);
		expect(airudder.logins()).toBe(1);
	});

	it('makes a task for each item when asked, with the name that the item gives it', async () => {
		const ran = await run(
			airudder,
			'task.create',
			{ ...newTask, tasks: 'perItem', taskName: '={{ "call-" + $json.name.split(" ")[1] }}' },
			customers(3),
		);
		expect(sent().map(({ TaskName }) => TaskName)).toEqual(['call-1', 'call-2', 'call-3']);
		expect(ran.output![0]!.map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 0 },
			{ item: 1 },
			{ item: 2 },
		]);
	});

	it('skips invalid rows when asked and lists them beside the task', async () => {
		const items = [...customers(2), { json: { mobile: '0812-abc' } }, ...customers(1)];
		const ran = await run(airudder, 'task.create', { ...newTask, invalidRows: 'skip' }, items);
		expect(airudder.dialled()).toHaveLength(2);
		expect(jsonOf(ran)[0]!.skippedRows).toEqual([
			{
				problem:
					'Row 3 (line 4 of a sheet with one heading line), column "mobile": "0812-abc" is not a phone number.',
				...{ row: 3, line: 4, column: 'mobile' },
				...{ value: '0812-abc', reason: 'is not a phone number' },
			},
			{
				problem:
					'Row 4 (line 5 of a sheet with one heading line), column "mobile": "+628111000000" is the same number as in row 1 (line 2).',
				...{ row: 4, line: 5 },
				column: 'mobile',
				value: '+628111000000',
				reason: 'is the same number as in row 1 (line 2)',
			},
		]);
	});

	it('adds the time to the name when asked', async () => {
		await run(
			airudder,
			'task.create',
			{ ...newTask, options: { addTimeToName: true } },
			customers(1),
		);
		expect(sent()[0]!.TaskName).toMatch(/^reminder_\d{8}T\d{6}_[\da-z]{6}$/);
	});

	it('sends what else AIRudder knows of a person, and the rows’ own IDs as text', async () => {
		const person = { name: 'Sari', mobile: '+628111000000', sex: 'female', a: 7, b: 'x', c: 'y' };
		const fields = { Gender: 'sex', ExtraA: 'a', ExtraB: 'b', ExtraC: 'c' };
		const known = Object.entries(fields).map(([field, column]) => ({ field, column }));
		await run(
			airudder,
			'task.create',
			{
				...newTask,
				contactFields: { known },
				options: { rowReference: 'column', referenceColumn: 'id' },
			},
			[
				{ json: { ...person, id: 1000 } },
				{ json: { ...person, mobile: '+628111000001', id: '0017' } },
				{ json: { ...person, mobile: '+628111000002', id: '' } },
			],
		);
		const { Details } = sent()[0] as { Details: object[] };
		expect(Details[0]).toMatchObject({
			Gender: 'female',
			ExtraA: '7',
			ExtraB: 'x',
			ExtraC: 'y',
			Comments: '1000',
		});
		expect(Details[1]).toMatchObject({ Comments: '0017' });
		expect(Details[2]).not.toHaveProperty('Comments');
	});

	it('sends the number of each row in all tasks, however the rows are divided', async () => {
		const options = { rowReference: 'rowNumber', contactsPerTask: 2 };
		await run(airudder, 'task.create', { ...newTask, options }, customers(3));
		const written = sent().flatMap(({ Details }) => Details as Array<{ Comments: string }>);
		expect(written.map(({ Comments }) => Comments)).toEqual(['1', '2', '3']);
	});

	it('goes by the second path, with Perform, when asked for version 2', async () => {
		const options = { apiVersion: 'v2' };
		const ran = await run(airudder, 'task.create', { ...newTask, options }, customers(1));
		expect(jsonOf(ran)[0]!.taskId).toBe(airudder.tasks()[0]!.taskId);
		const [request] = airudder.requests('createTask');
		expect(request).toMatchObject({
			path: endpoints.createTask.otherPaths[0],
			body: { Perform: 1 },
		});
		expect(airudder.dialled()).toHaveLength(1);
	});

	it.each([
		['v1', 'v2'],
		['v2', 'v1'],
	])('names the other version when the path of %s is not known', async (apiVersion, other) => {
		airudder.fault('createTask', { status: 404, body: '<h1>Not found</h1>' });
		const options = { apiVersion };
		const ran = await run(airudder, 'task.create', { ...newTask, options }, customers(1));
		expect(ran.error?.message).toBe('AIRudder knows no such path (HTTP status 404)');
		expect(ran.error?.description).toContain(`try API Version ${other} under Options`);
	});

	it('tells whom AIRudder refused while it took the others, with the row', async () => {
		const refused = { Mobile: '+628111000001', Debtor: 'Budi' };
		airudder.fault('createTask', {
			status: 200,
			body: {
				code: 200,
				status: 'OK',
				data: { TaskID: 't-1', detail_error_list: [refused], Batch: 'b' },
			},
		});
		const ran = await run(airudder, 'task.create', newTask, customers(3));
		expect(jsonOf(ran)).toEqual([
			{
				taskId: 't-1',
				taskName: 'reminder',
				refusedContacts: [{ row: 2, line: 3, phoneNumber: '+628111000001', contact: refused }],
				answer: { Batch: 'b' },
				contacts: 3,
			},
		]);
	});

	it.each(['TaskID', 'task_id', 'taskid', 'none'] as const)(
		'finds the id of the new task when AIRudder calls it %s',
		async (name) => {
			airudder.switches.createdTaskIdName = name;
			airudder.switches.createdTaskIdWrapped = name === 'taskid';
			const options = { addTimeToName: true };
			const ran = await run(airudder, 'task.create', { ...newTask, options }, customers(1));
			expect(jsonOf(ran)[0]!.taskId).toBe(airudder.tasks()[0]!.taskId);
		},
	);

	describe('stops before any request', () => {
		afterEach(() => expect(airudder.requests()).toEqual([]));

		it.each([
			[
				'a column that no item has',
				{ phoneNumberColumn: 'telefon' },
				/No incoming item has a column named "telefon"/,
			],
			[
				'a field that is mapped twice',
				{
					contactFields: {
						known: [{ field: 'Debtor', column: 'name' }],
						further: [{ field: 'Debtor', column: 'nama' }],
					},
				},
				/Contact Fields has Name twice/,
			],
			[
				'a field that the number fills',
				{ contactFields: { further: [{ field: 'Mobile', column: 'mobile' }] } },
				/Mobile is filled twice: by Phone Number Column and by Contact Fields/,
			],
			[
				'a reference column that is not named',
				{ options: { rowReference: 'column' } },
				/Reference Column is empty/,
			],
			[
				'a reference beside Comments',
				{
					options: { rowReference: 'rowNumber' },
					contactFields: { known: [{ field: 'Comments', column: 'name' }] },
				},
				/Comments is filled twice/,
			],
			[
				'a name that is too long with the time',
				{ taskName: 'x'.repeat(41), options: { addTimeToName: true } },
				/has 64 characters, 63 is the most/,
			],
			['an empty task name', { taskName: '={{ " " }}' }, /Task Name is empty/],
			['no robot', { robot: { __rl: true, mode: 'id', value: '={{ "" }}' } }, /Robot is empty/],
			[
				'a start on the clock of a zone that is not given',
				{ start: '2099-12-01T09:00:00' },
				/Account Time Zone is empty/,
			],
			[
				'an end that is only a day',
				{ end: '2099-12-01' },
				/End "2099-12-01" is not a date and time/,
			],
			[
				'an end before the start',
				{ start: '2099-12-01T09:00:00Z', end: '2099-12-01T08:00:00Z', timeZone: 'UTC' },
				/End is not after Start/,
			],
			[
				'a schedule without the account’s zone',
				{ start: '2099-12-01T09:00:00Z' },
				/Account Time Zone is empty/,
			],
			['a calling code that is none', { callingCode: 'ID' }, /Default Calling Code "ID"/],
			[
				'an incomplete line of contact fields',
				{ contactFields: { known: [{ field: 'Debtor', column: '' }] } },
				/incomplete/,
			],
		])('on %s', async (_case, parameters, message) => {
			const ran = await run(airudder, 'task.create', { ...newTask, ...parameters }, customers(2));
			expect(ran.error?.message).toMatch(message);
			expect(ran.error?.description).toBeTruthy();
		});

		it('on an invalid row, naming row, column, value and reason', async () => {
			const ran = await run(airudder, 'task.create', newTask, [
				...customers(6),
				{ json: { mobile: '0812-abc' } },
			]);
			expect(ran.error?.message).toBe(
				'Row 7 (line 8 of a sheet with one heading line), column "mobile": "0812-abc" is not a phone number.',
			);
			expect(ran.error?.description).toBe('Correct it, or set Invalid Rows to Skip.');
		});

		it('when no row is valid, even if invalid rows are skipped', async () => {
			const items = [{ json: { mobile: 'abc' } }, { json: { mobile: '' } }];
			const ran = await run(airudder, 'task.create', { ...newTask, invalidRows: 'skip' }, items);
			expect(ran.error?.message).toBe(
				'None of the 2 rows has a valid contact, so nothing was sent',
			);
		});

		it('and gives each row back with the reason when the node continues on errors', async () => {
			const ran = await run(
				airudder,
				'task.create',
				{ ...newTask, taskName: '={{ "" }}' },
				customers(2),
				{
					onError: 'continueRegularOutput',
				},
			);
			expect(jsonOf(ran)).toMatchObject([
				{ error: 'Task Name is empty' },
				{ error: 'Task Name is empty' },
			]);
		});
	});

	it('reports a refusal in AIRudder’s words with its code, and the item', async () => {
		airudder.fault('createTask', { bodyCode: 403, message: 'robot does not exist' });
		const ran = await run(airudder, 'task.create', newTask, customers(2));
		expect(ran.error?.message).toBe(
			'AIRudder refused the request: "robot does not exist" (code 403)',
		);
		expect((ran.error as { context?: object }).context).toMatchObject({ itemIndex: 0 });
		expect(airudder.dialled()).toEqual([]);
	});

	it('goes on with the other tasks on the error output when one is refused', async () => {
		airudder.fault('createTask', { bodyCode: 403, message: 'no' }, { after: 1 });
		const parameters = { ...newTask, tasks: 'perItem', taskName: '={{ $json.mobile }}' };
		const ran = await run(airudder, 'task.create', parameters, customers(3), {
			onError: 'continueErrorOutput',
		});
		expect(ran.output![0]).toHaveLength(2);
		expect(ran.output![1]).toMatchObject([
			{
				json: {
					mobile: '+628111000001',
					name: 'Customer 2',
					error: expect.stringContaining('"no" (code 403)'),
				},
			},
		]);
	});
});
