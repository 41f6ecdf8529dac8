import * as fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import { callsOfDialer, callsOfRobot } from '../../../nodes/shared/report/countedCalls';
import { figuresOf } from '../../../nodes/shared/report/figures';
import { clockIn } from '../../../nodes/shared/api/clocks';
import { dialerRow } from '../calls/samples';

const clock = clockIn('Asia/Jakarta')!;

/** The figures of tasks that a robot called; a task has ended unless it says otherwise. */
const robotFigures = async (...tasks: IDataObject[]) => {
	const calls = tasks.map(async (task) => await callsOfRobot({ Status: 'finished', ...task }));
	return figuresOf((await Promise.all(calls)).flat(), { clock, listsContacts: true });
};

const dialerFigures = async (rows: IDataObject[]) =>
	figuresOf(await callsOfDialer(rows), { clock, listsContacts: false });

/** A number of a task: called once at 09:00 in Jakarta, and answered for a minute unless it says otherwise. */
const answered = (last: number, changed: IDataObject = {}): IDataObject => ({
	CalleeNumber: `+62812000000${last}`,
	CallStartTime: '2026-11-20T02:00:00Z',
	CallEndTime: '2026-11-20T02:01:00Z',
	Status: 'finished',
	CallTimes: 1,
	Intention: 'A',
	intention_description: 'Promises to pay',
	HangupType: 'ByCallee',
	RingType: 'normal',
	TalkRound: 2,
	...changed,
});
const unanswered = (last: number, changed: IDataObject = {}): IDataObject =>
	answered(last, {
		Intention: '--',
		intention_description: '',
		HangupType: 'ByRobot',
		RingType: 'busy',
		TalkRound: 0,
		...changed,
	});
const neverCalled = (last: number, changed: IDataObject = {}): IDataObject => ({
	CalleeNumber: `+62812000000${last}`,
	Status: 'cancelled',
	HangupType: 'Canceled',
	CallTimes: 0,
	...changed,
});

it('counts a task as one would by hand', async () => {
	const detail = [
		answered(1),
		answered(2, {
			CallEndTime: '2026-11-20T02:00:30Z',
			Intention: 'C',
			intention_description: 'Refuses',
		}),
		answered(3, {
			CallStartTime: '2026-11-20T03:10:00Z',
			CallEndTime: '2026-11-20T03:11:30Z',
			CallTimes: 2,
			RedailCall: [
				{ CallStartTime: '2026-11-20 09:05:00', HangupType: 'ByRobot', RingType: 'switchoff' },
			],
		}),
		unanswered(4),
		neverCalled(5),
	];
	expect(await robotFigures({ detail })).toEqual({
		people: 5,
		called: 4,
		answered: 3,
		notAnswered: 1,
		answerUnknown: 0,
		open: 0,
		notCalled: 1,
		reachedPercent: 60,
		attempts: 5,
		earlierAttempts: 1,
		firstCallAt: '2026-11-20T02:00:00.000Z',
		lastCallAt: '2026-11-20T03:10:00.000Z',
		callTime: { calls: 3, medianSeconds: 60, totalSeconds: 180 },
		byOutcome: [
			{ outcome: 'A', description: 'Promises to pay', people: 2, percent: 40 },
			{ outcome: 'C', description: 'Refuses', people: 1, percent: 20 },
			{ outcome: 'notAnswered', people: 1, percent: 20 },
			{ outcome: 'notCalled', people: 1, percent: 20 },
		],
		byHangup: [
			{ hangup: 'ByCallee', calls: 3 },
			{ hangup: 'ByRobot', calls: 2 },
		],
		byRinging: [
			{ ringing: 'normal', calls: 3 },
			{ ringing: 'switchoff', calls: 1 },
			{ ringing: 'busy', calls: 1 },
		],
		byAttempts: [
			{ attempts: 0, people: 1, answered: 0 },
			{ attempts: 1, people: 3, answered: 2 },
			{ attempts: 2, people: 1, answered: 1 },
		],
		byHour: [
			{ hour: 9, calls: 4, answered: 2 },
			{ hour: 10, calls: 1, answered: 1 },
		],
		callsInWrittenHours: 1,
		callsWithoutHour: 0,
	});
});

it('says nothing per cent of nobody', async () => {
	for (const detail of [[], undefined, null]) {
		const figures = await robotFigures({ detail });
		expect(figures).toMatchObject({ people: 0, called: 0, answered: 0, attempts: 0, byHour: [] });
		expect(figures).not.toHaveProperty('reachedPercent');
		expect(figures).not.toHaveProperty('callTime');
		expect(figures).not.toHaveProperty('firstCallAt');
	}
});

it('reaches 0 per cent when nobody answered, and times no call', async () => {
	const figures = await robotFigures({ detail: [unanswered(1), unanswered(2)] });
	expect(figures).toMatchObject({ called: 2, answered: 0, notAnswered: 2, reachedPercent: 0 });
	expect(figures).not.toHaveProperty('callTime');
});

it.each([
	[[60], 60],
	[[10, 60], 35],
	[[60, 10, 11], 11],
	[[10, 10, 11, 60], 10.5],
])('takes as the median of calls of %j seconds %d', async (lengths, medianSeconds) => {
	const detail = lengths.map((seconds, at) =>
		answered(at, { CallEndTime: `2026-11-20T02:0${seconds === 60 ? '1:00' : `0:${seconds}`}Z` }),
	);
	expect((await robotFigures({ detail })).callTime).toMatchObject({
		calls: lengths.length,
		medianSeconds,
	});
});

it('leaves an answered call without an end out of the time', async () => {
	const detail = [answered(1), answered(2, { CallEndTime: '' })];
	expect(await robotFigures({ detail })).toMatchObject({
		answered: 2,
		callTime: { calls: 1, totalSeconds: 60 },
	});
});

it.each([
	['nothing is known', { CalleeNumber: '+62812', Status: 'finished' }, 'notCalled'],
	['the times are those of Go that were never set', neverSet(), 'notCalled'],
	['the time has no zone', { CallStartTime: '2026-11-20 09:00:00' }, 'answerUnknown'],
	['only the tries are counted', { CallTimes: 3 }, 'answerUnknown'],
	['there are earlier attempts alone', { RedailCall: [{ RingType: 'busy' }] }, 'answerUnknown'],
	['the dialogue is empty', { CallTimes: 1, AsrResult: [] }, 'notAnswered'],
])('counts a number of which %s as %s', async (_what, call, state) => {
	expect(await robotFigures({ detail: [call] })).toMatchObject({ people: 1, [state]: 1 });
});

function neverSet(): IDataObject {
	const time = '0001-01-01T00:00:00Z';
	return { Status: 'pending', CallStartTime: time, CallEndTime: time };
}

describe('a task that is not over', () => {
	const running = { Status: 'calling', RepeatNumber: 1 };
	it.each<[string, IDataObject, object]>([
		['was never called', neverSet(), { open: 1, called: 0, attempts: 0 }],
		['waits for its redial', unanswered(1, { Status: 'pending' }), { open: 1, called: 1 }],
		[
			'says no state, and may be called again',
			unanswered(1, { Status: '' }),
			{ open: 1, called: 1 },
		],
		[
			'says no state, and had its tries',
			unanswered(1, { Status: '', CallTimes: 2 }),
			{ open: 0, notAnswered: 1 },
		],
		[
			'is being called for the last time',
			{ CallTimes: 2, CallStartTime: '2026-11-20T02:00:00Z' },
			{ open: 1, called: 1, attempts: 2 },
		],
		['answered', answered(1), { open: 0, answered: 1 }],
		['was cancelled', neverCalled(1), { open: 0, notCalled: 1 }],
	])('has a number that %s', async (_what, call, figures) => {
		expect(await robotFigures({ ...running, detail: [call] })).toMatchObject({
			people: 1,
			...figures,
		});
	});

	it('has no open number any more once it has ended, whatever the number says', async () => {
		expect(await robotFigures({ detail: [neverSet()] })).toMatchObject({ open: 0, notCalled: 1 });
	});

	it('names what is open as an outcome', async () => {
		const { byOutcome } = await robotFigures({ ...running, detail: [neverSet(), answered(1)] });
		expect(byOutcome.map(({ outcome }) => outcome)).toEqual(['open', 'A']);
	});
});

describe('several tasks together', () => {
	it('count somebody whom two of them called once, as answered if they answered in one', async () => {
		const figures = await robotFigures(
			{ TaskID: 'a', detail: [unanswered(1), unanswered(2)] },
			{ TaskID: 'b', detail: [answered(1, { CalleeNumber: '62 812-0000-001' })] },
		);
		expect(figures).toMatchObject({ people: 2, answered: 1, notAnswered: 1, attempts: 3 });
		expect(figures.byAttempts).toEqual([
			{ attempts: 1, people: 1, answered: 0 },
			{ attempts: 2, people: 1, answered: 1 },
		]);
	});

	it('take the outcome of the latest answered call, whatever the order of the tasks', async () => {
		const early = { detail: [answered(1, { Intention: 'B', intention_description: '' })] };
		const late = { detail: [answered(1, { CallStartTime: '2026-11-21T02:00:00Z' })] };
		for (const tasks of [
			[early, late],
			[late, early],
		])
			expect((await robotFigures(...tasks)).byOutcome).toMatchObject([{ outcome: 'A', people: 1 }]);
	});

	it('count every call without a number as a person of its own', async () => {
		const detail = [answered(1, { CalleeNumber: '' }), answered(2, { CalleeNumber: null })];
		expect((await robotFigures({ detail })).people).toBe(2);
	});
});

describe('hours of the day', () => {
	it('are those of the zone, also where it is another day there', async () => {
		const detail = [answered(1, { CallStartTime: '2026-11-20T18:30:00Z' })];
		expect((await robotFigures({ detail })).byHour).toEqual([{ hour: 1, calls: 1, answered: 1 }]);
	});

	it('are left unknown for what is no time, and for tries that AIRudder only counts', async () => {
		const RedailCall = [{ CallStartTime: 'soon' }, { CallStartTime: '2026-11-20 25:00:00' }];
		const figures = await robotFigures({ detail: [answered(1, { RedailCall, CallTimes: 5 })] });
		expect(figures).toMatchObject({
			attempts: 5,
			byHour: [{ hour: 9, calls: 1 }],
			callsWithoutHour: 4,
			callsInWrittenHours: 0,
		});
	});
});

describe('the dialer', () => {
	const row = (changed: IDataObject) => ({ ...dialerRow, ...changed });
	const failed = { callResultType: 'NoAnswered', talkedTime: 0, answertime: '', hangupReason: 2 };

	it('counts tries by person, and what agents talked', async () => {
		const rows = [
			row({ callid: 'a', ...failed }),
			row({ callid: 'b', calltime: '2026-11-20T04:00:00Z', nthCall: 2 }),
			row({ callid: 'c', mainNumber: '+6281299', phoneNumber: '+6281299', talkedTime: 40 }),
			row({ callid: 'd', mainNumber: '+6281298', ...failed }),
		];
		const figures = await dialerFigures(rows);
		expect(figures).toMatchObject({
			people: 3,
			called: 3,
			answered: 2,
			notAnswered: 1,
			reachedPercent: 66.7,
			attempts: 4,
			earlierAttempts: 1,
			talkTime: { calls: 2, medianSeconds: 31.5, totalSeconds: 63 },
			byOutcome: [
				{ outcome: 'SuccAgentHangup', description: 'Talked, the agent hung up', people: 2 },
				{ outcome: 'NoAnswered', people: 1 },
			],
			byHangup: [
				{ hangup: 'Normal', calls: 2 },
				{ hangup: 'Talked', calls: 2 },
			],
		});
	});

	it('tells of nobody whom it did not call, and of no ringing', async () => {
		const figures = await dialerFigures([row({})]);
		expect(figures).not.toHaveProperty('notCalled');
		expect(figures).not.toHaveProperty('byRinging');
	});

	it('has a call open that has neither a result nor an end', async () => {
		const open = row({ callResultType: '', endtime: null, answertime: null, hangupReason: 0 });
		expect(await dialerFigures([open])).toMatchObject({
			open: 1,
			attempts: 1,
			byHangup: [{ hangup: 'notGiven', calls: 1 }],
		});
	});
});

it('leaves nobody and no call out, whatever AIRudder says', async () => {
	const time = fc.constantFrom(
		undefined,
		'',
		'soon',
		'2026-11-20T02:00:00Z',
		'2026-11-20 09:00:00',
	);
	const call = fc.record({
		CalleeNumber: fc.constantFrom('', '+6281', '+6282', '+6283'),
		CallStartTime: time,
		CallEndTime: time,
		Status: fc.constantFrom(undefined, 'finished', 'cancelled', 'calling', 'pending', 'strange'),
		CallTimes: fc.constantFrom(undefined, 0, 1, 2, 7),
		TalkRound: fc.constantFrom(undefined, 0, 2),
		Intention: fc.constantFrom('--', 'A', 'B'),
		HangupType: fc.constantFrom('', 'ByCallee', 'Canceled'),
		RedailCall: fc.array(
			fc.record({ CallStartTime: time, RingType: fc.constantFrom('busy', null) }),
			{
				maxLength: 3,
			},
		),
	});
	const tasks = fc.array(
		fc.record({
			Status: fc.constantFrom('calling', 'finished'),
			RepeatNumber: fc.constantFrom(undefined, 1),
			detail: fc.array(call, { maxLength: 6 }),
		}),
		{ maxLength: 3 },
	);
	const sum = (numbers: number[]) => numbers.reduce((all, one) => all + one, 0);
	await fc.assert(
		fc.asyncProperty(tasks, async (given) => {
			const figures = await robotFigures(...(given as unknown as IDataObject[]));
			const { people, answered: reached, notAnswered, answerUnknown, open, notCalled } = figures;
			const ofPeople = [figures.byOutcome, figures.byAttempts];
			expect(sum([reached, notAnswered, answerUnknown, open, notCalled!])).toBe(people);
			for (const list of ofPeople) expect(sum(list.map((one) => one.people))).toBe(people);
			for (const list of [figures.byHangup, figures.byRinging!])
				expect(sum(list.map(({ calls }) => calls))).toBe(figures.attempts);
			expect(sum(figures.byHour.map(({ calls }) => calls)) + figures.callsWithoutHour).toBe(
				figures.attempts,
			);
			expect(figures.earlierAttempts).toBeGreaterThanOrEqual(0);
			expect(figures.callsInWrittenHours).toBeLessThanOrEqual(figures.attempts);
		}),
	);
});
