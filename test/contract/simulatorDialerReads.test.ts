import { sampleAccount, startSimulator, type Simulator } from '../../simulator';
import { ContractClient, type ClientAnswer } from '../../simulator/client';
import { readContract } from '../../simulator/contract/contract';
import { dialerEndings } from '../../simulator/dialer/endings';
import { beginDay } from './dialerDay';

const answered = '+6281111111111';
const refuses = '+6281111111114';
const hangsUp = '+6281111111115';
const busy = '+6281111111116';
const noAnswer = '+6281111111118';
const wide = {
	minstarttime: '2026-01-01 00:00:00',
	maxstarttime: '2027-01-01 00:00:00',
	limit: 10,
};

type Wire = Record<string, unknown>;

let airudder: Simulator;
let client: ContractClient;
let day: string;
/** Of a task of today; every test begins at 09:00 of another day. */
let settings: Wire;

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
const listed = async (operationId: string, body: object) =>
	(await read(operationId, body)) as { list: Wire[]; total: number };
const rowsOf = async (taskId: string, more: object = {}) =>
	(await listed('getDialerTaskDetail', { taskId, ...more })).list;
const finished = async (numbers: string[], more: object = {}): Promise<string> => {
	const taskId = await newTask(more, numbers);
	await airudder.finishTask();
	return taskId;
};

describe('the list of tasks', () => {
	const names = async (more: object = {}): Promise<unknown[]> =>
		(await listed('listDialerTasks', { ...wide, ...more })).list.map(({ name }) => name);

	it('has those of a period, by name and state, in order and up to the limit', async () => {
		for (const taskName of ['One', 'Two', 'Three']) {
			await newTask({ taskName });
			await airudder.advance(60);
		}
		expect(await names()).toEqual(['One', 'Two', 'Three']);
		expect(await names({ limit: 2 })).toEqual(['One', 'Two']);
		expect(await names({ taskName: 'Two' })).toEqual(['Two']);
		expect(await names({ state: 'Paused' })).toEqual([]);
		expect(await names({ maxstarttime: '2026-01-02 00:00:00' })).toEqual([]);
		airudder.switches.dialerOrder = 'descending';
		expect(await names()).toEqual(['Three', 'Two', 'One']);
		expect(airudder.violations()).toEqual([]);
	});

	it('says of each where it was made and when it began', async () => {
		const taskId = await newTask();
		const item = { taskId, name: 'March_1', groupName: 'Collection', source: 'api' };
		expect(await listed('listDialerTasks', wide)).toEqual({
			list: [{ ...item, state: 'Creating', actualStartTime: '' }],
			total: 1,
		});
		await airudder.finishTask();
		airudder.switches.dialerTaskSource = 'web';
		const actualStartTime = `${day}T02:30:00Z`;
		expect(await listed('listDialerTasks', wide)).toEqual({
			list: [{ ...item, source: 'web', state: 'Finished', actualStartTime }],
			total: 1,
		});
		expect(airudder.violations()).toEqual([]);
	});

	it('dialerListWrapping and dialerListStyle: what the proof has overtaken can still be had', async () => {
		await newTask();
		airudder.switches.dialerListStyle = 'snake_case';
		airudder.switches.dialerListWrapping = 'array';
		expect(await read('listDialerTasks', wide)).toMatchObject([
			{ task_id: expect.any(String), group_name: 'Collection' },
		]);
		expect(airudder.violations()).toEqual([]);
	});

	it('refuses what it cannot read', async () => {
		expect(await codeOf('listDialerTasks', { limit: 1 })).toBe(10606);
		expect(await codeOf('listDialerTasks', { ...wide, orderBy: 'shoe size' })).toBe(10606);
		expect(await codeOf('listDialerTasks', { ...wide, minstarttime: 'today' })).toBe(10606);
	});
});

describe('the rows of a task', () => {
	it('have every field, of a call that an agent took', async () => {
		const contact = { PhoneNumber: answered, contactName: 'Sari', account: '77' };
		const taskId = await finished([], { customizeContacts: [contact] });
		const { callId, agentName } = airudder.dialerTasks()[0]!.contacts[0]!.attempts[0]!;
		const [row] = await rowsOf(taskId);
		expect(row).toEqual({
			taskId,
			taskName: 'March_1',
			TaskStartTime: `${day}T02:30:00Z`,
			callid: callId,
			phoneNumber: answered,
			mainNumber: answered,
			phoneTag: '',
			callType: 'auto',
			callResultType: 'SuccAgentHangup',
			talkResult: 'Connected',
			calltime: `${day}T02:30:00Z`,
			ringtime: `${day}T02:30:01Z`,
			answertime: `${day}T02:30:08Z`,
			talktime: `${day}T02:30:10Z`,
			endtime: `${day}T02:30:28Z`,
			talkDuration: 20,
			waitingDuration: 2,
			talkedTime: 18,
			holdDuration: 0,
			nthCall: 1,
			hangupReason: 12,
			biztype: 'Collection',
			groupName: 'Collection',
			OrgName: 'Simulated',
			agentName,
			customerName: 'Sari',
			remark: '',
			talkremarks: 'promises to pay',
			customizeResults: [
				{ title: 'Result', groupName: 'Collection', value: 'promises to pay' },
				{ title: 'promised_amount', groupName: 'Collection', value: '500000' },
				{ title: 'promised_day', groupName: 'Collection', value: 'Friday' },
			],
			reclink: expect.stringMatching(/\.wav$/),
			adminAct: [],
			transferReason: '',
			caller: '',
			wfContactId: '',
			distRuleAgent: '',
			seText: 'No Survey Results',
			seScore: 0,
		});
		expect(await rowsOf(taskId, { needCustomerInfo: true })).toEqual([
			{ ...row, customerInfo: contact },
		]);
		expect(airudder.violations()).toEqual([]);
	});

	it('have every field, of a call that nobody answered', async () => {
		const [row] = await rowsOf(await finished([busy]));
		expect(row).toMatchObject({
			callResultType: 'NoRinging',
			talkResult: '',
			calltime: `${day}T02:30:00Z`,
			ringtime: '',
			answertime: '',
			talktime: '',
			endtime: `${day}T02:30:03Z`,
			talkDuration: 0,
			waitingDuration: 0,
			talkedTime: 0,
			hangupReason: 3,
			agentName: '',
			talkremarks: '',
			customizeResults: [],
			reclink: '',
		});
		airudder.switches.dialerMissingTimes = 'null';
		const [{ taskId } = {}] = airudder.dialerTasks();
		expect(await rowsOf(taskId!)).toMatchObject([{ ringtime: null, answertime: null }]);
		expect(airudder.violations()).toEqual([]);
	});

	it('tell by the number what became of a call, in all words that the contract has', async () => {
		const endings = dialerEndings();
		const special = endings.map(([ending]) => `+62811111${ending.padStart(6, '1')}`);
		const numbers = [answered, refuses, hangsUp, busy, noAnswer, ...special];
		const rows = await rowsOf(await finished(numbers));
		const results = new Map(
			rows.map(({ phoneNumber, callResultType, hangupReason }) => [
				phoneNumber,
				[callResultType, hangupReason],
			]),
		);
		expect(numbers.map((number) => results.get(number))).toEqual([
			['SuccAgentHangup', 12],
			['SuccUserHangup', 12],
			['UserHangupBeforeAssign', 14],
			['NoRinging', 3],
			['NoAnswered', 2],
			['Dnc', 20],
			['Overrun', 18],
			['Fusing', 15],
			['Voicemail', 16],
			['AgentBusy', 1],
			['AgentReject', 13],
			['AgentNetworkError', 17],
			['UserHangup', 14],
		]);
		const { schemas } = (
			readContract() as unknown as {
				components: {
					schemas: { DialerCallResult: { 'x-enum-labels': object; 'x-answered': string[] } };
				};
			}
		).components;
		const { 'x-enum-labels': labels, 'x-answered': ofAnswered } = schemas.DialerCallResult;
		expect(new Set(rows.map(({ callResultType }) => callResultType))).toEqual(
			new Set(Object.keys(labels)),
		);
		for (const { callResultType, answertime } of rows) {
			const isAnswered = ofAnswered.includes(callResultType as string);
			expect([callResultType, answertime !== '']).toEqual([callResultType, isAnswered]);
		}
		expect(airudder.dialled()).not.toContain(special[0]);
		expect(airudder.violations()).toEqual([]);
	});

	it('come page by page in the order of their calls, with their number', async () => {
		const taskId = await finished([answered, busy]);
		const all = await rowsOf(taskId);
		expect(all.map(({ phoneNumber }) => phoneNumber)).toEqual([answered, busy]);
		const page = (offset: number) =>
			listed('getDialerTaskDetail', { taskId, limit: 1, offset, orderBy: 'calltime' });
		expect(await page(0)).toEqual({ list: [all[0]], total: 2 });
		expect(await page(1)).toEqual({ list: [all[1]], total: 2 });
		expect(await page(2)).toEqual({ list: [], total: 2 });
		expect(await codeOf('getDialerTaskDetail', { taskId, offset: -1 })).toBe(10606);
	});

	it('are found by their whole call id, or by a part when switched so', async () => {
		const taskId = await finished([answered, busy]);
		const [, second] = await rowsOf(taskId);
		const callId = String(second!.callid);
		const like = (pattern: string) => rowsOf(taskId, { like: [{ field: 'callid', pattern }] });
		expect(await like(callId)).toEqual([second]);
		expect(await like(`%${callId.slice(4, 30)}%`)).toEqual([]);
		airudder.switches.dialerLike = 'wildcards';
		expect(await like(`%${callId.slice(4, 30)}%`)).toEqual([second]);
	});

	it('are found by the time of their call, both ends included', async () => {
		const taskId = await finished([answered]);
		const during = async (minstarttime: string, maxstarttime: string) => {
			const period = {
				minstarttime: `${day} ${minstarttime}`,
				maxstarttime: `${day} ${maxstarttime}`,
			};
			return (await rowsOf(taskId, period)).length;
		};
		expect(await during('09:30:00', '09:30:00')).toBe(1);
		expect(await during('09:00:00', '09:29:59')).toBe(0);
		expect(await during('09:30:01', '10:00:00')).toBe(0);
	});

	it('cannot be had by one query beyond dialerMostRows, however many there are', async () => {
		const taskId = await finished([answered, busy, refuses]);
		const { switches } = airudder;
		switches.dialerMostRows = 2;
		const ask = (more: object = {}) => listed('getDialerTaskDetail', { taskId, ...more });
		expect(await ask()).toMatchObject({ total: 3, list: [{}, {}] });
		expect((await ask({ limit: 1, offset: 2 })).list).toEqual([]);
		expect((await ask({ limit: 1 })).total).toBe(3);
		switches.dialerOverMostRows = 'refused';
		expect(await codeOf('getDialerTaskDetail', { taskId })).toBe(10705);
		expect(await codeOf('getDialerTaskDetail', { taskId, limit: 1, offset: 2 })).toBe(10705);
		expect((await ask({ limit: 1 })).total).toBe(3);
		switches.dialerMostRows = 0;
		expect((await ask()).list).toHaveLength(3);
		expect(airudder.violations()).toEqual([]);
	});

	it('are there once their call is over, or later when switched so', async () => {
		const taskId = await newTask({ startTime: `${day} 09:00:10` });
		const count = async (seconds: number) => {
			await airudder.advance(seconds);
			return (await rowsOf(taskId)).length;
		};
		expect(await count(37)).toBe(0);
		expect(await count(1)).toBe(1);
		airudder.switches.dialerRowLagSeconds = 30;
		expect(await count(29)).toBe(0);
		expect(await count(1)).toBe(1);
	});

	it('dialerResults and dialerNumbersAsText: rows have a form in any case', async () => {
		const taskId = await finished([answered]);
		airudder.switches.dialerResults = 'absent';
		airudder.switches.dialerNumbersAsText = true;
		expect(await rowsOf(taskId)).toMatchObject([
			{ customizeResults: [], nthCall: '1', hangupReason: '12' },
		]);
		expect(airudder.violations()).toEqual([]);
	});

	it('are nobody’s without a task that there is', async () => {
		expect(await codeOf('getDialerTaskDetail', {})).toBe(10502);
		expect(await codeOf('getDialerTaskDetail', { taskId: 'none' })).toBe(10702);
		airudder.switches.unknownDialerTaskCode = 10506;
		expect(await codeOf('getDialerTaskDetail', { taskId: 'none' })).toBe(10506);
	});
});

describe('the recording of a call', () => {
	const idOf = (contact: number): string =>
		airudder.dialerTasks()[0]!.contacts[contact]!.attempts[0]!.callId;

	it('is a WAV file on another host that needs no token', async () => {
		await finished([answered, hangsUp]);
		const { link } = (await read('getDialerRecording', { callid: idOf(0) })) as { link: string };
		const place = `/download/${day.replaceAll('-', '')}/${airudder.dialerTasks()[0]!.taskId}`;
		expect(link).toBe(`${airudder.otherHostUrl}${place}/${idOf(0)}.wav`);
		const file = await fetch(link);
		expect([file.status, file.headers.get('content-type')]).toEqual([200, 'audio/wav']);
		expect(Buffer.from(await file.arrayBuffer()).toString('latin1', 0, 4)).toBe('RIFF');
		airudder.switches.dialerRecording = 'reclink';
		expect(await read('getDialerRecording', { callid: idOf(0) })).toEqual({ reclink: link });
		airudder.switches.dialerRecording = 'text';
		expect(await read('getDialerRecording', { callid: idOf(0) })).toBe(link);
		expect(airudder.violations()).toEqual([]);
	});

	it('is not there for a call without a talk, or for no call at all', async () => {
		await finished([hangsUp]);
		expect(await codeOf('getDialerRecording', { callid: idOf(0) })).toBe(10612);
		expect(await codeOf('getDialerRecording', {})).toBe(10608);
		expect(await codeOf('getDialerRecording', { callid: 'none' })).toBe(10609);
	});

	it('is not there while the call goes on', async () => {
		const taskId = await newTask({ startTime: undefined, autoEndTime: '2099-01-01 00:00:00' });
		airudder.startDialerTask(taskId);
		await airudder.advance(10);
		expect(await codeOf('getDialerRecording', { callid: idOf(0) })).toBe(10611);
	});
});
