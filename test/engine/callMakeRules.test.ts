import type { INode, NodeParameterValueType } from 'n8n-workflow';
import type { Simulator } from '../../simulator';
import { action, customers, jsonOf, run } from '../support/engine/airudder';
import { runNode } from '../support/engine/n8nEngine';
import { setDate } from '../support/engine/setDate';
import { byId } from '../support/samples/sample';
import { simulateAirudder } from '../support/engine/simulateAirudder';

/** A call of one person is held to the same rules as a list. */
describe('Call: Make with Calling Rules', () => {
	let airudder: Simulator;
	simulateAirudder((started) => (airudder = started));
	afterEach(() => jest.useRealTimers());

	const people = customers(3);
	const [, budi] = people.map(({ json }) => json.mobile as string);
	const made = async (callingRules: NodeParameterValueType, settings?: Partial<INode>) =>
		await run(
			airudder,
			'call.make',
			{ phoneNumber: '={{ $json.mobile }}', robot: byId('robot-1'), callingRules },
			people,
			settings,
		);

	it('calls everybody but whom a rule keeps back, and says so at the place of their item', async () => {
		const items = jsonOf(await made({ doNotCall: { list: budi } }));
		expect(airudder.dialled()).toHaveLength(2);
		expect(airudder.dialled()).not.toContain(budi);
		expect(items).toMatchObject([
			{ taskId: expect.any(String) },
			{ heldBack: true, rule: 'doNotCall', reason: 'is on the Do Not Call List' },
			{ taskId: expect.any(String) },
		]);
		expect(items[0]).not.toHaveProperty('heldBackRows');
	});

	it('calls nobody when all are kept back, without a failure', async () => {
		const list = people.map(({ json }) => json.mobile as string).join('\n');
		const items = jsonOf(await made({ doNotCall: { list } }));
		expect(airudder.requests('createTask')).toEqual([]);
		expect(items.map(({ heldBack }) => heldBack)).toEqual([true, true, true]);
	});

	it('calls nobody when an entry of the list cannot be read', async () => {
		const ran = await made({ doNotCall: { list: 'somebody' } });
		expect(ran.error?.message).toContain('"somebody"');
		expect(airudder.requests('createTask')).toEqual([]);
	});

	it('gives the call of an earlier try again, though a rule would keep the person back by now', async () => {
		airudder.fault('createTask', { bodyCode: 403, message: 'busy' }, { after: 1 });
		const subject = action(airudder, 'call.make', {
			phoneNumber: '={{ $json.mobile }}',
			robot: byId('robot-1'),
			callingRules: { callingHours: { from: '09:00', to: '18:00', zoneOf: 'fixed', zone: 'UTC' } },
		});
		const two = people.slice(0, 2);
		setDate('2026-11-30T12:00:00Z');
		const failed = await runNode(subject, two);
		expect(failed.error?.message).toMatch(/busy/);
		setDate('2026-11-30T20:00:00Z');
		const items = jsonOf(await runNode(subject, two, failed));
		expect(airudder.requests('createTask')).toHaveLength(2);
		expect(items).toMatchObject([
			{ taskId: expect.any(String), sentEarlier: true },
			{ heldBack: true, note: 'Nobody was reached for this item now.' },
		]);
	});

	it('heeds an item that opted out whatever is wrong with its robot', async () => {
		const [sari] = people;
		const ran = await run(
			airudder,
			'call.make',
			{
				phoneNumber: '={{ $json.mobile }}',
				robot: byId('={{ $json.robot }}'),
				callingRules: { doNotCall: { list: '', column: 'optOut' } },
			},
			[
				{ json: { ...sari?.json, robot: 'robot-1', optOut: '' } },
				{ json: { ...sari?.json, robot: '', optOut: 'yes' } },
			],
			{ onError: 'continueRegularOutput' },
		);
		expect(airudder.dialled()).toEqual([]);
		expect(jsonOf(ran)).toMatchObject([
			{ heldBack: true, rule: 'doNotCall' },
			{ error: expect.any(String) },
		]);
	});
});
