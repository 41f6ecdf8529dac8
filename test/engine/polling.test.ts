import { eventItem } from '../../nodes/shared/events/delivery/eventItem';
import type { Simulator } from '../../simulator';
import { whileOurs } from '../support/eachOf';
import { jsonOf, newTask, run } from '../support/engine/airudder';
import { createdTask, inSimulatedTime, pollingTrigger } from './polling';

// Reads are repeated on faults; the test does not wait for that.
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async () => undefined,
}));

const minute = 60;
const hour = 60 * minute;

describe('AIRudder Polling Trigger', () => {
	let airudder: Simulator;
	inSimulatedTime((started) => (airudder = started));

	const both = { events: ['callEnded', 'taskEnded'] };
	const created = async (count: number) => await createdTask(airudder, count);
	const numbers = (items: object[]) =>
		items.map((item) => (item as { phoneNumber: string }).phoneNumber);

	it('brings nothing old with the first poll, and every call once after n8n was stopped', async () => {
		await created(2);
		await airudder.finishTask();
		await airudder.advance(minute);
		const { poll } = pollingTrigger(airudder);
		expect(await poll()).toEqual([]);

		const tasks = [await created(12), await created(5)];
		await airudder.finishTask();
		await airudder.advance(3 * 24 * hour);
		const items = await poll();
		expect(items).toHaveLength(17);
		expect(new Set(items.map(({ callId }) => callId)).size).toBe(17);
		expect(new Set(items.map(({ taskId }) => taskId))).toEqual(new Set(tasks));
		expect(items[0]).toMatchObject({
			event: 'callEnded',
			eventId: expect.stringMatching(/^[0-9a-f]{32}$/),
			receivedAt: airudder.now().toISOString(),
			taskName: 'reminder',
			status: 'finished',
			endedAt: expect.stringMatching(/Z$/),
		});
		expect(await poll()).toEqual([]);
		await airudder.advance(hour);
		expect(await poll()).toEqual([]);
	});

	it('brings the calls of a task that is still running as they end, each once', async () => {
		const { poll } = pollingTrigger(airudder);
		await poll();
		await created(30);
		const brought: string[] = [];
		let polls = 0;
		for (let step = 0; step < 60; step++) {
			await airudder.advance(20);
			const items = await poll();
			if (items.length > 0) polls++;
			brought.push(...numbers(items));
		}
		expect(polls).toBeGreaterThan(1);
		expect(brought).toHaveLength(30);
		expect(new Set(brought).size).toBe(30);
	});

	it('brings what a task that ran before the first poll did after it', async () => {
		await created(30);
		await airudder.advance(30);
		const earlier = airudder
			.tasks()[0]!
			.contacts.filter(({ attempts }) => attempts.some(({ endedAt }) => endedAt !== undefined));
		const { poll } = pollingTrigger(airudder, both);
		expect(earlier.length).toBeGreaterThan(0);
		expect(await poll()).toEqual([]);
		await airudder.finishTask();
		const items = await poll();
		expect(items.filter(({ event }) => event === 'callEnded')).toHaveLength(30 - earlier.length);
		expect(items.filter(({ event }) => event === 'taskEnded')).toHaveLength(1);
	});

	const ours = whileOurs('callEnded', 'taskEnded');
	ours('gives a call and a task the eventId that AIRudder Trigger gives them', async () => {
		airudder.webhookUrl = 'http://127.0.0.1:1/nobody';
		airudder.switches.webhookTries = 1;
		const { poll } = pollingTrigger(airudder, both);
		await poll();
		await created(3);
		await airudder.finishTask();
		const delivered = airudder
			.deliveries()
			.map(({ event, body }) =>
				eventItem(event as 'callEnded' | 'taskEnded', body as never, airudder.now()),
			);
		airudder.webhookUrl = undefined;
		const items = await poll();
		expect(items).toHaveLength(4);
		const byId = (list: object[]) =>
			Object.fromEntries(list.map((item) => [(item as { eventId: string }).eventId, item]));
		expect(byId(items)).toEqual(byId(delivered));
	});

	it('waits for redials, and brings the last call with the earlier ones in it', async () => {
		const { poll } = pollingTrigger(airudder);
		await poll();
		const items = [{ json: { name: 'Busy', mobile: '+628111000006' } }];
		const options = { redials: 2, redialInterval: 60 };
		await run(airudder, 'task.create', { ...newTask, options }, items);
		for (const switchOn of ['taskWords', 'omitted'] as const) {
			airudder.switches.openCallStatus = switchOn;
			await airudder.advance(5 * minute);
			expect(await poll()).toEqual([]);
		}
		await airudder.finishTask();
		const brought = await poll();
		expect(brought).toMatchObject([{ attempts: 3, earlierAttempts: [{}, {}] }]);
		expect(await poll()).toEqual([]);
	});

	it('brings a call that waited for a redial in vain, however long ago it ended', async () => {
		const { poll } = pollingTrigger(airudder);
		await poll();
		const items = [
			{ json: { name: 'Busy', mobile: '+628111000006' } },
			{ json: { name: 'Talks', mobile: '+628111000001' } },
		];
		const options = { redials: 2, redialInterval: 600 };
		const ran = await run(airudder, 'task.create', { ...newTask, options }, items);
		await airudder.advance(5 * minute);
		expect(numbers(await poll())).toEqual(['+628111000001']);
		await airudder.advance(4 * hour);
		expect(await poll()).toEqual([]);
		const task = { __rl: true, mode: 'id', value: jsonOf(ran)[0]!.taskId as string };
		await run(airudder, 'task.cancel', { task });
		await airudder.advance(minute);
		expect(numbers(await poll())).toEqual(['+628111000006']);
		expect(await poll()).toEqual([]);
	});

	it('brings a result that reaches the task late', async () => {
		const { poll } = pollingTrigger(airudder, { options: { overlapMinutes: 10 } });
		await poll();
		await created(2);
		await airudder.finishTask();
		const attempt = airudder.tasks()[0]!.contacts[1]!.attempts[0]!;
		const { endedAt } = attempt;
		attempt.endedAt = undefined;
		expect(await poll()).toHaveLength(1);
		await airudder.advance(5 * minute);
		attempt.endedAt = endedAt;
		expect(numbers(await poll())).toEqual(['+628111000001']);
		await airudder.advance(minute);
		expect(await poll()).toEqual([]);
	});

	it('emits what exists when asked, as far back as asked', async () => {
		await created(2);
		await airudder.finishTask();
		await airudder.advance(5 * hour);
		await created(3);
		await airudder.finishTask();
		await airudder.advance(hour);
		const options = { existingHours: 3 };
		const { poll } = pollingTrigger(airudder, { ...both, options });
		expect((await poll()).map(({ event }) => event)).toEqual([
			...['callEnded', 'callEnded', 'callEnded'],
			'taskEnded',
		]);
		expect(await poll()).toEqual([]);
	});

	describe('as a test run', () => {
		it('shows the latest calls and leaves the cursor alone', async () => {
			const { tryOut, stored } = pollingTrigger(airudder, both);
			await created(12);
			await airudder.finishTask();
			await created(1);
			const items = await tryOut();
			expect(items).toHaveLength(11);
			expect(items.at(-1)).toMatchObject({ event: 'taskEnded' });
			const ends = items.slice(0, 10).map(({ endedAt }) => endedAt as string);
			expect(ends).toEqual([...ends].sort().reverse());
			expect(stored()).toBe('{}');
		});

		it('says so when there is none', async () => {
			await created(1);
			await expect(pollingTrigger(airudder).tryOut()).rejects.toMatchObject({
				message: 'No finished call in the newest 50 tasks',
			});
		});
	});
});
