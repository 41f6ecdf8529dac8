import type { IDataObject } from 'n8n-workflow';
import type { AiRudderClient } from '../../../nodes/shared/api/client';
import { AiRudderFailure } from '../../../nodes/shared/api/failure';
import { poll, type Cursor, type PollSettings } from '../../../nodes/shared/polling';

const minute = 60_000;
const hour = 60 * minute;
const start = Date.parse('2026-11-20T03:00:00Z');

interface FakeCall {
	id: string;
	endedAt: number;
}

/** An account whose clock is the time of the test. */
class Account {
	/** Newest first, unless a test sorts it otherwise. */
	tasks: Array<{ id?: string; status: string; calls: FakeCall[] }> = [];

	failures = new Map<string, AiRudderFailure>();

	asked: string[] = [];

	readonly client = {
		within: () => this.client,
		call: async (endpoint: string, { query }: { query: IDataObject }) =>
			this.answer(endpoint, query),
	} as unknown as AiRudderClient;

	add(id: string, status = 'calling'): { status: string; calls: FakeCall[] } {
		const task = { id, status, calls: [] };
		this.tasks.unshift(task);
		return task;
	}

	private answer(endpoint: string, { Page, TaskID }: IDataObject): unknown {
		const taskId = TaskID as string;
		const size = 100;
		if (endpoint === 'listTasks') {
			const first = (Number(Page) - 1) * size;
			return this.tasks
				.slice(first, first + size)
				.map(({ id, status }) => ({ TaskID: id, Status: status }));
		}
		this.asked.push(taskId);
		const failure = this.failures.get(taskId);
		if (failure) throw failure;
		const task = this.tasks.find(({ id }) => id === TaskID);
		if (!task) throw new AiRudderFailure('refused', 'no such task', { bodyCode: 403 });
		const detail = task.calls.map(({ id, endedAt }) => ({
			CallID: id,
			CalleeNumber: '+6281',
			Status: 'finished',
			TalkRound: 1,
			CallEndTime: new Date(endedAt).toISOString(),
		}));
		return { TaskID, Status: task.status, detail };
	}
}

const settings: PollSettings = {
	calls: true,
	tasks: false,
	overlap: 0,
	existing: 0,
	maximumPages: 5,
	maximumTasks: 50,
	budget: 5 * minute,
};

/** Polls one after the other; n8n's clock is `ahead` of AIRudder's. Everything goes through n8n's database in between. */
function polling(
	{ client }: Account,
	{ ahead = 0, ...changed }: Partial<PollSettings> & { ahead?: number } = {},
) {
	let cursor: Cursor | undefined;
	const said: string[] = [];
	const givenUp: string[] = [];
	return {
		said,
		givenUp,
		stored: () => JSON.stringify(cursor),
		poll: async (at: number) => {
			const polled = await poll(client, cursor, { ...settings, ...changed }, at + ahead);
			cursor = JSON.parse(JSON.stringify(polled.cursor)) as Cursor;
			said.push(...polled.troubles);
			givenUp.push(...polled.givenUp);
			return polled.items.map(({ callId, taskId, event }) =>
				event === 'callEnded' ? callId : taskId,
			);
		},
	};
}

const serverFault = new AiRudderFailure('uncertain', 'The server failed (HTTP status 500)', {
	httpStatus: 500,
});
const gone = new AiRudderFailure('refused', 'no such task', { bodyCode: 403 });
const silence = new AiRudderFailure('unreachable', 'AIRudder could not be reached');
const noLogin = new AiRudderFailure('refused', 'wrong key', { bodyCode: 401 });

describe('One bad entry costs only itself, and is said once', () => {
	it.each([
		['answers 500', serverFault],
		['was deleted', gone],
	])('a task that %s, among others and alone', async (_what, failure) => {
		for (const others of [1, 0]) {
			const account = new Account();
			const good = others > 0 ? account.add('good') : undefined;
			account.add('bad');
			const { poll: pollAt, said } = polling(account);
			await pollAt(start);
			account.failures.set('bad', failure);
			for (let minutes = 3; minutes <= 60; minutes += 3) {
				const at = start + minutes * minute;
				good?.calls.push({ id: `c-${minutes}`, endedAt: at - 1000 });
				expect(await pollAt(at)).toEqual(good ? [`c-${minutes}`] : []);
			}
			expect(said).toEqual([expect.stringContaining(`bad: ${failure.message}`)]);
		}
	});

	it('whose calls come, all of them, when it is shown again', async () => {
		const account = new Account();
		account.add('good');
		const bad = account.add('bad');
		const { poll: pollAt } = polling(account);
		await pollAt(start);
		account.failures.set('bad', serverFault);
		for (let hours = 1; hours <= 48; hours++) {
			bad.calls.push({ id: `c-${hours}`, endedAt: start + hours * hour - minute });
			expect(await pollAt(start + hours * hour)).toEqual([]);
		}
		account.failures.clear();
		expect(await pollAt(start + 49 * hour)).toHaveLength(48);
		expect(await pollAt(start + 50 * hour)).toEqual([]);
	});

	it('which is not read with every poll, and given up when it stays away', async () => {
		const account = new Account();
		account.add('bad');
		const { poll: pollAt, said, givenUp, stored } = polling(account);
		await pollAt(start);
		account.failures.set('bad', gone);
		for (let minutes = 1; minutes <= 60; minutes++) await pollAt(start + minutes * minute);
		expect(account.asked.length).toBeLessThan(15);
		await pollAt(start + 25 * hour);
		expect(givenUp).toEqual(['bad: no such task']);
		expect(stored()).not.toContain('"bad"');
		await pollAt(start + 26 * hour);
		expect(said).toHaveLength(1);
	});

	it('an entry without an id', async () => {
		const account = new Account();
		account.tasks.push({ status: 'calling', calls: [] });
		const task = account.add('good');
		const { poll: pollAt, said } = polling(account);
		expect(await pollAt(start)).toEqual([]);
		task.calls.push({ id: 'c', endedAt: start + 1000 });
		expect(await pollAt(start + minute)).toEqual(['c']);
		expect(await pollAt(start + 2 * minute)).toEqual([]);
		expect(said).toEqual([expect.stringMatching(/an entry without a task ID/)]);
	});
});

describe('A poll fails, and nothing is lost, when', () => {
	it.each<[string, AiRudderFailure, string[]]>([
		['the login is refused', noLogin, ['one']],
		['nobody answers', silence, ['one', 'two']],
	])('%s', async (_what, failure, tasks) => {
		const account = new Account();
		const one = account.add('one');
		account.add('two');
		const { poll: pollAt, stored } = polling(account);
		await pollAt(start);
		one.calls.push({ id: 'c', endedAt: start + 1000 });
		const before = stored();
		for (const task of tasks) account.failures.set(task, failure);
		await expect(pollAt(start + minute)).rejects.toBe(failure);
		expect(stored()).toBe(before);
		account.failures.clear();
		expect(await pollAt(start + 2 * minute)).toEqual(['c']);
	});
});

describe('Clocks that are apart', () => {
	it.each([-10, 0, 10])(
		'lose no call and bring none twice: n8n is %d minutes ahead',
		async (minutes) => {
			for (const overlap of [0, 30 * minute]) {
				const account = new Account();
				const running = account.add('running');
				running.calls.push({ id: 'old', endedAt: start - 20 * minute });
				running.calls.push({ id: 'just before', endedAt: start - 1000 });
				const { poll: pollAt } = polling(account, { overlap, ahead: minutes * minute });
				expect(await pollAt(start)).toEqual([]);
				const brought: unknown[] = [];
				const expected: string[] = [];
				for (let step = 1; step <= 45; step += 3) {
					const at = start + step * minute;
					running.calls.push({ id: `r-${step}`, endedAt: at - 30_000 });
					const task = account.add(`t-${step}`, 'finished');
					task.calls.push({ id: `n-${step}`, endedAt: at - 1000 });
					expected.push(`r-${step}`, `n-${step}`);
					brought.push(...(await pollAt(at)));
				}
				expect([...brought].sort()).toEqual([...expected].sort());
			}
		},
	);

	it('and are set right in between', async () => {
		const account = new Account();
		const task = account.add('t');
		const { poll: pollAt } = polling(account);
		await pollAt(start);
		const brought: unknown[] = [];
		const jumps = [0, 10, 10, 0, -10, 0, 10, -10, 0];
		for (const [step, jump] of jumps.entries()) {
			const at = start + (step + 1) * minute;
			task.calls.push({ id: `c-${step}`, endedAt: at - 1000 });
			brought.push(...(await pollAt(at + jump * minute)));
		}
		expect(brought).toEqual(jumps.map((_jump, step) => `c-${step}`));
	});
});

describe('A list in another order', () => {
	const orders: Record<string, (account: Account) => void> = {
		'oldest first': ({ tasks }) => tasks.reverse(),
		'by name': ({ tasks }) =>
			tasks.sort((one, other) => ((one.id ?? '') < (other.id ?? '') ? -1 : 1)),
	};
	it.each(Object.keys(orders).flatMap((order) => [0, 50, 350].map((old) => [order, old] as const)))(
		'%s, with %d old tasks: every new call comes once',
		async (order, old) => {
			const account = new Account();
			const list = () => {
				const copy = new Account();
				copy.tasks = [...account.tasks];
				orders[order]!(copy);
				return copy;
			};
			for (let task = 0; task < old; task++) {
				account
					.add(`o-${task}`, 'finished')
					.calls.push({ id: `old-${task}`, endedAt: start - 9 * hour });
			}
			const seen = new Account();
			const { poll: pollAt } = polling(seen, { overlap: 30 * minute });
			seen.tasks = list().tasks;
			expect(await pollAt(start)).toEqual([]);
			const brought: unknown[] = [];
			for (let step = 1; step <= 50; step++) {
				const at = start + step * minute;
				if (step <= 20) {
					const task = account.add(
						`${step % 2 ? 'a' : 'z'}-${step}`,
						step % 3 ? 'finished' : 'calling',
					);
					task.calls.push({ id: `c-${step}`, endedAt: at - 1000 });
				}
				seen.tasks = list().tasks;
				brought.push(...(await pollAt(at)));
			}
			expect(brought).toHaveLength(20);
			expect(new Set(brought).size).toBe(20);
		},
	);
});

describe('What is remembered', () => {
	it('stays small with thousands of old tasks, of which none is read', async () => {
		const account = new Account();
		for (let task = 0; task < 5_000; task++) account.add(`t-${task}`, 'finished');
		const { poll: pollAt, stored } = polling(account, { maximumPages: 100 });
		for (let step = 0; step < 40; step++) await pollAt(start + step * minute);
		expect(stored().length).toBeLessThan(60_000);
		expect(account.asked).toEqual([]);
	});

	it('forgets a task on which nothing happens for weeks', async () => {
		const account = new Account();
		account.add('paused', 'paused');
		const { poll: pollAt, stored, givenUp } = polling(account);
		for (let days = 0; days <= 46; days++) await pollAt(start + days * 24 * hour);
		expect(stored()).not.toContain('"paused"');
		expect(givenUp).toEqual([expect.stringMatching(/^paused: nothing happened/)]);
	});
});

it('A task listed twice, and a call named twice, come once', async () => {
	const account = new Account();
	const { poll: pollAt } = polling(account, { tasks: true });
	await pollAt(start);
	const task = account.add('t', 'finished');
	account.tasks.push({ ...task, id: 't' });
	const call = { id: 'c', endedAt: start + 1000 };
	task.calls.push(call, { ...call });
	expect(await pollAt(start + minute)).toEqual(['c', 't']);
	expect(await pollAt(start + 2 * minute)).toEqual([]);
});
