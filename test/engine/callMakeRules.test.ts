import type { INode, NodeParameterValueType } from 'n8n-workflow';
import { startSimulator, type Simulator } from '../../simulator';
import { customers, jsonOf, run } from '../support/engine/airudder';
import { byId } from '../support/samples/sample';

/** A call of one person is held to the same rules as a list. */
describe('Call: Make with Calling Rules', () => {
	let airudder: Simulator;
	beforeAll(async () => {
		airudder = await startSimulator();
	});
	afterEach(() => {
		expect(airudder.violations()).toEqual([]);
		airudder.reset();
	});
	afterAll(async () => await airudder.stop());

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
