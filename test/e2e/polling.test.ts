import { setTimeout as sleep } from 'node:timers/promises';
import { newTask } from '../support/engine/airudder';
import { node, rows } from '../support/n8n/harness';
import { OwnHarness } from '../support/n8n/ownHarness';

const customers = rows(
	{ mobile: '+6281111111101' },
	{ mobile: '+6281111111106' },
	{ mobile: '+6281111111104' },
);
const numbers = customers.map(({ json }) => json.mobile);

describe('calls that finished while n8n was down', () => {
	let harness: OwnHarness;
	beforeAll(async () => {
		harness = await OwnHarness.start();
	});
	afterAll(async () => await harness.stop());

	/** Waits until the trigger has asked AIRudder so often. */
	const polls = async (count: number) => {
		const asked = () => harness.airudder.requests('listTasks').length;
		for (const end = asked() + count; asked() < end;) await sleep(100);
	};

	it('are brought exactly once by the polling trigger, and those it missed by Get Missed', async () => {
		const { airudder } = harness;
		// n8n allows no schedule to poll more than once a minute, but several schedules.
		const item = Array.from({ length: 20 }, (_, index) => ({
			mode: 'custom',
			cronExpression: `${index * 3} * * * * *`,
		}));
		const live = await harness.publish(
			node('Trigger', 'aiRudderPollingTrigger', {
				events: ['callEnded'],
				pollTimes: { item },
			}),
		);
		expect(live.publication).toMatchObject({ status: 'published' });
		await polls(2);
		const since = new Date(airudder.now().getTime() - 60_000).toISOString();
		const create = { resource: 'task', operation: 'create', ...newTask };
		await harness.run([node('Create', 'aiRudder', create)], customers);
		await harness.server.stop();
		await airudder.finishTask();
		await harness.restart();

		await live.outcomes(1);
		await polls(3);
		const outcomes = await live.outcomes(1);
		const items = outcomes.flatMap((outcome) => outcome.json('Trigger'));
		expect(items.map(({ phoneNumber }) => phoneNumber).sort()).toEqual([...numbers].sort());

		const missed = { resource: 'call', operation: 'getMissed', since, returnAll: true };
		const known = items.slice(1).map(({ eventId }) => ({ eventId }));
		const outcome = await harness.run([node('Missed', 'aiRudder', missed)], rows(...known));
		expect(outcome.json('Missed').map(({ eventId }) => eventId)).toEqual([items[0]!.eventId]);
	});
});
