import { lookAt, type WatchedTask } from '../../../nodes/shared/finished/watchedTask';

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
function looks(
	steps: Array<[number, ReturnType<typeof detail>]>,
	first: WatchedTask = { from: start, read: start },
	settings = wanted,
) {
	let task: WatchedTask | undefined = first;
	const brought = steps.map(([minutes, told]) => {
		if (!task) return ['gone'];
		const look = lookAt(task, told, settings, { now: at(minutes), isSilent: false });
		task = look.task;
		return look.items.map(({ callId, event }) => callId ?? event);
	});
	return { brought, task };
}

describe('A watched task', () => {
	it('brings each call once, and its own end once', () => {
		const one = { id: 'one', ended: 1 };
		const two = { id: 'two', ended: 4 };
		const { brought, task } = looks([
			[2, detail('calling', one)],
			[3, detail('calling', one)],
			[5, detail('finished', one, two)],
			[6, detail('finished', one, two)],
			[15, detail('finished', one, two)],
			[16, detail('finished', one, two)],
		]);
		expect(brought).toEqual([['one'], [], ['two', 'taskEnded'], [], [], ['gone']]);
		expect(task).toBeUndefined();
	});

	it('brings a result that came late within the overlap, and none that came later', () => {
		const { brought } = looks([
			[20, detail('calling')],
			[21, detail('calling', { id: 'late', ended: 11 }, { id: 'too late', ended: 9 })],
		]);
		expect(brought).toEqual([[], ['late']]);
	});

	it('forgets calls that are out of the overlap and still brings them once', () => {
		const one = { id: 'one', ended: 1 };
		const { brought, task } = looks([
			[2, detail('calling', one)],
			[13, detail('calling', one)],
			[14, detail('calling', one)],
		]);
		expect(brought).toEqual([['one'], [], []]);
		expect(task).toEqual({ from: start, read: at(14) });
	});

	it('remembers a call that may have waited for a redial as long as the task runs', () => {
		const silent = { id: 'silent', ended: 1, silent: true };
		const waiting = { id: 'waiting', ended: 1 };
		const { brought } = looks([
			[2, detail('calling', silent, { ...waiting, waits: true })],
			[60, detail('calling', silent, { ...waiting, waits: true })],
			[120, detail('calling', silent, { ...waiting, silent: true })],
			[180, detail('finished', silent, { ...waiting, silent: true })],
		]);
		expect(brought).toEqual([['silent'], [], ['waiting'], ['taskEnded']]);
	});

	it('brings nothing from before the watch', () => {
		const old = { from: start, read: start, isOfBefore: true } as const;
		expect(looks([[1, detail('finished', { id: 'old', ended: -1 })]], old).brought).toEqual([[]]);
		expect(looks([[1, detail('finished')]], old).brought).toEqual([[]]);
		expect(looks([[2, detail('finished', { id: 'new', ended: 1 })]], old).brought).toEqual([
			['new', 'taskEnded'],
		]);
	});

	it('notes at the silent beginning what is there, in the very second it begins, too', () => {
		const now = { id: 'now', ended: 0 };
		const first = { from: start, read: start };
		const look = lookAt(first, detail('calling', now), wanted, { now: start, isSilent: true });
		expect(look.items).toEqual([]);
		expect(
			looks([[0, detail('calling', now, { id: 'next', ended: 0 })]], look.task).brought,
		).toEqual([['next']]);
	});

	it('brings only what is wanted', () => {
		const told = detail('finished', { id: 'one', ended: 1 });
		const calls = looks([[2, told]], undefined, { ...wanted, tasks: false });
		expect(calls.brought).toEqual([['one']]);
		const tasks = looks([[2, told]], undefined, { ...wanted, calls: false });
		expect(tasks).toEqual({ brought: [['taskEnded']], task: undefined });
	});
});
