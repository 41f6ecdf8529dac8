import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { Simulator } from '../../simulator';
import { customers, jsonOf, newTask, run } from '../support/engine/airudder';
import { withRules } from '../support/engine/callingRules';
import { newDialerTask } from '../support/engine/dialer';
import { setDate } from '../support/engine/setDate';
import { simulateAirudder } from '../support/engine/simulateAirudder';

let airudder: Simulator;
simulateAirudder((started) => (airudder = started));

/** Customers +628111000000 and on, each with what `columns` adds to its row. */
const list = (...columns: IDataObject[]): INodeExecutionData[] =>
	customers(columns.length).map(({ json }, index) => ({ json: { ...json, ...columns[index] } }));

const mobilesSent = () =>
	airudder
		.requests('createTask')
		.flatMap(({ body }) => (body as { Details: IDataObject[] }).Details)
		.map(({ Mobile }) => Mobile);

const messagesSent = () =>
	airudder.requests('sendSms').flatMap(({ body }) => (body as { to: string[] }).to);

const message = {
	message: 'Hello',
	from: 'MYSHOP',
	phoneNumberColumn: 'mobile',
	callingCode: '62',
};

describe('Do Not Call', () => {
	const optedOut = withRules({ doNotCall: { list: '0811 1000 001', column: 'optOut' } });
	const people = () => list({ optOut: 'no' }, { optOut: '' }, { optOut: 'x' }, {});

	it('leaves people out of a task, and lists them in the output whatever Invalid Rows says', async () => {
		const ran = await run(
			airudder,
			'task.create',
			{ ...newTask, callingCode: '62', ...optedOut },
			people(),
		);
		expect(ran.error).toBeUndefined();
		expect(mobilesSent()).toEqual(['+628111000000', '+628111000003']);
		expect(jsonOf(ran)).toMatchObject([
			{
				contacts: 2,
				heldBackRows: [
					{ row: 2, line: 3, rule: 'doNotCall', reason: 'is on the Do Not Call List' },
					{ row: 3, rule: 'doNotCall', column: 'optOut', value: 'x', reason: 'says not to call' },
				],
				heldBackByRule: { doNotCall: 2 },
			},
		]);
	});

	it('sends them no message', async () => {
		await run(airudder, 'sms.send', { ...message, ...optedOut }, people());
		expect(messagesSent()).toEqual(['+628111000000', '+628111000003']);
	});

	it('takes the list from an expression', async () => {
		const rules = withRules({
			doNotCall: { list: "={{ [{ json: { phone: '+62 811 1000 000' } }] }}", column: '' },
		});
		await run(airudder, 'sms.send', { ...message, ...rules }, list({}, {}));
		expect(messagesSent()).toEqual(['+628111000001']);
	});

	it.each([
		['a list that is none', { list: '={{ true }}' }, /Do Not Call List is not a list/],
		['a list that is not there', { list: '={{ undefined }}' }, /Do Not Call List is not there/],
		['a list of nothing', { list: '={{ [undefined, undefined] }}' }, /nothing but empty entries/],
		['a text of nothing', { list: "={{ [null, null].join('\\n') }}" }, /nothing but empty entries/],
		['a text of one nothing', { list: "={{ [undefined].join('\\n') }}" }, /nothing but empty/],
		['nothing between blanks', { list: '=\n{{ undefined }}' }, /nothing but empty entries/],
		[
			'nothing behind a number',
			{ list: '=+6281234567890\n{{ undefined }}' },
			/an expression in its text gives nothing/,
		],
		[
			'a list of nothing behind a number',
			{ list: '=+6281234567890\n{{ [null] }}' },
			/an expression in its text gives nothing/,
		],
		['a list from the row', { list: '={{ $json.numbers }}' }, /differs from row to row/],
		['an entry that cannot be read', { list: '0811 1000 00x' }, /entry 1: "0811 1000 00x" is not/],
		['neither list nor column', { list: '' }, /Do Not Call is empty/],
		['a column that no row has', { list: '', column: 'opt_out' }, /column named "opt_out"/],
	])('refuses %s before anything is sent', async (_what, doNotCall, expected) => {
		const rules = withRules({ doNotCall });
		const ran = await run(airudder, 'sms.send', { ...message, ...rules }, list({}, {}));
		expect(ran.error?.message).toMatch(expected);
		expect(airudder.requests()).toEqual([]);
	});

	it.each([
		['an empty list', '={{ [] }}', 2],
		['an empty item', '={{ [{ json: {} }] }}', 2],
		['an expression that is not written yet', '=', 2],
		['a text of which a part is an expression', "=+6281234567890\n{{ '+628111000000' }}", 1],
		['a set', "={{ new Set(['+628111000000']) }}", 1],
	])('takes %s for what it is', async (_what, given, reached) => {
		const rules = withRules({ doNotCall: { list: given, column: 'optOut' } });
		await run(airudder, 'sms.send', { ...message, ...rules }, list({ optOut: '' }, {}));
		expect(messagesSent()).toHaveLength(reached);
	});

	it('reads a list without country codes only if all rows have the same default calling code', async () => {
		const parameters = { ...message, callingCode: '={{ $json.code }}', ...optedOut };
		const ran = await run(airudder, 'sms.send', parameters, [
			{ json: { mobile: '0811 1000 001', code: '62', optOut: '' } },
			{ json: { mobile: '+628111000002', code: '63', optOut: '' } },
		]);
		expect(ran.error?.message).toMatch(/has no country code/);
		expect(airudder.requests()).toEqual([]);
	});

	it.each([
		['the task name', { taskName: '={{ $json.value }}' }, 'List', ''],
		['the calling code', { callingCode: '={{ $json.value }}' }, '62', 'xx'],
	])('heeds a row that opted out whatever is wrong with %s', async (_what, own, right, wrong) => {
		const rules = withRules({ doNotCall: { list: '', column: 'optOut' } });
		const ran = await run(
			airudder,
			'task.create',
			{ ...newTask, invalidRows: 'skip', ...own, ...rules },
			[
				{ json: { mobile: '+6281234567890', value: right, optOut: '' } },
				{ json: { mobile: '+6281234567890', value: wrong, optOut: 'yes' } },
				{ json: { mobile: '+6281234567891', value: right, optOut: '' } },
			],
		);
		expect(ran.error).toBeUndefined();
		expect(mobilesSent()).toEqual(['+6281234567891']);
	});

	it('says which rules left nobody', async () => {
		const ran = await run(airudder, 'sms.send', { ...message, ...optedOut }, list({ optOut: 1 }));
		expect(ran.error?.message).toBe('The Calling Rules leave nobody to reach, so nothing was sent');
		expect(ran.error?.description).toMatch(/^Rows kept back: 1 by Do Not Call\. Row 1 /);
		expect(airudder.requests()).toEqual([]);
	});

	it('gives each row its own reason when the node continues and nobody is left', async () => {
		const settings = { onError: 'continueRegularOutput' } as const;
		const ran = await run(
			airudder,
			'sms.send',
			{ ...message, ...optedOut },
			list({ optOut: 1 }),
			settings,
		);
		expect(jsonOf(ran)).toMatchObject([
			{
				error:
					'Row 1 (line 2 of a sheet with one heading line) is kept back by Do Not Call: column "optOut": "1" says not to call.',
			},
		]);
	});

	it('puts them on the second output of Check Contacts, with the rule', async () => {
		const parameters = { phoneNumberColumn: 'mobile', callingCode: '62', ...optedOut };
		const ran = await run(airudder, 'task.checkContacts', parameters, people());
		const [valid = [], kept = []] = ran.output ?? [];
		expect(valid.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 3 }]);
		expect(kept.map(({ json }) => json)).toMatchObject([
			{ problemRow: 2, problemLine: 3, problemRule: 'doNotCall' },
			{ problemRow: 3, problemRule: 'doNotCall', problemColumn: 'optOut', problemValue: 'x' },
		]);
	});

	it('does not call a further number that is on the list', async () => {
		const dialer = { ...newDialerTask(airudder), callingCode: '62' };
		const options = { ...(dialer as { options?: object }).options, dialingOrder: 'home' };
		const rules = withRules({ doNotCall: { list: '+622112345678', column: '' } });
		const rows = list({ home: '+62 21 12345678' }, { home: '+62 21 12345679' });
		const ran = await run(airudder, 'dialerTask.create', { ...dialer, options, ...rules }, rows);
		expect(ran.error).toBeUndefined();
		const [body] = airudder
			.requests('createDialerTask')
			.map((request) => request.body as IDataObject);
		expect(JSON.stringify(body?.customizeContacts)).not.toContain('12345678');
		expect(JSON.stringify(body?.customizeContacts)).toContain('+622112345679');
		expect(jsonOf(ran)).toMatchObject([
			{ contacts: 2, heldBackNumbers: [{ row: 1, column: 'home', rule: 'doNotCall' }] },
		]);
	});
});

describe('Pause Between Contacts and Contact Limit', () => {
	const hoursAgo = (hours: number) => new Date(Date.now() - hours * 60 * 60_000).toISOString();
	const rules = withRules({
		pause: { column: 'last', length: 2, unit: 'days' },
		contactLimit: { column: 'count', most: 3 },
	});

	it('leave people alone who were contacted lately, or often enough', async () => {
		const people = list(
			{ last: hoursAgo(47), count: 1 },
			{ last: hoursAgo(49), count: 2 },
			{ last: '', count: '' },
			{ last: hoursAgo(100), count: '3' },
			{ last: 'yesterday', count: 0 },
		);
		const ran = await run(airudder, 'task.create', { ...newTask, ...rules }, people);
		expect(mobilesSent()).toEqual(['+628111000001', '+628111000002']);
		expect(jsonOf(ran)).toMatchObject([
			{
				heldBackRows: [
					{ row: 1, rule: 'pause', column: 'last', reason: 'is less than 2 days ago' },
					{
						row: 4,
						rule: 'contactLimit',
						column: 'count',
						value: '3',
						reason: 'is not less than 3',
					},
					{ row: 5, rule: 'pause', value: 'yesterday' },
				],
				heldBackByRule: { pause: 2, contactLimit: 1 },
			},
		]);
	});

	it.each([
		['no column', { column: '' }, /Last Contact Column is empty/],
		['a column that no row has', { column: 'lastCall' }, /column named "lastCall"/],
		['a pause that is no number', { column: 'last', length: 'long' }, /Pause is not a number/],
	])('refuse %s before anything is sent', async (_what, pause, expected) => {
		const ran = await run(
			airudder,
			'sms.send',
			{ ...message, ...withRules({ pause }) },
			list({ last: '' }),
		);
		expect(ran.error?.message).toMatch(expected);
		expect(airudder.requests()).toEqual([]);
	});
});

describe('Calling Hours', () => {
	// Sunday, 10:00 in Jakarta, 11:00 in Makassar and Manila, 12:00 in Jayapura and Tokyo, 08:30 in Kolkata.
	beforeEach(() => setDate('2026-11-29T03:00:00Z'));
	afterEach(() => jest.useRealTimers());

	const everyDay = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
	const hours = (changed: IDataObject = {}) =>
		withRules({ callingHours: { from: '09:00', to: '18:00', days: everyDay, ...changed } });
	const abroad = (): INodeExecutionData[] =>
		['+6281234567890', '+919876543210', '+639171234567', '+4915112345678'].map((mobile) => ({
			json: { mobile },
		}));

	it('calls those whose country is open now, and lists the others', async () => {
		const ran = await run(airudder, 'task.create', { ...newTask, ...hours() }, abroad());
		expect(ran.error).toBeUndefined();
		expect(mobilesSent()).toEqual(['+6281234567890', '+639171234567']);
		expect(jsonOf(ran)).toMatchObject([
			{
				heldBackRows: [
					{ row: 2, rule: 'callingHours', reason: 'it is Sunday, 08:30, in Asia/Kolkata' },
					{ row: 4, rule: 'callingHours', reason: 'it is Sunday, 04:00, in Europe/Zurich' },
				],
				heldBackByRule: { callingHours: 2 },
			},
		]);
	});

	it('calls nobody in the north of the west of Australia, or in Queensland, because it is nine in Sydney', async () => {
		setDate('2026-11-29T22:00:00Z');
		const people = ['+61290001234', '+61851241234', '+61740311234'];
		const rows = people.map((mobile) => ({ json: { mobile } }));
		const ran = await run(airudder, 'task.create', { ...newTask, ...hours() }, rows);
		expect(mobilesSent()).toEqual(['+61290001234']);
		expect(jsonOf(ran)).toMatchObject([
			{
				heldBackRows: [
					{ row: 2, reason: 'it is Monday, 08:30, in Australia/Adelaide' },
					{ row: 3, reason: 'it is Monday, 08:00, in Australia/Brisbane' },
				],
			},
		]);
	});

	it('sends nothing when it is to stop, and names the rows', async () => {
		const ran = await run(
			airudder,
			'sms.send',
			{ ...message, ...hours({ outside: 'stop' }) },
			abroad(),
		);
		expect(ran.error?.message).toBe('2 rows are outside Calling Hours, so nothing was sent');
		expect(ran.error?.description).toContain(
			'Row 2 (line 3 of a sheet with one heading line) is kept back by Calling Hours: it is Sunday, 08:30',
		);
		expect(airudder.requests()).toEqual([]);
	});

	it('takes the zone from a column, and the holidays', async () => {
		const parameters = {
			...message,
			...hours({ zoneOf: 'column', zoneColumn: 'zone', holidayColumn: 'off' }),
		};
		const rows = list(
			{ zone: 'Asia/Kolkata', off: '' },
			{ zone: 'Asia/Tokyo', off: '2026-12-25' },
			{ zone: 'Asia/Tokyo', off: '2026-12-25, 2026-11-29' },
		);
		const ran = await run(airudder, 'sms.send', parameters, rows);
		expect(messagesSent()).toEqual(['+628111000001']);
		expect(jsonOf(ran)[0]!.heldBackRows).toMatchObject([
			{ row: 1, reason: 'it is Sunday, 08:30, in Asia/Kolkata' },
			{ row: 3, reason: '2026-11-29 is a holiday (Asia/Tokyo)' },
		]);
	});

	it('reads one zone for all rows, and its days', async () => {
		const parameters = (days: string[]) => ({
			...message,
			...hours({ zoneOf: 'fixed', zone: 'Asia/Tokyo', days }),
		});
		await run(airudder, 'sms.send', parameters(['sunday']), list({}));
		expect(messagesSent()).toHaveLength(1);
		const closed = await run(airudder, 'sms.send', parameters(['monday']), list({}, {}));
		expect(closed.error?.message).toMatch(/^The Calling Rules leave nobody to reach/);
		expect(messagesSent()).toHaveLength(1);
	});

	it.each([
		[
			'a zone that does not exist',
			{ zone: 'Asia/Djakarta', off: '' },
			'Row 2 (line 3 of a sheet with one heading line), column "zone": "Asia/Djakarta" is no time zone; write it as e.g. Asia/Jakarta.',
		],
		[
			'a short name, which ICU reads as the zone of Dhaka',
			{ zone: 'BST', off: '' },
			'Row 2 (line 3 of a sheet with one heading line), column "zone": "BST" is no time zone; write it as e.g. Asia/Jakarta.',
		],
		[
			'no zone',
			{ zone: '', off: '' },
			'Row 2 (line 3 of a sheet with one heading line), column "zone": "" is empty, so nobody knows the hours.',
		],
		[
			'a holiday that is no date',
			{ zone: 'Asia/Tokyo', off: 'Christmas' },
			'Row 2 (line 3 of a sheet with one heading line), column "off": "Christmas" is not a date; write it as YYYY-MM-DD.',
		],
	])('refuses a row with %s before anything is sent', async (_what, row, expected) => {
		const parameters = {
			...message,
			...hours({ zoneOf: 'column', zoneColumn: 'zone', holidayColumn: 'off' }),
		};
		const ran = await run(
			airudder,
			'sms.send',
			parameters,
			list({ zone: 'Asia/Tokyo', off: '' }, row),
		);
		expect(ran.error?.message).toBe(expected);
		expect(airudder.requests()).toEqual([]);
	});

	it.each([
		['the same time twice', { from: '09:00', to: '9:00' }, /From and To are the same time/],
		['a time that is none', { from: '25:00' }, /From "25:00" is not a time of day/],
		['no day', { days: [] }, /Days are none of/],
		[
			'a zone that does not exist',
			{ zoneOf: 'fixed', zone: 'WIB' },
			/Time Zone "WIB" is not known/,
		],
		['a short name', { zoneOf: 'fixed', zone: 'BST' }, /Time Zone "BST" is not known/],
		['no zone', { zoneOf: 'fixed' }, /Time Zone is empty/],
		['no column', { zoneOf: 'column' }, /Time Zone Column is empty/],
		[
			'a holiday that is no date',
			{ holidays: '2026-12-25\n2026-02-30' },
			/Holidays, entry 2: "2026-02-30" is not a date/,
		],
		[
			'holidays that are nothing',
			{ holidays: '={{ [undefined, undefined] }}' },
			/Holidays holds nothing but empty entries/,
		],
		[
			'holidays of which a part is nothing',
			{ holidays: '=2026-12-25, {{ undefined }}' },
			/Holidays: an expression in its text gives nothing/,
		],
		['holidays that are a map', { holidays: '={{ new Map() }}' }, /is not a date/],
		['holidays that are not there', { holidays: '={{ null }}' }, /Holidays is not there/],
	])('refuse %s before anything is sent', async (_what, changed, expected) => {
		const ran = await run(airudder, 'sms.send', { ...message, ...hours(changed) }, list({}, {}));
		expect(ran.error?.message).toMatch(expected);
		expect(airudder.requests()).toEqual([]);
	});

	it('puts people outside the hours on the second output of Check Contacts', async () => {
		const parameters = { phoneNumberColumn: 'mobile', ...hours({ outside: 'stop' }) };
		const ran = await run(airudder, 'task.checkContacts', parameters, abroad());
		expect(ran.error).toBeUndefined();
		expect(ran.output?.[1]?.map(({ json }) => json)).toMatchObject([
			{ problemRow: 2, problemRule: 'callingHours' },
			{ problemRow: 4, problemRule: 'callingHours' },
		]);
	});
});

it('shows beside the output what was skipped, kept back, and that the schedule is hours apart in two zones', async () => {
	const ran = await run(
		airudder,
		'task.create',
		{
			...newTask,
			invalidRows: 'skip',
			start: '2099-12-01T09:00:00+07:00',
			timeZone: 'Asia/Jakarta',
			...withRules({ doNotCall: { list: '', column: 'optOut' } }),
		},
		list({}, { optOut: 'yes' }, { mobile: 'abc' }),
	);
	expect(ran.error).toBeUndefined();
	const [subject] = ran.run.data.resultData.runData.Subject!;
	const told = subject!.hints!.map(({ message }) => message);
	expect(told.slice(0, 2)).toEqual([
		'Not valid, and not sent: 1 row.',
		'Kept back by Do Not Call: 1 row.',
	]);
	expect(told[2]).toMatch(
		/^Start: 2099-12-01 09:00:00 in Asia\/Jakarta, .* in America\/New_York\.$/,
	);
});
