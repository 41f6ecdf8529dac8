import { startSimulator, type Simulator } from '../../simulator';
import { createdTask, liveInTimeOf, pollingTrigger } from './polling';

// Reads are repeated on faults; the test does not wait for that.
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async () => undefined,
}));

const minute = 60;
const hour = 60 * minute;

describe('AIRudder Polling Trigger, from poll to poll', () => {
	let airudder: Simulator;
	beforeAll(async () => {
		airudder = await startSimulator({ startTime: new Date('2026-11-20T03:00:00Z') });
		liveInTimeOf(airudder);
	});
	afterEach(() => {
		expect(airudder.violations()).toEqual([]);
		airudder.reset();
	});
	afterAll(async () => {
		jest.restoreAllMocks();
		await airudder.stop();
	});

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
		for (let round = 0; round < 15; round++) {
			const earlier = airudder.requests().length;
			brought.push(...(await poll()));
			const sent = airudder.requests().slice(earlier);
			const count = (id: string) => sent.filter(({ operationId }) => operationId === id).length;
			expect(count('listTasks')).toBe(1);
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
		for (const operation of ['listTasks', 'getTaskDetail']) {
			airudder.fault(operation, { bodyCode: 403, message: 'not today' });
			await expect(poll()).rejects.toMatchObject({
				name: 'NodeApiError',
				message: 'AIRudder refused the request: "not today" (code 403)',
			});
			expect(stored()).toBe(before);
		}
		airudder.fault('getTaskDetail', { status: 503 }, { times: 4 });
		await expect(poll()).rejects.toMatchObject({ httpCode: '503' });
		expect(stored()).toBe(before);
		expect(await poll()).toHaveLength(2);
	});

	it('goes on with the others when AIRudder refuses to show one task, and gives that up at last', async () => {
		const { poll, stored } = pollingTrigger(airudder);
		const gone = await created(1);
		await created(1);
		await poll();
		await airudder.finishTask();
		airudder.tasks()[0]!.appKey = 'nobody';
		expect(await poll()).toHaveLength(1);
		expect(stored()).toContain(gone);
		for (let round = 0; round < 9; round++) expect(await poll()).toEqual([]);
		expect(stored()).not.toContain(gone);
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
