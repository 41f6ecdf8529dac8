import { sampleAccount, startSimulator, type Simulator } from '../../simulator';
import { ContractClient, type ClientAnswer } from '../../simulator/client';
import { beginDay } from '../unit/simulator/dialerDay';

const answered = '+6281111111111';
const busy = '+6281111111116';
const hangsUp = '+6281111111115';
const wide = {
	minstarttime: '2026-01-01 00:00:00',
	maxstarttime: '2027-01-01 00:00:00',
	limit: 10,
};

let airudder: Simulator;
let client: ContractClient;
/** Of a task of today; every test begins at 09:00 of another day. */
let settings: Record<string, unknown>;

beforeAll(async () => {
	airudder = await startSimulator({ startTime: new Date('2026-03-02T01:00:00Z') });
});
afterAll(() => airudder.stop());
beforeEach(async () => {
	airudder.reset();
	({ settings } = await beginDay(airudder));
	client = new ContractClient(airudder.url, sampleAccount);
	await client.loginToDialer();
});

const contactsOf = (numbers: string[]) => numbers.map((PhoneNumber) => ({ PhoneNumber }));
const create = (more: object = {}, numbers = [answered]): Promise<ClientAnswer> =>
	client.call('createDialerTask', {
		body: { ...settings, customizeContacts: contactsOf(numbers), ...more },
	});
const newTask = async (more: object = {}, numbers = [answered]): Promise<string> =>
	(await create(more, numbers)).json?.body as string;
const read = async (operationId: string, body: object): Promise<unknown> => {
	const { json } = await client.call(operationId, { body });
	expect(json).toMatchObject({ code: 0, message: 'successfully' });
	return json?.body;
};
const codeOf = async (operationId: string, body: unknown): Promise<unknown> =>
	(await client.call(operationId, { body })).json?.code;

const names = (tasks: unknown): unknown[] =>
	(tasks as Array<{ taskName: string }>).map(({ taskName }) => taskName);

it('lists tasks of a period, by name and state, in order and up to the limit', async () => {
	for (const taskName of ['One', 'Two', 'Three']) {
		await newTask({ taskName });
		await airudder.advance(60);
	}
	expect(names(await read('listDialerTasks', wide))).toEqual(['One', 'Two', 'Three']);
	expect(names(await read('listDialerTasks', { ...wide, limit: 2 }))).toEqual(['One', 'Two']);
	expect(names(await read('listDialerTasks', { ...wide, taskName: 'Two' }))).toEqual(['Two']);
	expect(names(await read('listDialerTasks', { ...wide, state: 'Paused' }))).toEqual([]);
	const early = { ...wide, maxstarttime: '2026-01-02 00:00:00' };
	expect(names(await read('listDialerTasks', early))).toEqual([]);
	Object.assign(airudder.switches, {
		dialerListWrapping: 'object',
		dialerListStyle: 'snake_case',
		dialerOrder: 'descending',
	});
	expect(await read('listDialerTasks', { ...wide, limit: 1 })).toMatchObject({
		total: 3,
		list: [{ task_name: 'Three', actual_start_time: expect.any(String) }],
	});
	expect(airudder.violations()).toEqual([]);
	expect(await codeOf('listDialerTasks', { limit: 1 })).toBe(10606);
	expect(await codeOf('listDialerTasks', { ...wide, orderBy: 'shoe size' })).toBe(10606);
	expect(await codeOf('listDialerTasks', { ...wide, minstarttime: 'today' })).toBe(10606);
});

it('gives the calls of a task, page by page, with customer columns when asked', async () => {
	const customizeContacts = [
		{ PhoneNumber: answered, contactName: 'Sari', account: '77' },
		{ PhoneNumber: busy },
	];
	const taskId = await newTask({ customizeContacts });
	await airudder.finishTask();
	const all = (await read('getDialerTaskDetail', { taskId })) as Array<Record<string, unknown>>;
	expect(all).toMatchObject([
		{ phoneNumber: answered, contactName: 'Sari', hangupReason: 12, state: 'TALKRESULT' },
		{ phoneNumber: busy, hangupReason: 3, state: 'HANGUP', reclink: '' },
	]);
	expect(all[0]).toMatchObject({ customizeResults: { Result: 'promises to pay' } });
	expect(all[0]).not.toHaveProperty('customerInfo');
	const second = { taskId, limit: 1, offset: 1, needCustomerInfo: true };
	expect(await read('getDialerTaskDetail', second)).toEqual([
		{ ...all[1], customerInfo: { PhoneNumber: busy } },
	]);
	const like = [{ field: 'callid', pattern: `%${String(all[1]!.callid).slice(4, 30)}%` }];
	expect(await read('getDialerTaskDetail', { taskId, like })).toEqual([all[1]]);
	airudder.switches.dialerResults = 'absent';
	airudder.switches.dialerNumbersAsText = true;
	const [first] = (await read('getDialerTaskDetail', { taskId })) as object[];
	expect(first).not.toHaveProperty('customizeResults');
	expect(first).toMatchObject({ nthCall: '1', hangupReason: '12' });
	expect(airudder.violations()).toEqual([]);
	expect(await codeOf('getDialerTaskDetail', {})).toBe(10502);
	airudder.switches.unknownDialerTaskCode = 10506;
	expect(await codeOf('getDialerTaskDetail', { taskId: 'none' })).toBe(10506);
	expect(await codeOf('getDialerTaskDetail', { taskId, offset: -1 })).toBe(10606);
});

it('gives a link to a WAV file that works without a token', async () => {
	await newTask({}, [answered, hangsUp]);
	const idOf = (contact: number): string =>
		airudder.dialerTasks()[0]!.contacts[contact]!.attempts[0]!.callId;
	await airudder.finishTask();
	const link = await read('getDialerRecording', { callid: idOf(0) });
	const file = await fetch(String(link));
	expect([file.status, file.headers.get('content-type')]).toEqual([200, 'audio/wav']);
	expect(Buffer.from(await file.arrayBuffer()).toString('latin1', 0, 4)).toBe('RIFF');
	airudder.switches.dialerRecording = 'reclink';
	expect(await read('getDialerRecording', { callid: idOf(0) })).toEqual({ reclink: link });
	expect(await codeOf('getDialerRecording', { callid: idOf(1) })).toBe(10612);
	expect(await codeOf('getDialerRecording', {})).toBe(10608);
	expect(await codeOf('getDialerRecording', { callid: 'none' })).toBe(10609);
});

it('has no recording while the call goes on', async () => {
	const TaskID = await newTask({ startTime: undefined, autoEndTime: '2099-01-01 00:00:00' });
	airudder.startDialerTask(TaskID);
	await airudder.advance(10);
	const { callId: callid } = airudder.dialerTasks()[0]!.contacts[0]!.attempts[0]!;
	expect(await codeOf('getDialerRecording', { callid })).toBe(10611);
});
