import { turnsOfOthers } from '../../support/turnsOfOthers';
import { lookAt, type Look, type WatchedTask } from '../../../nodes/shared/polling/watchedTask';

const second = 1000;
const minute = 60 * second;
const start = Date.parse('2026-11-20T03:00:00Z');
const at = (minutes: number) => start + minutes * minute;
const wanted = { calls: true, tasks: true, overlap: 10 * minute };

interface Told {
	id: string;
	ended: number;
	waits?: boolean;
	silent?: boolean;
}

const detail = (status: string, ...calls: Told[]) => ({
	TaskID: 't',
	Status: status,
	RepeatNumber: 1,
	detail: calls.map(({ id, ended, waits, silent }) => ({
		CallID: id,
		CalleeNumber: '+6281',
		CallTimes: 1,
		CallEndTime: new Date(at(ended)).toISOString(),
		Status: waits ? 'pending' : 'finished',
		TalkRound: waits || silent ? 0 : 1,
	})),
});

/** Looks at the task at minute after minute; gives what each look brought. */
async function looks(
	steps: Array<[number, ReturnType<typeof detail>]>,
	first: WatchedTask = { from: start, read: start, news: start },
	settings = wanted,
) {
	let task: WatchedTask | undefined = first;
	const brought: unknown[][] = [];
	for (const [minutes, told] of steps) {
		const moment = { now: at(minutes), isSilent: false };
		const look: Look = task
			? await lookAt(task, told, settings, moment)
			: { items: [{ event: 'gone' }] };
		task = look.task;
		brought.push(look.items.map(({ callId, event }) => callId ?? event));
	}
	return { brought, task };
}

describe('A watched task', () => {
	it('brings each call once, and its own end once', async () => {
		const one = { id: 'one', ended: 1 };
		const two = { id: 'two', ended: 4 };
		const { brought, task } = await looks([
			[2, detail('calling', one)],
			[3, detail('calling', one)],
			[5, detail('finished', one, two)],
			[6, detail('finished', one, two)],
			[29, detail('finished', one, two)],
			[30, detail('finished', one, two)],
			[31, detail('finished', one, two)],
		]);
		expect(brought).toEqual([['one'], [], ['two', 'taskEnded'], [], [], [], ['gone']]);
		expect(task).toBeUndefined();
	});

	it('brings a result that came late within the overlap and what clocks may be apart, and none that came later', async () => {
		const { brought } = await looks([
			[40, detail('calling')],
			[41, detail('calling', { id: 'late', ended: 16 }, { id: 'too late', ended: 14 })],
		]);
		expect(brought).toEqual([[], ['late']]);
	});

	it('forgets calls that are out of the overlap and still brings them once', async () => {
		const one = { id: 'one', ended: 1 };
		const { brought, task } = await looks([
			[2, detail('calling', one)],
			[28, detail('calling', one)],
			[29, detail('calling', one)],
		]);
		expect(brought).toEqual([['one'], [], []]);
		expect(task).toEqual({ from: start, read: at(29), news: at(2) });
	});

	it('remembers a call that may have waited for a redial as long as the task runs', async () => {
		const silent = { id: 'silent', ended: 1, silent: true };
		const waiting = { id: 'waiting', ended: 1 };
		const { brought } = await looks([
			[2, detail('calling', silent, { ...waiting, waits: true })],
			[60, detail('calling', silent, { ...waiting, waits: true })],
			[120, detail('calling', silent, { ...waiting, silent: true })],
			[180, detail('finished', silent, { ...waiting, silent: true })],
		]);
		expect(brought).toEqual([['silent'], [], ['waiting'], ['taskEnded']]);
	});

	it('brings nothing from before the watch', async () => {
		const old = { from: start, read: start, news: start, isOfBefore: true } as const;
		expect((await looks([[1, detail('finished', { id: 'old', ended: -1 })]], old)).brought).toEqual(
			[[]],
		);
		expect((await looks([[1, detail('finished')]], old)).brought).toEqual([[]]);
		expect((await looks([[2, detail('finished', { id: 'new', ended: 1 })]], old)).brought).toEqual([
			['new', 'taskEnded'],
		]);
	});

	it('notes at the silent beginning what is there, in the very second it begins, too', async () => {
		const now = { id: 'now', ended: 0 };
		const first = { from: start, read: start, news: start };
		const look = await lookAt(first, detail('calling', now), wanted, {
			now: start,
			isSilent: true,
		});
		expect(look.items).toEqual([]);
		expect(
			(await looks([[0, detail('calling', now, { id: 'next', ended: 0 })]], look.task)).brought,
		).toEqual([['next']]);
	});

	it('brings a call named twice once', async () => {
		const one = { id: 'one', ended: 1 };
		expect((await looks([[2, detail('calling', one, one)]])).brought).toEqual([['one']]);
	});

	it.each<[string, object]>([
		['no end', { CallEndTime: undefined }],
		['an end without a zone', { CallEndTime: '2026-11-20 03:01:00' }],
		['an end that is no time', { CallEndTime: 7 }],
	])('brings a finished call with %s once, when it can no longer say so', async (_what, ofCall) => {
		const told = (status: string) => {
			const { detail: calls, ...task } = detail(status, { id: 'one', ended: 1 });
			return { ...task, detail: calls.map((call) => ({ ...call, ...ofCall })) };
		};
		const { brought } = await looks([
			[2, told('calling')],
			[3, told('calling')],
			[500, told('calling')],
			[600, told('finished')],
			[601, told('finished')],
			[625, told('finished')],
			[626, told('finished')],
		]);
		expect(brought).toEqual([[], [], [], ['taskEnded'], [], ['one'], ['gone']]);
	});

	it('brings a call without an end once the overlap after it began is over, in a task that goes on', async () => {
		const told = (end?: string) => {
			const { detail: calls, ...task } = detail('calling', { id: 'one', ended: 1 });
			const CallStartTime = new Date(at(1)).toISOString();
			return {
				...task,
				detail: calls.map((call) => ({ ...call, CallStartTime, CallEndTime: end ?? '' })),
			};
		};
		const { brought } = await looks([
			[20, told()],
			[26, told()],
			[27, told()],
			[28, told(new Date(at(2)).toISOString())],
			[500, told(new Date(at(2)).toISOString())],
		]);
		expect(brought).toEqual([[], ['one'], [], [], []]);
	});

	it('notes at the silent beginning a call without an end, too', async () => {
		const { detail: calls, ...task } = detail('calling', { id: 'one', ended: 1 });
		const told = (Status: string) => ({
			...task,
			Status,
			detail: calls.map((call) => ({ ...call, CallEndTime: '' })),
		});
		const first = { from: start, read: start, news: start };
		const look = await lookAt(first, told('calling'), wanted, { now: at(2), isSilent: true });
		const { brought } = await looks(
			[
				[3, told('finished')],
				[40, told('finished')],
			],
			look.task,
		);
		expect(brought).toEqual([['taskEnded'], []]);
	});

	it('brings only what is wanted', async () => {
		const told = detail('finished', { id: 'one', ended: 1 });
		const calls = await looks([[2, told]], undefined, { ...wanted, tasks: false });
		expect(calls.brought).toEqual([['one']]);
		const tasks = await looks([[2, told]], undefined, { ...wanted, calls: false });
		expect(tasks).toEqual({ brought: [['taskEnded']], task: undefined });
	});

	it('lets others in the same n8n go on while its calls are read, however many', async () => {
		const many = Array.from({ length: 5_000 }, (_, call) => ({ id: `c${call}`, ended: -60 }));
		const work = async () => await looks([[1, detail('calling', ...many)]]);
		const { result, turns } = await turnsOfOthers(work);
		expect(result.brought).toEqual([[]]);
		expect(turns).toBeGreaterThan(0);
	});
});
