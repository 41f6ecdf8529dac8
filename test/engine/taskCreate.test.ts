import { startSimulator, type Simulator } from '../../simulator';
import { action, customers, jsonOf, newTask, run } from './airudder';
import { runNode } from './n8nEngine';

describe('Task: Create', () => {
	let airudder: Simulator;
	beforeAll(async () => {
		airudder = await startSimulator();
	});
	afterEach(() => {
		expect(airudder.violations()).toEqual([]);
		airudder.reset();
	});
	afterAll(async () => await airudder.stop());

	it('calls all incoming items with one request and gives one item with the task id', async () => {
		const ran = await run(airudder, 'task.create', newTask, customers(3));
		expect(ran.error).toBeUndefined();
		expect(jsonOf(ran)).toEqual([
			{ taskId: airudder.tasks()[0]!.taskId, taskName: 'reminder', contacts: 3 },
		]);
		expect(ran.output![0]![0]!.pairedItem).toEqual([{ item: 0 }, { item: 1 }, { item: 2 }]);
		expect(airudder.dialled()).toEqual(['+628111000000', '+628111000001', '+628111000002']);
	});
});
