import { DateTime } from 'luxon';
import type { Simulator } from '../../simulator';
import { customers, jsonOf, newTask, run } from '../support/engine/airudder';
import { inSimulatedTime, pollingTrigger } from './polling';

describe('Call: Get Missed', () => {
	let airudder: Simulator;
	inSimulatedTime((started) => (airudder = started));

	const since = '2026-11-20T03:00:00Z';
	const called = async (count: number) => {
		await run(airudder, 'task.create', newTask, customers(count));
		await airudder.finishTask();
	};

	it('gives exactly the calls that the incoming items do not have, as the trigger would', async () => {
		const { poll } = pollingTrigger(airudder);
		await poll();
		await called(4);
		await called(12);
		const all = await poll();
		expect(all).toHaveLength(16);
		const [first, second, ...missed] = all;
		const items = [{ json: first! }, { json: { note: 'no id' } }, { json: second! }];
		const ran = await run(airudder, 'call.getMissed', { since, returnAll: true }, items);
		const byId = (list: object[]) =>
			Object.fromEntries(list.map((item) => [(item as { eventId: string }).eventId, item]));
		expect(ran.error).toBeUndefined();
		expect(jsonOf(ran)).toHaveLength(14);
		expect(byId(jsonOf(ran))).toEqual(byId(missed));
		expect(airudder.requests('createTask')).toHaveLength(2);
	});

	it('reads the ids from the column that is named', async () => {
		await called(2);
		const [one, other] = jsonOf(await run(airudder, 'call.getMissed', { since }));
		const items = [{ json: { delivered: one!.eventId } }];
		const ran = await run(airudder, 'call.getMissed', { since, eventIdColumn: 'delivered' }, items);
		expect(jsonOf(ran)).toEqual([other]);
	});

	it('looks no further back than asked, and gives no more than asked', async () => {
		await called(3);
		await airudder.advance(3600);
		const later = airudder.now().toISOString();
		await called(4);
		expect(jsonOf(await run(airudder, 'call.getMissed', { since: later }))).toHaveLength(4);
		expect(jsonOf(await run(airudder, 'call.getMissed', { since }))).toHaveLength(7);
		expect(jsonOf(await run(airudder, 'call.getMissed', { since, limit: 2 }))).toHaveLength(2);
		const newest = { since, maximumTasks: 1 };
		expect(jsonOf(await run(airudder, 'call.getMissed', newest))).toHaveLength(4);
	});

	it('reads a time picked from the calendar in the time zone of the workflow', async () => {
		await called(3);
		await airudder.advance(3600);
		// n8n's own, as the workflow says none.
		const later = DateTime.fromJSDate(airudder.now(), { zone: 'America/New_York' });
		await called(4);
		const picked = later.toFormat("yyyy-MM-dd'T'HH:mm:ss");
		expect(jsonOf(await run(airudder, 'call.getMissed', { since: picked }))).toHaveLength(4);
	});

	it('wants a time', async () => {
		const ran = await run(airudder, 'call.getMissed', { since: 'yesterday' });
		expect(ran.error?.message).toBe('Since "yesterday" is not a date and time');
		expect(airudder.requests()).toEqual([]);
	});

	it('gives an item with the error when it continues on failures', async () => {
		airudder.fault('listTasks', { bodyCode: 403, message: 'not today' });
		const ran = await run(airudder, 'call.getMissed', { since }, undefined, {
			onError: 'continueRegularOutput',
		});
		expect(jsonOf(ran)).toMatchObject([{ error: expect.stringContaining('not today') }]);
	});
});
