import { ownSamples } from '../../nodes/shared/events/recognition/samples';
import { node } from '../support/n8n/harness';
import { ManyWorkers, minute, say } from './manyWorkers';
import { onlyOnce, removeDuplicates, tables, type Way } from './onlyOnce';
import { deliver, withRedeliveries } from './steady';

const events = Number(process.env.AIRUDDER_EVENTS ?? 2000);
/** New events; with the redeliveries it is 1.3 times as many deliveries. */
const perSecond = Number(process.env.AIRUDDER_EVENTS_PER_SECOND ?? 4);
const engine = process.env.N8N_EXPRESSION_ENGINE ?? 'legacy';

describe(`${events} events at a steady rate, three of ten delivered twice, on two workers`, () => {
	let many: ManyWorkers;
	beforeAll(async () => {
		many = await ManyWorkers.start({ N8N_EXPRESSION_ENGINE: engine });
		await many.n8n.database.run(tables);
	}, 30 * minute);
	afterAll(async () => await many.stop(), 5 * minute);

	/** How many events came through a way once, more often, and never. */
	const handled = async (way: Way) => {
		const rows = await many.n8n.database.rows<{ times: number; n: number }>(
			`SELECT times, count(*) AS n FROM
				(SELECT count(*) AS times FROM flow.handled WHERE way = '${way}' GROUP BY event_id) AS each
				GROUP BY times`,
		);
		const once = rows.find(({ times }) => times === 1)?.n ?? 0;
		const known = rows.reduce((sum, { n }) => sum + n, 0);
		return { once, more: known - once, never: events - known };
	};

	it(
		'each is worked on once where a key of PostgreSQL tells new ones from redelivered ones',
		async () => {
			const { harness, n8n } = many;
			const database = await harness.n8n.saveCredential('Database', 'postgres', {
				...n8n.database.access,
				ssl: 'disable',
			});
			const trigger = node('AIRudder Trigger', 'aiRudderTrigger', {
				options: { eventKind: 'callEnded' },
			});
			const workflow = await harness.save(onlyOnce(trigger, database));
			const { status } = await harness.n8n.publish(workflow.id);
			expect(status).toBe('published');

			const bodies = Array.from({ length: events }, (_, number) => ({
				...ownSamples.callEnded,
				CallID: `call-${number}`,
			}));
			const due = withRedeliveries(bodies, perSecond);
			const url = `${n8n.url}/webhook/${trigger.webhookId}/airudder`;
			// Alone, or two would begin the list of Remove Duplicates, and n8n fails one of them.
			await deliver(url, [due[0]!]);
			await many.over(workflow.id, 1);
			const begun = Date.now();
			const answers = await deliver(url, due);
			const sent = Date.now();
			const over = await many.over(workflow.id, 1 + due.length - answers.dropped, 30 * minute);
			const behind = ((Date.now() - sent) / 1000).toFixed(1);
			const rate = (due.length / ((sent - begun) / 1000)).toFixed(1);
			say(`${due.length} deliveries, ${rate} in a second, engine ${engine}`);
			say(
				`answers ${JSON.stringify(answers)}; the last execution ended ${behind} s after the last`,
			);
			say(
				`executions ${JSON.stringify(over)}, workers ${many
					.begunBy()
					.map((ids) => ids.length)
					.join(' + ')}`,
			);
			const [byKey, byNode] = [
				await handled('key of the database'),
				await handled('Remove Duplicates'),
			];
			say(`key of the database: ${JSON.stringify(byKey)}`);
			say(`Remove Duplicates: ${JSON.stringify(byNode)}`);

			for (const trouble of await many.troubles(workflow.id)) say(trouble);

			expect(answers.dropped).toBe(0);
			expect(byKey).toEqual({ once: events, more: 0, never: 0 });
			expect(byNode.never).toBe(0);
		},
		60 * minute,
	);

	it(
		'Remove Duplicates fails each new event once its history is full; it does not forget the oldest',
		async () => {
			const trigger = node('AIRudder Trigger', 'aiRudderTrigger', {
				options: { eventKind: 'callEnded' },
			});
			const live = await many.harness.publish(trigger, [removeDuplicates({ historySize: 2 })]);
			for (const number of [1, 2, 3, 4]) {
				const CallID = `call-${number}`;
				await many.harness.airudder.sendWebhook('callEnded', { CallID }, live.url);
				// One after the other, so that nothing but the history is in the way.
				await many.over(live.workflow.id, number);
			}
			expect(await many.over(live.workflow.id, 4)).toEqual({ success: 2, error: 2 });
		},
		10 * minute,
	);
});
