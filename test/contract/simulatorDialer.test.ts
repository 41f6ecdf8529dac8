import { sampleAccount, startSimulator, type Simulator } from '../../simulator';
import { ContractClient, type ClientAnswer } from '../../simulator/client';
import { base64, beginDay } from './dialerDay';

const answered = '+6281111111111';
const busy = '+6281111111116';
const wide = {
	minstarttime: '2026-01-01 00:00:00',
	maxstarttime: '2027-01-01 00:00:00',
	limit: 10,
};

let airudder: Simulator;
let client: ContractClient;
/** Today in the account's zone; every test begins at 09:00 of another day. */
let day: string;
let settings: Record<string, unknown>;

beforeAll(async () => {
	airudder = await startSimulator({ startTime: new Date('2026-03-02T01:00:00Z') });
});
afterAll(() => airudder.stop());
beforeEach(async () => {
	airudder.reset();
	({ day, settings } = await beginDay(airudder));
	client = new ContractClient(airudder.url, sampleAccount);
	await client.loginToDialer();
});

const contactsOf = (numbers: string[]) => numbers.map((PhoneNumber) => ({ PhoneNumber }));
const create = (more: object = {}, numbers = [answered]): Promise<ClientAnswer> =>
	client.call('createDialerTask', {
		body: { ...settings, customizeContacts: contactsOf(numbers), ...more },
	});
const newTask = async (more: object = {}, numbers = [answered]): Promise<string> =>
	((await create(more, numbers)).json?.body as { taskId: string }).taskId;
const read = async (operationId: string, body: object): Promise<unknown> => {
	const { json } = await client.call(operationId, { body });
	expect(json).toMatchObject({ code: 0, message: 'successfully' });
	return json?.body;
};
const codeOf = async (operationId: string, body: unknown): Promise<unknown> =>
	(await client.call(operationId, { body })).json?.code;

describe('logging in to the dialer', () => {
	it('gives a token of its own that only the dialer takes', async () => {
		const token = await client.login();
		expect(client.dialerToken).not.toBe(token);
		expect([airudder.logins(), airudder.logins('obtainDialerToken')]).toEqual([1, 1]);
		const headers = { Authorization: `Token ${token}` };
		const body = wide;
		const crossed = await client.call('listDialerTasks', { headers, body });
		expect(crossed).toMatchObject({ status: 401, json: { code: 401 } });
	});

	it('tells by HTTP status 401 and in JSON that a token has ended, whatever the code', async () => {
		airudder.expireTokens();
		airudder.switches.callCenterTokenCode = 10812;
		const ask = () => client.call('listDialerTasks', { body: wide });
		expect(await ask()).toMatchObject({ status: 401, json: { code: 10812 } });
		airudder.switches.errorHttpStatus = 'same';
		expect(await ask()).toMatchObject({ status: 401, json: { code: 10812 } });
		airudder.switches.errorHttpStatus = '200';
		expect(await ask()).toMatchObject({ status: 200, json: { code: 10812 } });
	});

	it('refuses a wrong secret and a login that is no form', async () => {
		const body = { APPKey: sampleAccount.appKey, APPSecret: 'wrong' };
		expect(await codeOf('obtainDialerToken', body)).toBe(10301);
		airudder.switches.dialerLoginRefusalCode = 10302;
		expect(await codeOf('obtainDialerToken', body)).toBe(10302);
		const headers = { 'Content-Type': 'application/json' };
		const json = JSON.stringify({ ...body, APPSecret: sampleAccount.appSecret });
		const wrongType = await client.call('obtainDialerToken', { headers, body: json });
		expect(wrongType.json?.message).toContain('application/x-www-form-urlencoded');
	});
});

describe('creating a dialer task', () => {
	it('answers the id as taskId, or where the switch says', async () => {
		expect((await create()).json?.body).toEqual({ taskId: airudder.dialerTasks()[0]!.taskId });
		airudder.switches.createdDialerTask = 'task_id';
		const { json } = await create({ taskName: 'Two' });
		expect(json?.body).toEqual({ task_id: airudder.dialerTasks()[1]!.taskId });
		airudder.switches.createdDialerTask = 'text';
		const text = await create({ taskName: 'Three' });
		expect(text.json?.body).toBe(airudder.dialerTasks()[2]!.taskId);
		expect(airudder.violations()).toEqual([]);
	});

	it('takes what production sends: hyphens, both spellings, null, columns of any name', async () => {
		const { json } = await create({
			taskName: 'Bucket-1-20260302-0900-T1',
			callback: base64('https://n8n.example.com/größe'),
			contactList: [],
			autoQa: 'Y',
			autoQA: 'Y',
			resultStrategies: null,
			dialingOrder: ['mobile_phone_2'],
			customizeContacts: [{ phonenumber: answered, mobile_phone_2: busy, zip: '', last: null }],
		});
		expect(json).toMatchObject({ code: 0, message: 'successfully' });
		expect(airudder.dialerTasks()[0]!.callback).toBe('https://n8n.example.com/größe');
		expect(airudder.dialled()).toEqual([answered]);
		expect(airudder.violations()).toEqual([]);
	});

	it('names the contacts with a malformed number as they were sent, and calls the others', async () => {
		const malformed = [
			{ PhoneNumber: '0812', name: 'Sari' },
			{ PhoneNumber: '+123456789012345', name: null },
			{ name: 'Budi' },
		];
		const customizeContacts = [malformed[0], { PhoneNumber: answered }, ...malformed.slice(1)];
		const { json } = await create({ customizeContacts });
		expect(json?.body).toEqual({ taskId: expect.any(String), errorContactList: malformed });
		expect(airudder.dialled()).toEqual([answered]);
		expect(airudder.violations()).toEqual([]);
	});

	it('malformedNumbers and allContactsRefused: what malformed numbers do to a task', async () => {
		const codes = async (name: string) => [
			(await create({ taskName: `${name}_1` }, ['0812', answered])).json?.code,
			(await create({ taskName: `${name}_2` }, ['0812'])).json?.code,
		];
		expect(await codes('Start')).toEqual([0, 10510]);
		airudder.switches.allContactsRefused = 'emptyTask';
		expect(await codes('Empty')).toEqual([0, 0]);
		airudder.switches.malformedNumbers = 'refused';
		expect(await codes('Refused')).toEqual([10510, 10510]);
	});

	it('dialerPhoneColumn: in which column the account has its numbers', async () => {
		airudder.switches.dialerPhoneColumn = 'phonenumber';
		expect((await create()).json?.code).toBe(10618);
		const customizeContacts = [{ phonenumber: busy, PhoneNumber: answered }];
		expect((await create({ customizeContacts })).json?.code).toBe(0);
		expect(airudder.dialled()).toEqual([busy]);
		airudder.switches.dialerPhoneColumn = 'PhoneNumber';
		expect((await create({ customizeContacts, taskName: 'Two' })).json?.code).toBe(0);
		expect(airudder.dialled()).toEqual([busy, answered]);
	});

	it.each([
		['a name in use', { taskName: 'Used' }, 10508],
		['a name with a space', { taskName: 'March 1' }, 10518],
		['no name', { taskName: undefined }, 10518],
		['no group', { groupName: undefined }, 10512],
		['an empty group', { groupName: '' }, 10512],
		['a callback that is a plain address', { callback: 'https://n8n.example.com/1' }, 10504],
		[
			'a callback in base64 for addresses',
			{ callback: base64('???>>>').replaceAll('/', '_') },
			10504,
		],
		['a callback that is base64 of no text', { callback: 'n8n=' }, 10504],
		['no contacts', { customizeContacts: [] }, 10505],
		['contacts without a number column', { customizeContacts: [{ Phone: answered }] }, 10618],
		['no number that can be called', { customizeContacts: contactsOf(['0812']) }, 10510],
		['a value that is a number', { customizeContacts: [{ PhoneNumber: answered, dpd: 3 }] }, 10501],
		['less than five minutes', { autoEndTime: 'today 09:34:59' }, 10620],
		['an end on another day', { autoEndTime: '2099-03-03 09:30:00' }, 10621],
		['a start in the past', { startTime: 'today 08:00:00' }, 10509],
		['an end that is no time', { autoEndTime: '18:00' }, 10501],
		['a break that is no time', { restTimes: [{ start: '12', end: '13' }] }, 10520],
		['an interval below 60', { bulkCallInterval: 59 }, 10522],
		['something that is no JSON', '{"taskName":', -1],
	])('refuses %s', async (_case, more, code) => {
		await create({ taskName: 'Used' });
		const good = { ...settings, customizeContacts: contactsOf([answered]) };
		const bad = JSON.stringify({ ...good, ...(typeof more === 'object' && more) });
		const body = typeof more === 'string' ? more : bad.replace('today', day);
		expect(await codeOf('createDialerTask', body)).toBe(code);
		expect(airudder.dialled()).toEqual([answered]);
	});

	it('refuses unknown groups and templates, a task without callback and too many contacts only when switched so', async () => {
		const { switches } = airudder;
		switches.dialerGroups = ['Sales'];
		expect((await create()).json?.code).toBe(10511);
		switches.dialerGroups = ['Collection'];
		switches.dialerTemplates = ['loans'];
		expect((await create({ templateName: 'other' })).json?.code).toBe(10617);
		switches.requireDialerCallback = true;
		expect((await create()).json?.code).toBe(10503);
		expect(airudder.violations()).toEqual([]);
		switches.requireDialerCallback = false;
		switches.maximumDialerContacts = 1;
		expect((await create({}, [answered, busy])).json?.code).toBe(10501);
		switches.refusePastDialerStart = false;
		expect((await create({ startTime: `${day} 08:00:00` })).json?.code).toBe(0);
	});

	it.each([[''], [null], [undefined]])(
		'waits for a hand when its start is %j',
		async (startTime) => {
			const taskId = await newTask({ startTime });
			await airudder.advance(3600);
			expect(airudder.dialerTasks()[0]!.state).toBe('Not Started');
			airudder.startDialerTask(taskId);
			await airudder.finishTask(taskId);
			expect(airudder.dialerTasks()[0]!.contacts[0]!.status).toBe('finished');
		},
	);

	it('dialerWithoutStart: a start time that is left out may mean at once, an empty one does not', async () => {
		airudder.switches.dialerWithoutStart = 'atOnce';
		await newTask({ startTime: undefined });
		await newTask({ taskName: 'Two', startTime: '' });
		await airudder.advance(5);
		expect(airudder.dialerTasks().map(({ state }) => state)).toEqual(['Running', 'Not Started']);
	});

	it('callCenterFailureText: where a refusal has its text', async () => {
		const refusal = async () => (await create({ customizeContacts: [] })).json;
		expect(await refusal()).toEqual({ code: 10505, message: expect.any(String) });
		airudder.switches.callCenterFailureText = 'status';
		expect(await refusal()).toEqual({ code: 10505, status: expect.any(String) });
		airudder.switches.callCenterFailureText = 'both';
		const [message, status] = [expect.any(String), expect.any(String)];
		expect(await refusal()).toEqual({ code: 10505, message, status });
	});
});

describe('running', () => {
	it('goes from Creating to Finished, within its time, with no more calls than agents', async () => {
		const numbers = ['1', '2', '3', '4'].map((end) => `+628111111111${end}`);
		const taskId = await newTask({ agentName: ['ayu', 'bima'] }, numbers);
		const task = airudder.dialerTasks()[0]!;
		expect(task.state).toBe('Creating');
		await airudder.advance(1);
		expect(task.state).toBe('Not Started');
		await airudder.advance(1800);
		expect(task.state).toBe('Running');
		expect(task.contacts.map(({ status }) => status)).toEqual([
			'calling',
			'calling',
			'pending',
			'pending',
		]);
		await airudder.finishTask(taskId);
		expect(task.state).toBe('Finished');
		expect(new Set(task.contacts.map(({ attempts }) => attempts[0]!.agentName))).toEqual(
			new Set(['ayu', 'bima']),
		);
		expect(airudder.dialled()).toEqual(numbers);
		expect(airudder.violations()).toEqual([]);
	});

	it.each([
		['tries', 2],
		['redials', 3],
	] as const)('counts repeatTimes as %s', async (dialerRepeats, tries) => {
		airudder.switches.dialerRepeats = dialerRepeats;
		await newTask({ repeatTimes: 2 }, [busy]);
		await airudder.finishTask();
		const { attempts } = airudder.dialerTasks()[0]!.contacts[0]!;
		expect(attempts.map(({ nth, hangupReason }) => [nth, hangupReason])).toEqual(
			Array.from({ length: tries }, (_, index) => [index + 1, 3]),
		);
		expect(attempts[1]!.startedAt - attempts[0]!.endedAt!).toBe(120_000);
		expect(airudder.dialled()).toEqual([busy]);
	});

	it('calls nobody during a break or after its end', async () => {
		await newTask({ restTimes: [{ start: '09:30:00', end: '10:00:00' }] });
		await airudder.advance(3599);
		expect(airudder.dialerTasks()[0]!.contacts[0]!.attempts).toEqual([]);
		await airudder.finishTask();
		expect(airudder.dialled()).toEqual([answered]);
		airudder.reset();
		airudder.switches.dialerStateAtAutoEnd = 'Cancelled';
		await newTask({ startTime: '', autoEndTime: `${day} 23:00:00` });
		await airudder.finishTask();
		expect(airudder.dialerTasks()[0]!.state).toBe('Cancelled');
		expect(airudder.dialled()).toEqual([]);
	});
});

describe('copying', () => {
	it('takes those who did not answer, without those cancelled', async () => {
		const gone = '+6281111111114';
		const TaskID = await newTask({}, [answered, busy, gone]);
		await read('cancelDialerContacts', { TaskID, contactList: [gone] });
		await airudder.finishTask();
		airudder.switches.refusePastDialerStart = false;
		const numbersOf = async (more: object): Promise<unknown> => {
			const name = `Copy_${airudder.dialerTasks().length}`;
			await read('copyDialerTask', {
				...settings,
				taskName: name,
				fromTask: settings.taskName,
				...more,
			});
			return airudder
				.dialerTasks()
				.at(-1)!
				.contacts.map(({ number }) => number);
		};
		expect(await numbersOf({})).toEqual([answered, busy, gone]);
		expect(await numbersOf({ noanswerOnly: 'Y' })).toEqual([busy, gone]);
		expect(await numbersOf({ noanswerOnly: 'Y', ignoreCancelled: 'Y' })).toEqual([busy]);
	});

	it('keeps the time agents take after a call, unless the request has its own', async () => {
		await newTask({ acwTime: 40 });
		const secondsOf = async (taskName: string, more: object = {}) => {
			await read('copyDialerTask', { ...settings, taskName, fromTask: 'March_1', ...more });
			return airudder.dialerTasks().at(-1)!.secondsAfterCall;
		};
		expect(await secondsOf('March_1-T1')).toBe(40);
		expect(await secondsOf('March_1-T2', { acwTime: 5 })).toBe(5);
	});

	it('copyOfUnfinished: whether a task can be copied before it is over', async () => {
		airudder.switches.copyOfUnfinished = 'refused';
		airudder.switches.refusePastDialerStart = false;
		await newTask();
		const copy = { ...settings, taskName: 'March_1-T1', fromTask: 'March_1' };
		expect(await codeOf('copyDialerTask', copy)).toBe(10515);
		await airudder.finishTask();
		expect(await codeOf('copyDialerTask', copy)).toBe(0);
	});

	it('refuses an original that is missing or unknown', async () => {
		expect(await codeOf('copyDialerTask', settings)).toBe(10519);
		expect(await codeOf('copyDialerTask', { ...settings, fromTask: '' })).toBe(10519);
		expect(await codeOf('copyDialerTask', { ...settings, fromTask: 'None' })).toBe(10506);
	});
});

it('cancels contacts and names them: they are not called, and a finished task refuses', async () => {
	const TaskID = await newTask({}, [answered, busy]);
	const contactList = [answered, '+620'];
	expect(await read('cancelDialerContacts', { TaskID, contactList })).toEqual([answered]);
	expect(await read('cancelDialerContacts', { TaskID, contactList })).toEqual([]);
	airudder.switches.dialerNoneCancelled = 'noBody';
	expect(await read('cancelDialerContacts', { TaskID, contactList })).toBeUndefined();
	expect(await codeOf('cancelDialerContacts', { TaskID, contactList: [] })).toBe(10505);
	expect(await codeOf('cancelDialerContacts', { contactList: [busy] })).toBe(10502);
	expect(await codeOf('cancelDialerContacts', { TaskID: 'no', contactList: [busy] })).toBe(10702);
	await airudder.finishTask();
	expect(airudder.dialled()).toEqual([busy]);
	expect(await codeOf('cancelDialerContacts', { TaskID, contactList: [busy] })).toBe(10513);
});

it.each(['resetBeforeCommit', 'resetAfterCommit'] as const)(
	'takes a task at most once when the connection breaks: %s',
	async (fault) => {
		airudder.fault('createDialerTask', fault);
		await expect(create()).rejects.toThrow();
		expect(airudder.dialled()).toEqual(fault === 'resetAfterCommit' ? [answered] : []);
	},
);
