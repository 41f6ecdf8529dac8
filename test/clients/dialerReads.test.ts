import { startSimulator, type Simulator } from '../../simulator';
import { localTime } from './accountDay';
import { download, type DialerClient } from './dialerClient';
import { customer, DialerDay, numbers } from './dialerDay';
import { answeredResults, dialerRow, salesRow } from './tables';

const { promises, refuses, hangsUp, busy, silent, unknown } = numbers;
const everyone = Object.values(numbers);

let airudder: Simulator;
let today: DialerDay;
let client: DialerClient;

beforeAll(async () => {
	airudder = await startSimulator({ startTime: new Date('2026-03-02T01:00:00Z') });
});
afterAll(() => airudder.stop());
beforeEach(async () => {
	airudder.reset();
	today = await DialerDay.begin(airudder);
	({ client } = today);
});

const tasksOfToday = () => client.tasks(`${today.day} 00:00:00`, `${today.day} 23:59:59`);
const finished = async (called: string[], strategy = {}): Promise<string> => {
	const taskId = await today.calling(called, { strategy });
	await airudder.finishTask(taskId);
	return taskId;
};

describe('the list of tasks', () => {
	it('is empty, not missing, when there are none', async () => {
		expect(await tasksOfToday()).toEqual([]);
	});

	it('names a task, its group and when it began', async () => {
		const task = today.task([customer(promises)]);
		const { taskId } = await client.createTask(task);
		const [waiting] = await tasksOfToday();
		expect(waiting).toMatchObject({ taskId, name: task.taskName, groupName: 'Collection' });
		expect(waiting!.actualStartTime).toBe('');
		await airudder.finishTask(taskId);
		const [over] = await tasksOfToday();
		expect(over).toMatchObject({ state: 'Finished' });
		expect(localTime(new Date(over!.actualStartTime as string))).toBe(`${today.day} 09:30:00`);
	});
});

describe('the calls of a task', () => {
	it('are read by the collections reader, answered or not', async () => {
		const taskId = await finished(everyone);
		const calls = await client.calls(taskId, dialerRow);
		expect(new Set(calls.map(({ phoneNumber }) => phoneNumber))).toEqual(new Set(everyone));
		expect(new Set(calls.map((call) => call.taskId))).toEqual(new Set([taskId]));
	});

	it('are read by the sales reader, with the columns of the customer', async () => {
		const query = { needCustomerInfo: true };
		const calls = await client.calls(await finished(everyone), salesRow, query);
		expect(calls).toHaveLength(everyone.length);
		const [{ customerInfo } = {}] = calls.filter(({ phoneNumber }) => phoneNumber === promises);
		const { account_id, customer_id, application_id } = customer(promises);
		expect(customerInfo).toMatchObject({ account_id, customer_id, application_id });
	});

	it('have the columns of the customer only when asked', async () => {
		for (const call of await client.calls(await finished(everyone), dialerRow)) {
			expect(call.customerInfo ?? {}).toEqual({});
		}
	});

	it('tell who answered in times, result and form alike', async () => {
		const calls = await client.calls(await finished(everyone), dialerRow);
		for (const call of calls) {
			const isAnswered = answeredResults.includes(call.callResultType as string);
			expect([call.phoneNumber, isAnswered]).toEqual([
				call.phoneNumber,
				[promises, refuses, hangsUp].includes(call.phoneNumber as string),
			]);
			expect([call.phoneNumber, Boolean(call.answertime)]).toEqual([call.phoneNumber, isAnswered]);
			if (!isAnswered) expect([Boolean(call.talktime), call.customizeResults]).toEqual([false, []]);
		}
		const [talked] = calls.filter(({ phoneNumber }) => phoneNumber === promises);
		expect(talked!.customizeResults).not.toEqual([]);
		expect(talked!.agentName).toBeTruthy();
	});

	it('have their times in order, and durations that add up', async () => {
		for (const call of await client.calls(await finished(everyone), salesRow, {
			needCustomerInfo: true,
		})) {
			const times = ['calltime', 'ringtime', 'answertime', 'talktime', 'endtime']
				.map((name) => call[name] as string | null)
				.filter(Boolean);
			expect(times).toEqual([...times].sort());
			const { talkDuration, waitingDuration, talkedTime } = call as Record<string, number>;
			expect(talkDuration).toBe(waitingDuration! + talkedTime!);
		}
	});

	it('come page by page, as many as total says', async () => {
		const taskId = await finished(everyone);
		expect(await client.total(taskId)).toBe(everyone.length);
		const calls = await client.callsByPage(taskId, dialerRow, 4);
		expect(new Set(calls.map(({ callid }) => callid)).size).toBe(everyone.length);
	});

	it('are counted as none before the first', async () => {
		expect(await client.total(await today.calling([promises]))).toBe(0);
	});

	it('hold one row for each try', async () => {
		const calls = await client.calls(await finished([busy], { repeatTimes: 2 }), dialerRow);
		expect(calls.map(({ nthCall }) => nthCall)).toEqual([1, 2]);
	});

	it('are found by the whole call id', async () => {
		const taskId = await finished([promises, silent, unknown]);
		const [, second] = await client.calls(taskId, dialerRow);
		const callId = second!.callid as string;
		expect(await client.calls(taskId, dialerRow, { callId, limit: 1 })).toEqual([second]);
	});

	it('are found by the hour in which they began, in local time', async () => {
		const taskId = await finished([promises]);
		const during = async (from: string, until: string) =>
			await client.total(taskId, { from: `${today.day} ${from}`, until: `${today.day} ${until}` });
		expect(await during('09:00:00', '09:59:59')).toBe(1);
		expect(await during('08:00:00', '08:59:59')).toBe(0);
		expect(await during('10:00:00', '10:59:59')).toBe(0);
	});
});

describe('the recording of a call', () => {
	const callOf = async (number: string) => {
		const [call] = await client.calls(await finished([number]), dialerRow);
		return call!;
	};

	it.each(['link', 'reclink'])('is a file behind %s that needs no token', async (place) => {
		const call = await callOf(promises);
		const link =
			place === 'link' ? await client.recordingLink(call.callid as string) : call.reclink;
		expect(link).toMatch(/^https?:\/\/.+\.wav$/);
		expect((await download(link as string)).toString('latin1', 0, 4)).toBe('RIFF');
	});

	it('is not there for a call that nobody answered', async () => {
		const call = await callOf(busy);
		expect(await client.recordingLink(call.callid as string)).toBeUndefined();
		expect(call.reclink).toBeFalsy();
	});
});

describe('cancelling', () => {
	it('names the numbers that were really cancelled', async () => {
		const taskId = await today.calling([promises, busy]);
		expect(await client.cancel(taskId, [promises, refuses])).toEqual([promises]);
		expect(airudder.dialled()).toEqual([busy]);
	});

	it('is done with none when no number is in the task', async () => {
		const taskId = await today.calling([busy]);
		expect(await client.cancel(taskId, [promises])).toEqual([]);
		expect(airudder.dialled()).toEqual([busy]);
	});
});
