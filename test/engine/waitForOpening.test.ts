import type { IDataObject, INodeExecutionData, NodeParameterValueType } from 'n8n-workflow';
import type { Simulator } from '../../simulator';
import { jsonOf, newTask, run } from '../support/engine/airudder';
import { withRules } from '../support/engine/callingRules';
import { setDate } from '../support/engine/setDate';
import { simulateAirudder } from '../support/engine/simulateAirudder';

/** Sunday, 10:00 in Jakarta, 08:30 in Kolkata, 04:00 in Berlin. */
const now = '2026-11-29T03:00:00Z';

let airudder: Simulator;
simulateAirudder((started) => (airudder = started), { startTime: new Date(now) });
beforeEach(() => setDate(now));
afterEach(() => jest.useRealTimers());

describe('Wait for Opening', () => {
	const hours = (changed: IDataObject = {}) => ({
		...newTask,
		timeZone: 'Asia/Jakarta',
		...withRules({
			callingHours: {
				...{ from: '09:00', to: '18:00', days: ['sunday', 'monday'], outside: 'wait' },
				...changed,
			},
		}),
	});
	const people = (...mobiles: string[]): INodeExecutionData[] =>
		mobiles.map((mobile) => ({ json: { mobile } }));
	const tasksSent = () =>
		airudder.requests('createTask').map(({ body }) => {
			const { ScheduleStartTime, Details } = body as { Details: IDataObject[] } & IDataObject;
			return [ScheduleStartTime, Details.map(({ Mobile }) => Mobile)];
		});

	it('makes a task for each opening, and says when each begins', async () => {
		const ran = await run(
			airudder,
			'task.create',
			hours(),
			people('+919876543210', '+6281234567890', '+4915112345678', '+919876543211'),
		);
		expect(ran.error).toBeUndefined();
		expect(tasksSent()).toEqual([
			['2026-11-29 10:30:00', ['+919876543210', '+919876543211']],
			[undefined, ['+6281234567890']],
			['2026-11-29 15:00:00', ['+4915112345678']],
		]);
		expect(jsonOf(ran)).toMatchObject([
			{ contacts: 2, callingStartsAt: '2026-11-29T03:30:00.000Z' },
			{ contacts: 1 },
			{ contacts: 1, callingStartsAt: '2026-11-29T08:00:00.000Z' },
		]);
		expect(new Set(jsonOf(ran).map(({ taskName }) => taskName)).size).toBe(3);
		expect(ran.output![0]!.map(({ pairedItem }) => pairedItem)).toEqual([
			[{ item: 0 }, { item: 3 }],
			{ item: 1 },
			{ item: 2 },
		]);
	});

	it('begins behind an hour that the clocks of the account show twice', async () => {
		setDate('2026-10-24T20:00:00Z');
		const parameters = { ...hours({ from: '07:00' }), timeZone: 'Europe/London' };
		const ran = await run(airudder, 'task.create', parameters, people('+919876543210'));
		expect(tasksSent()).toEqual([['2026-10-25 02:00:00', ['+919876543210']]]);
		expect(jsonOf(ran)).toMatchObject([{ callingStartsAt: '2026-10-25T02:00:00.000Z' }]);
	});

	it('looks for the opening from the Start on', async () => {
		const parameters = { ...hours(), start: '2026-11-29T23:00:00+07:00' };
		await run(airudder, 'task.create', parameters, people('+6281234567890', '+4915112345678'));
		expect(tasksSent()).toEqual([
			['2026-11-30 09:00:00', ['+6281234567890']],
			['2026-11-29 23:00:00', ['+4915112345678']],
		]);
	});

	it('keeps the contacts of each task within the limit', async () => {
		const parameters = { ...hours(), options: { contactsPerTask: 1 } };
		const mobiles = people('+919876543210', '+919876543211', '+6281234567890');
		await run(airudder, 'task.create', parameters, mobiles);
		expect(tasksSent()).toEqual([
			['2026-11-29 10:30:00', ['+919876543210']],
			['2026-11-29 10:30:00', ['+919876543211']],
			[undefined, ['+6281234567890']],
		]);
	});

	it('keeps those back who do not open before the End, or never', async () => {
		const parameters = { ...hours(), end: '2026-11-29T14:00:00+07:00' };
		const mobiles = people('+6281234567890', '+4915112345678', '+79161234567');
		const ran = await run(airudder, 'task.create', parameters, mobiles);
		expect(tasksSent()).toEqual([[undefined, ['+6281234567890']]]);
		expect(jsonOf(ran)[0]!.heldBackRows).toMatchObject([
			{ row: 2, reason: 'it is Sunday, 04:00, in Europe/Zurich, and it does not open in time' },
			{ row: 3, rule: 'callingHours' },
		]);
	});

	it('is refused without Account Time Zone before anything is sent', async () => {
		const parameters = { ...hours(), timeZone: '' };
		const ran = await run(
			airudder,
			'task.create',
			parameters,
			people('+6281234567890', '+4915112345678'),
		);
		expect(ran.error?.message).toBe('Account Time Zone is empty');
		expect(airudder.requests()).toEqual([]);
	});

	it('sends nobody the same again when the node is tried again after one task was refused', async () => {
		airudder.fault('createTask', { bodyCode: 403, message: 'not today' }, { after: 1 });
		const mobiles = people('+919876543210', '+6281234567890', '+4915112345678');
		const settings = { retryOnFail: true, maxTries: 2, waitBetweenTries: 0 };
		await run(airudder, 'task.create', hours(), mobiles, settings);
		const reached = airudder.tasks().flatMap(({ contacts }) => contacts);
		expect(new Set(reached.map(({ number }) => number)).size).toBe(3);
		expect(reached).toHaveLength(3);
	});

	it.each(['task.createAndWait', 'sms.send', 'workflow.start'])(
		'is not offered where calls cannot be scheduled: %s',
		async (name) => {
			const parameters = {
				...{ ...hours(), message: 'Hello', from: 'MYSHOP', workflowName: 'w', templateId: 1 },
				end: '2026-12-24T00:00:00Z',
			};
			const ran = await run(airudder, name, parameters, people('+4915112345678'));
			expect(ran.error?.message).toMatch(/Outside Hours is none of: skip, stop/);
			expect(airudder.requests()).toEqual([]);
		},
	);

	it('looks at the Start, not at now, also when the others are skipped', async () => {
		const parameters = { ...hours({ outside: 'skip' }), start: '2026-11-29T16:00:00+07:00' };
		await run(airudder, 'task.create', parameters, people('+6281234567890', '+4915112345678'));
		// 18:00 in Jayapura, 10:00 in Berlin.
		expect(tasksSent()).toEqual([['2026-11-29 16:00:00', ['+4915112345678']]]);
	});
});

describe('Wait for Opening of a dialer task', () => {
	const zone = 'Asia/Jakarta';
	beforeEach(() => {
		airudder.switches.dialerZone = zone;
	});

	const dialer = (changed: IDataObject = {}) => ({
		...{ taskName: 'due', groupName: 'Collection', phoneNumberColumn: 'mobile', timeZone: zone },
		...{ start: '2026-11-29T10:05:00+07:00', end: '2026-11-29T17:00:00+07:00' },
		...withRules({
			callingHours: { from: '09:00', to: '18:00', days: ['sunday'], outside: 'wait' },
		}),
		...(changed as Record<string, NodeParameterValueType>),
	});
	const people: INodeExecutionData[] = [
		{ json: { mobile: '+6281234567890' } },
		{ json: { mobile: '+919876543210', home: '+4915112345678' } },
		{ json: { mobile: '+919876543211' } },
		{ json: { mobile: '+12125551234' } },
	];
	const tasksSent = () =>
		airudder.requests('createDialerTask').map(({ body }) => {
			const { startTime, customizeContacts } = body as IDataObject;
			return [
				startTime,
				(customizeContacts as IDataObject[]).map(({ PhoneNumber }) => PhoneNumber),
			];
		});

	it('begins behind an hour that the clocks of the account show twice', async () => {
		setDate('2026-10-24T20:00:00Z');
		airudder.switches.dialerZone = 'Europe/London';
		const parameters = dialer({
			...{ start: '2026-10-25T00:15:00+01:00', end: '2026-10-25T17:00:00Z' },
			...withRules({
				callingHours: { from: '07:00', to: '18:00', days: ['sunday'], outside: 'wait' },
			}),
			timeZone: 'Europe/London',
		});
		await run(airudder, 'dialerTask.create', parameters, people.slice(2, 3));
		expect(tasksSent()).toEqual([['2026-10-25 02:00:00', ['+919876543211']]]);
	});

	it('makes a task for each opening, of a contact when all its numbers are open', async () => {
		const parameters = dialer({ options: { dialingOrder: 'home' } });
		const ran = await run(airudder, 'dialerTask.create', parameters, people);
		expect(ran.error).toBeUndefined();
		expect(tasksSent()).toEqual([
			['2026-11-29 10:05:00', ['+6281234567890']],
			['2026-11-29 15:00:00', ['+919876543210']],
			['2026-11-29 10:30:00', ['+919876543211']],
		]);
		expect(jsonOf(ran).map(({ callingStartsAt }) => callingStartsAt)).toEqual([
			undefined,
			'2026-11-29T08:00:00.000Z',
			'2026-11-29T03:30:00.000Z',
		]);
		expect(jsonOf(ran)[0]!.heldBackRows).toMatchObject([{ row: 4, rule: 'callingHours' }]);
	});

	it('asks for a Start, for else some tasks would begin by hand', async () => {
		const ran = await run(airudder, 'dialerTask.create', dialer({ start: '' }), people);
		expect(ran.error?.message).toBe('Wait for Opening needs a Start');
		expect(ran.error?.description).toMatch(
			/^Give a Start on the day of the calls: .* next morning/,
		);
		expect(airudder.requests()).toEqual([]);
	});

	it('is not offered for Create and Wait', async () => {
		const ran = await run(airudder, 'dialerTask.createAndWait', dialer(), people);
		expect(ran.error?.message).toMatch(/Outside Hours is none of: skip, stop/);
		expect(airudder.requests()).toEqual([]);
	});
});
