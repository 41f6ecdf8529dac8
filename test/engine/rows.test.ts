import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { Simulator } from '../../simulator';
import { customers, jsonOf, newTask, run } from '../support/engine/airudder';
import { newDialerTask } from '../support/engine/dialer';
import { simulateAirudder } from '../support/engine/simulateAirudder';

let airudder: Simulator;
simulateAirudder((started) => (airudder = started));

/** Customers, each with what `columns` adds to its row. */
const list = (...columns: IDataObject[]): INodeExecutionData[] =>
	customers(columns.length).map(({ json }, index) => ({ json: { ...json, ...columns[index] } }));

const bodies = (operation: 'createTask' | 'createWorkflow' | 'addWorkflowContacts' | 'sendSms') =>
	airudder.requests(operation).map(({ body }) => body as IDataObject);

const mobilesOf = ({ Details }: IDataObject) =>
	(Details as IDataObject[]).map(({ Mobile }) => Mobile);

const robotOfRow = { __rl: true, mode: 'id', value: '={{ $json.robot }}' };

describe('settings, row by row', () => {
	it('has each row called by its own robot: rows with equal settings share a task, in order', async () => {
		const items = list({ robot: 'robot-1' }, { robot: 'robot-2' }, { robot: 'robot-1' });
		const ran = await run(airudder, 'task.create', { ...newTask, robot: robotOfRow }, items);
		expect(bodies('createTask').map((body) => [body.RobotID, mobilesOf(body)])).toEqual([
			['robot-1', ['+628111000000', '+628111000002']],
			['robot-2', ['+628111000001']],
		]);
		expect(ran.output![0]!.map(({ pairedItem }) => pairedItem)).toEqual([
			[{ item: 0 }, { item: 2 }],
			{ item: 1 },
		]);
	});

	it('tells tasks of the same name apart', async () => {
		const items = list({ robot: 'robot-1' }, { robot: 'robot-2' });
		const ran = await run(airudder, 'task.create', { ...newTask, robot: robotOfRow }, items);
		expect(jsonOf(ran).map(({ taskName }) => taskName)).toEqual(['reminder_1', 'reminder_2']);
	});

	it('reads a setting that does not depend on the item once, even if it differs from moment to moment', async () => {
		const parameters = { ...newTask, taskName: '=due-{{ Math.random() }}', robot: robotOfRow };
		const items = list({ robot: 'robot-1' }, { robot: 'robot-2' }, { robot: 'robot-2' });
		await run(airudder, 'task.create', parameters, items);
		const names = bodies('createTask').map(({ TaskName }) =>
			(TaskName as string).replace(/_\d$/, ''),
		);
		expect(new Set(names).size).toBe(1);
	});

	it('reads each number with the calling code of its row, in one task', async () => {
		const items = [
			{ json: { mobile: '0811 1000 000', code: '62' } },
			{ json: { mobile: '0917 123 4567', code: '63' } },
		];
		await run(airudder, 'task.create', { ...newTask, callingCode: '={{ $json.code }}' }, items);
		expect(bodies('createTask').map(mobilesOf)).toEqual([['+628111000000', '+639171234567']]);
	});

	it('stops on a fault in a setting of a row, and names the row', async () => {
		const items = list({ robot: 'robot-1' }, { robot: '' }, { robot: 'robot-1' });
		const ran = await run(airudder, 'task.create', { ...newTask, robot: robotOfRow }, items);
		expect(ran.error?.message).toBe(
			'Row 2 (line 3 of a sheet with one heading line): Robot is empty.',
		);
		expect(ran.error?.description).toBe('Correct it, or set Invalid Rows to Skip.');
		expect(airudder.requests()).toEqual([]);
	});

	it.each([
		['a robot', { robot: robotOfRow }, { robot: ' ' }, /Robot is empty/],
		['a calling code', { callingCode: '={{ $json.code }}' }, { code: 'ID' }, /"ID" is not a/],
		[
			'a name that is too long',
			{ taskName: '={{ $json.task }}' },
			{ task: 'x'.repeat(64) },
			/long/,
		],
		[
			'a schedule',
			{ start: '={{ $json.start }}', end: '={{ $json.end }}', timeZone: 'UTC' },
			{ start: '2099-12-01T09:00:00Z', end: '2099-12-01T08:00:00Z' },
			/End is not after Start/,
		],
		[
			'an expression',
			{ options: { line: '={{ $json.code ? "jakarta-1" : $("Nowhere").item.json.line }}' } },
			{ code: '' },
			/node doesn.t exist/,
		],
	])('skips the row with a fault in %s, and sends the others', async (_what, form, bad, reason) => {
		const good = { robot: 'robot-1', code: '62', task: 'due', start: '', end: '' };
		const parameters = { ...newTask, invalidRows: 'skip', ...form };
		const ran = await run(airudder, 'task.create', parameters, list(good, { ...good, ...bad }));
		expect(ran.error).toBeUndefined();
		expect(airudder.dialled()).toEqual(['+628111000000']);
		expect(jsonOf(ran)).toEqual([
			expect.objectContaining({
				contacts: 1,
				skippedRows: [expect.objectContaining({ row: 2, reason: expect.stringMatching(reason) })],
			}),
		]);
	});

	it('starts the workflow of each row, with the people whose it is', async () => {
		const parameters = {
			templateId: '={{ $json.template }}',
			workflowName: '=onboarding-{{ $json.template }}',
			end: '2099-12-01T18:00:00+08:00',
			phoneNumberColumn: 'mobile',
		};
		const items = list({ template: 7 }, { template: 8 }, { template: 7 });
		await run(airudder, 'workflow.start', parameters, items);
		expect(
			bodies('createWorkflow').map(({ workflow_template_id: id, name, details }) => [
				id,
				name,
				(details as IDataObject[]).map(({ callee }) => callee),
			]),
		).toEqual([
			[7, 'onboarding-7', ['+628111000000', '+628111000002']],
			[8, 'onboarding-8', ['+628111000001']],
		]);
	});

	it('adds each person to the workflow of the row', async () => {
		const start = { templateId: 7, end: '2099-12-01T18:00:00+08:00', phoneNumberColumn: 'mobile' };
		const ids: unknown[] = [];
		for (const workflowName of ['first', 'second']) {
			const ran = await run(airudder, 'workflow.start', { ...start, workflowName }, [
				{ json: { mobile: '+6281234567890' } },
			]);
			ids.push(jsonOf(ran)[0]!.workflowId);
		}
		const items = list({ workflow: ids[0] } as IDataObject, { workflow: ids[1] } as IDataObject);
		const parameters = { workflowId: '={{ $json.workflow }}', phoneNumberColumn: 'mobile' };
		const ran = await run(airudder, 'workflow.addContacts', parameters, items);
		expect(jsonOf(ran).map(({ workflowId }) => workflowId)).toEqual(ids);
	});

	it('has each skill group call its own rows, in tasks whose names are told apart', async () => {
		const parameters = { ...newDialerTask(airudder), groupName: '={{ $json.group }}' };
		const items = list({ group: 'Collection' }, { group: 'Sales' }, { group: 'Collection' });
		const ran = await run(airudder, 'dialerTask.create', parameters, items);
		expect(ran.error).toBeUndefined();
		expect(jsonOf(ran).map(({ taskName, contacts }) => [taskName, contacts])).toEqual([
			['due_today_p1', 2],
			['due_today_p2', 1],
		]);
		expect(airudder.dialerTasks().map(({ groupName }) => groupName)).toEqual([
			'Collection',
			'Sales',
		]);
	});
});

describe('an expression in the place of a column', () => {
	it.each([
		['a field of the row', '={{ $json.mobile }}'],
		['a field by its name in brackets', "={{ $json['mobile'] }}"],
		['a number that is glued together', '={{ "+62" + $json.rest }}'],
		['text around a field', '=+62{{ $json.rest }}'],
		['the name of the column', '={{ "mobile" }}'],
	])('is the number of each row: %s', async (_what, phoneNumberColumn) => {
		const items = list({ rest: '8111000000' }, { rest: '8111000001' });
		await run(airudder, 'task.create', { ...newTask, phoneNumberColumn }, items);
		expect(airudder.dialled()).toEqual(['+628111000000', '+628111000001']);
	});

	it('is the value of a contact field for each row', async () => {
		const contactFields = {
			known: [
				{ field: 'Debtor', column: '={{ $json.first }} {{ $json.last }}' },
				{ field: 'Arrears', column: '={{ $json.owed * 2 }}' },
				{ field: 'DueDate', column: '={{ DateTime.fromISO($json.due).plus({ days: 1 }) }}' },
				{ field: 'Unit', column: '={{ "IDR" }}' },
			],
		};
		const items = list(
			{ first: 'Sari', last: 'Dewi', owed: 5, due: '2026-12-01' },
			{ first: 'Budi', last: 'Rahman', owed: 7, due: '2026-12-31' },
		);
		await run(airudder, 'task.create', { ...newTask, contactFields }, items);
		expect(bodies('createTask')[0]!.Details).toEqual([
			{
				Debtor: 'Sari Dewi',
				Arrears: 10,
				DueDate: '2026-12-02',
				Unit: 'IDR',
				Mobile: '+628111000000',
			},
			{
				Debtor: 'Budi Rahman',
				Arrears: 14,
				DueDate: '2027-01-01',
				Unit: 'IDR',
				Mobile: '+628111000001',
			},
		]);
	});

	it('is the reference of each row, without a task for each', async () => {
		const options = { rowReference: 'column', referenceColumn: '={{ "C-" + $json.id }}' };
		const items = list({ id: 1 }, { id: 2 });
		await run(airudder, 'task.create', { ...newTask, options }, items);
		expect(bodies('createTask').map(({ Details }) => Details)).toEqual([
			[
				{ Comments: 'C-1', Mobile: '+628111000000' },
				{ Comments: 'C-2', Mobile: '+628111000001' },
			],
		]);
	});

	it('names the row whose value is no number', async () => {
		const phoneNumberColumn = '={{ $json.area + $json.rest }}';
		const items = [
			{ json: { area: '+62', rest: '8111000000' } },
			{ json: { area: 'x', rest: 'y' } },
		];
		const ran = await run(airudder, 'task.create', { ...newTask, phoneNumberColumn }, items);
		expect(ran.error?.message).toBe(
			'Row 2 (line 3 of a sheet with one heading line), column "Phone Number Column": "xy" is not a phone number.',
		);
	});
});

describe('nobody twice', () => {
	const sms = { from: 'MYSHOP', phoneNumberColumn: 'mobile', invalidRows: 'skip' };
	const twice = [...customers(1), ...customers(1)];

	it('sends one text to a number although the clock in it goes on from row to row', async () => {
		const message =
			'=Dear {{ $json.name }}, as of {{ $now.toMillis() }}.{{ Math.random() }} you owe 5';
		const ran = await run(airudder, 'sms.send', { ...sms, message }, twice);
		expect(airudder.messages()).toHaveLength(1);
		expect(jsonOf(ran)[0]!.skippedRows).toEqual([
			expect.objectContaining({ row: 2, reason: 'is the same number as in row 1 (line 2)' }),
		]);
	});

	it.each([
		'={{ DateTime.fromISO($json.due) < $now ? "overdue" : "not due yet" }}',
		'={{ new Date($json.due) < new Date() ? "overdue" : "not due yet" }}',
		'={{ $json.due < $today.toISODate() ? "overdue" : "not due yet" }}',
	])('tells each person what the moment makes of the own row: %s', async (message) => {
		const items = list({ due: '2099-01-01' }, { due: '2020-01-01' }, { due: '2099-01-01' });
		await run(airudder, 'sms.send', { ...sms, message }, items);
		expect(bodies('sendSms').map(({ to, message: text }) => [to, text])).toEqual([
			[['+628111000000'], 'not due yet'],
			[['+628111000002'], 'not due yet'],
			[['+628111000001'], 'overdue'],
		]);
	});

	it('sends one text to a number although the senders differ', async () => {
		const items = twice.map(({ json }, index) => ({ json: { ...json, sender: `S${index}` } }));
		const parameters = { ...sms, message: 'Hi', from: '={{ $json.sender }}' };
		await run(airudder, 'sms.send', parameters, items);
		expect(airudder.messages()).toHaveLength(1);
	});

	it('makes one task of rows whose names differ in their moment only', async () => {
		const taskName = '={{ $json.group }}-{{ $now.toMillis() }}-{{ Math.random() }}';
		const items = list({ group: 'a' }, { group: 'b' }, { group: 'a' });
		await run(airudder, 'task.create', { ...newTask, taskName }, items);
		expect(bodies('createTask').map(mobilesOf)).toEqual([
			['+628111000000', '+628111000002'],
			['+628111000001'],
		]);
	});

	it('leaves out a further number that somebody is called under already, and says so', async () => {
		const [a, b, c] = ['+628111000000', '+628111000001', '+628111000002'];
		const items = [
			{ json: { mobile: a, home: b } },
			{ json: { mobile: b, home: '+622155551234' } },
			{ json: { mobile: c, home: c } },
		];
		const parameters = { ...newDialerTask(airudder), options: { dialingOrder: 'home' } };
		const ran = await run(airudder, 'dialerTask.create', parameters, items);
		expect(airudder.requests('createDialerTask')[0]!.body).toMatchObject({
			customizeContacts: [
				{ PhoneNumber: a },
				{ PhoneNumber: b, home: '+622155551234' },
				{ PhoneNumber: c },
			],
		});
		expect(jsonOf(ran)[0]!.repeatedNumbers).toEqual([
			{ row: 1, line: 2, column: 'home', sameAsRow: 2, sameAsLine: 3 },
			{ row: 3, line: 4, column: 'home', sameAsRow: 3, sameAsLine: 4 },
		]);
	});

	it('holds Kinds of Numbers for further numbers, too', async () => {
		const items = [{ json: { mobile: '+628111000000', home: '+622155551234' } }];
		const parameters = {
			...newDialerTask(airudder),
			listOptions: { kindsOfNumbers: 'mobile' },
			options: { dialingOrder: 'home' },
		};
		const ran = await run(airudder, 'dialerTask.create', parameters, items);
		expect(ran.error?.description).toMatch(/column "home": "\+622155551234" is a landline number/);
	});
});

describe('a value that cannot be had', () => {
	const skip = { ...newTask, invalidRows: 'skip' };

	it.each([
		[
			'Phone Number Column',
			{ phoneNumberColumn: '={{ $json.bad ? $("Nowhere").item.json.x : $json.mobile }}' },
		],
		[
			'a contact field',
			{
				contactFields: {
					known: [{ field: 'Debtor', column: '={{ $json.bad ? $("Nowhere").item.json.x : "x" }}' }],
				},
			},
		],
	])('makes its row invalid, and no other: %s', async (_where, form) => {
		const ran = await run(airudder, 'task.create', { ...skip, ...form }, list({ bad: 1 }, {}));
		expect(airudder.dialled()).toEqual(['+628111000001']);
		expect(jsonOf(ran)[0]!.skippedRows).toEqual([
			expect.objectContaining({ row: 1, reason: expect.stringMatching(/exist/) }),
		]);
	});

	it('makes the row invalid whose Dialing Order names no column', async () => {
		const parameters = {
			...newDialerTask(airudder),
			invalidRows: 'skip',
			options: { dialingOrder: '={{ $json.order }}' },
		};
		const ran = await run(
			airudder,
			'dialerTask.create',
			parameters,
			list({ order: '' }, { order: 'nope' }),
		);
		expect(jsonOf(ran)[0]!.skippedRows).toEqual([
			expect.objectContaining({ row: 2, reason: expect.stringMatching(/column named "nope"/) }),
		]);
	});

	it('is not taken from a column whose name is a path: the expression counts', async () => {
		const items = [{ json: { 'p.mobile': '+628111000009', p: { mobile: '+628111000000' } } }];
		await run(
			airudder,
			'task.create',
			{ ...newTask, phoneNumberColumn: '={{ $json.p.mobile }}' },
			items,
		);
		expect(airudder.dialled()).toEqual(['+628111000000']);
	});
});

describe('columns', () => {
	it.each([
		['blanks at the edges', ' mobile '],
		['a byte order mark', '\ufeffmobile'],
		['a no-break space', 'mobile\u00a0'],
		['a line break', 'mobile\r\n'],
	])('match in spite of %s', async (_what, name) => {
		const items = [{ json: { [name]: '+628111000000' } }];
		await run(airudder, 'task.create', newTask, items);
		expect(airudder.dialled()).toEqual(['+628111000000']);
	});

	it('that no row has and cells that say that they are empty are named once in the output', async () => {
		const contactFields = {
			known: [
				{ field: 'Debtor', column: 'nama' },
				{ field: 'Arrears', column: 'owed' },
			],
		};
		const items = list({ owed: '#N/A' }, { owed: 5 }, { owed: '#N/A' });
		const ran = await run(airudder, 'task.create', { ...newTask, contactFields }, items);
		expect(jsonOf(ran)).toEqual([
			expect.objectContaining({
				contacts: 3,
				missingColumns: ['nama'],
				emptyCells: [{ column: 'owed', value: '#N/A', rows: 2 }],
			}),
		]);
	});
});

describe('List Options', () => {
	const contactFields = {
		known: [
			{ field: 'Arrears', column: 'owed' },
			{ field: 'DueDate', column: 'due' },
		],
	};
	const items = list({ owed: 'Rp 1.250.000,50', due: 46346 });

	it('say how amounts and Excel days are meant', async () => {
		const listOptions = { decimalMark: 'comma', excelDates: true };
		await run(airudder, 'task.create', { ...newTask, contactFields, listOptions }, items);
		expect(bodies('createTask')[0]!.Details).toEqual([
			{ Arrears: 1250000.5, DueDate: '2026-11-20', Mobile: '+628111000000' },
		]);
	});

	it('reach mobile phones only', async () => {
		const numbers = [
			{ json: { mobile: '+628111000000' } },
			{ json: { mobile: '+62 21 5555 1234' } },
		];
		const parameters = {
			message: 'Due today',
			from: 'MYSHOP',
			phoneNumberColumn: 'mobile',
			invalidRows: 'skip',
			listOptions: { kindsOfNumbers: 'mobile' },
		};
		const ran = await run(airudder, 'sms.send', parameters, numbers);
		expect(bodies('sendSms').map(({ to }) => to)).toEqual([['+628111000000']]);
		expect(jsonOf(ran)[0]!.skippedRows).toEqual([
			expect.objectContaining({ row: 2, reason: 'is a landline number' }),
		]);
	});
});

describe('the error output', () => {
	const settings = { onError: 'continueErrorOutput' as const };
	const bad = { json: { name: 'Sari', mobile: 'abc' } };

	it('gives each row back that was not sent, with its own data and its own reason', async () => {
		const items = [...customers(1), bad];
		const ran = await run(airudder, 'task.create', newTask, items, settings);
		const [sent, failed] = ran.output!;
		expect(sent).toEqual([]);
		expect(failed!.map(({ json }) => [json.name, json.mobile, json.error])).toEqual([
			[
				'Customer 1',
				'+628111000000',
				'Not sent, because of other rows: Row 2 (line 3 of a sheet with one heading line), column "mobile": "abc" is not a phone number.',
			],
			[
				'Sari',
				'abc',
				'Row 2 (line 3 of a sheet with one heading line), column "mobile": "abc" is not a phone number.',
			],
		]);
		expect(airudder.requests()).toEqual([]);
	});

	it('gives skipped rows back, while the others are called', async () => {
		const parameters = { ...newTask, invalidRows: 'skip' };
		const ran = await run(airudder, 'task.create', parameters, [bad, ...customers(1)], settings);
		const [sent, failed] = ran.output!;
		expect(sent!.map(({ json }) => json.contacts)).toEqual([1]);
		expect(failed!.map(({ json }) => [json.name, json.error])).toEqual([
			[
				'Sari',
				'Row 1 (line 2 of a sheet with one heading line), column "mobile": "abc" is not a phone number.',
			],
		]);
		expect(airudder.dialled()).toEqual(['+628111000000']);
	});

	it('tells of skipped rows although the only request is refused', async () => {
		airudder.fault('createTask', { bodyCode: 403, message: 'no line' });
		const parameters = { ...newTask, invalidRows: 'skip' };
		const ran = await run(airudder, 'task.create', parameters, [bad, ...customers(1)], {
			onError: 'continueRegularOutput',
		});
		expect(jsonOf(ran).map(({ error }) => error)).toEqual([
			expect.stringMatching(/no line/),
			'Row 1 (line 2 of a sheet with one heading line), column "mobile": "abc" is not a phone number.',
		]);
	});

	it('gives the rows of a refused request back one by one, and no others', async () => {
		const parameters = { ...newTask, options: { contactsPerTask: 2 } };
		airudder.fault('createTask', { bodyCode: 400, message: 'no line' });
		const ran = await run(airudder, 'task.create', parameters, customers(4), settings);
		const [sent, failed] = ran.output!;
		expect(sent!.map(({ pairedItem }) => pairedItem)).toEqual([[{ item: 2 }, { item: 3 }]]);
		expect(failed!.map(({ json }) => [json.name, json.mobile])).toEqual([
			['Customer 1', '+628111000000'],
			['Customer 2', '+628111000001'],
		]);
		expect(failed![0]!.json.error).toMatch(/no line/);
	});
});
