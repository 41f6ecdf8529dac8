import type { Simulator } from '../../simulator';
import { createdTask, inSimulatedTime, pollingTrigger } from './polling';

// Reads are repeated on faults; the test does not wait for that.
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async () => undefined,
}));

const minute = 60;
const hour = 60 * minute;

describe('AIRudder Polling Trigger, from poll to poll', () => {
	let airudder: Simulator;
	inSimulatedTime((started) => (airudder = started));

	const both = { events: ['callEnded', 'taskEnded'] };
	const created = async (count: number) => await createdTask(airudder, count);

	it('reads no more per poll than it may, and goes on at the next', async () => {
		airudder.switches.maximumPageSize = 2;
		const options = { maximumPages: 1, maximumTasks: 2, overlapMinutes: 5 };
		const { poll } = pollingTrigger(airudder, { ...both, options });
		await created(1);
		await poll();
		for (let task = 0; task < 7; task++) await created(2);
		await airudder.finishTask();
		await airudder.advance(hour);
		const brought: object[] = [];
		for (let round = 0; round < 30; round++) {
			const earlier = airudder.requests().length;
			brought.push(...(await poll()));
			const sent = airudder.requests().slice(earlier);
			const count = (id: string) => sent.filter(({ operationId }) => operationId === id).length;
			expect(count('listTasks')).toBeLessThanOrEqual(1);
			expect(count('getTaskDetail')).toBeLessThanOrEqual(2);
			if (round === 2) {
				await created(2);
				await airudder.finishTask();
			}
			await airudder.advance(minute);
		}
		const eventIds = brought.map((item) => (item as { eventId: string }).eventId);
		// The first task ended after the first poll, too: 1 + 8 × 2 calls and 9 tasks.
		expect(eventIds).toHaveLength(1 + 16 + 9);
		expect(new Set(eventIds).size).toBe(eventIds.length);
	});

	it('leaves the cursor as it was when a poll fails, and says what AIRudder said', async () => {
		const { poll, stored } = pollingTrigger(airudder);
		await poll();
		await created(2);
		await airudder.finishTask();
		const before = stored();
		airudder.fault('listTasks', { bodyCode: 403, message: 'not today' });
		await expect(poll()).rejects.toMatchObject({
			name: 'NodeApiError',
			message: 'AIRudder refused the request: "not today" (code 403)',
		});
		expect(stored()).toBe(before);
		airudder.fault('listTasks', { status: 503 }, { times: 4 });
		await expect(poll()).rejects.toMatchObject({ httpCode: '503' });
		expect(stored()).toBe(before);
		expect(await poll()).toHaveLength(2);
	});

	it('goes on with the others when AIRudder refuses to show one task, says so once, and gives it up at last', async () => {
		const { poll, stored, said } = pollingTrigger(airudder);
		const gone = await created(1);
		await created(1);
		await poll();
		await airudder.finishTask();
		airudder.tasks()[0]!.appKey = 'nobody';
		expect(await poll()).toHaveLength(1);
		for (let round = 0; round < 6; round++) {
			await airudder.advance(10 * minute);
			expect(await poll()).toEqual([]);
		}
		expect(stored()).toContain(gone);
		expect(said.map(({ message }) => message)).toEqual([expect.stringContaining(gone)]);
		await airudder.advance(24 * hour);
		expect(await poll()).toEqual([]);
		expect(stored()).not.toContain(gone);
		await airudder.advance(hour);
		expect(await poll()).toEqual([]);
		expect(said).toHaveLength(1);
	});

	it('brings the calls of a task that failed with every poll until it is shown again', async () => {
		const { poll, said } = pollingTrigger(airudder);
		await created(2);
		await poll();
		await airudder.finishTask();
		airudder.fault('getTaskDetail', { status: 500 }, { times: 4 });
		expect(await poll()).toEqual([]);
		await airudder.advance(minute);
		expect(await poll()).toHaveLength(2);
		expect(said).toEqual([]);
	});

	it('goes on beside an entry without an id, and says so once', async () => {
		const { poll, said, tryOut } = pollingTrigger(airudder);
		await created(1);
		await poll();
		await airudder.finishTask();
		const list = [{ TaskName: 'nameless' }, { TaskID: airudder.tasks()[0]!.taskId }];
		const body = { code: 200, status: 'OK', data: list };
		airudder.fault('listTasks', { status: 200, body }, { times: 6 });
		expect(await poll()).toHaveLength(1);
		await airudder.advance(20 * minute);
		expect(await poll()).toEqual([]);
		expect(await tryOut()).toHaveLength(1);
		expect(said.map(({ message }) => message)).toEqual([
			expect.stringContaining('an entry without a task ID'),
		]);
	});

	it('brings everything once when n8n polls while the poll before is under way', async () => {
		const { poll, pollTwiceAtOnce } = pollingTrigger(airudder, both);
		await poll();
		await created(3);
		await airudder.finishTask();
		expect(await pollTwiceAtOnce()).toHaveLength(4);
		expect(await poll()).toEqual([]);
		expect(await pollTwiceAtOnce()).toEqual([]);
	});

	it('finds new tasks in a list that is oldest first', async () => {
		Object.assign(airudder.switches, { listOrder: 'oldestFirst', maximumPageSize: 2 });
		const { poll } = pollingTrigger(airudder);
		for (let task = 0; task < 5; task++) await created(1);
		await poll();
		await airudder.finishTask();
		expect(await poll()).toHaveLength(5);
		const brought: object[] = [];
		for (let task = 0; task < 3; task++) {
			await created(1);
			await airudder.finishTask();
			await airudder.advance(16 * minute);
			brought.push(...(await poll()), ...(await poll()));
		}
		expect(brought).toHaveLength(3);
	});

	it('remembers only what runs or has just ended', async () => {
		const { poll, stored } = pollingTrigger(airudder);
		await created(1);
		await poll();
		await created(40);
		await airudder.finishTask();
		await poll();
		const during = stored();
		await airudder.advance(hour);
		await poll();
		expect(
			Object.keys((JSON.parse(stored()) as { cursor: { tasks: object } }).cursor.tasks),
		).toEqual([]);
		expect(during.length).toBeLessThan(2000);
		const earlier = airudder.requests('getTaskDetail').length;
		await poll();
		expect(airudder.requests('getTaskDetail')).toHaveLength(earlier);
	});

	it('begins anew with another credential', async () => {
		let id = 'one';
		const settings = {
			get credentials() {
				return { aiRudderApi: { id, name: 'AIRudder' } };
			},
		};
		const { poll } = pollingTrigger(airudder, {}, settings);
		await poll();
		await created(1);
		await airudder.finishTask();
		id = 'other';
		await airudder.advance(minute);
		expect(await poll()).toEqual([]);
		await created(1);
		await airudder.finishTask();
		expect(await poll()).toHaveLength(1);
	});
});
