import type { ILoadOptionsFunctions } from 'n8n-workflow';
import { AiRudder } from '../../nodes/AiRudder/AiRudder.node';
import { sampleRobots, type Simulator } from '../../simulator';
import { action, customers, jsonOf, newTask, run } from '../support/engine/airudder';
import { loadOptionsContext } from '../support/engine/n8nEngine';
import { simulateAirudder } from '../support/engine/simulateAirudder';

describe('Choosing from a list', () => {
	let airudder: Simulator;
	simulateAirudder((started) => (airudder = started));

	const { searchRobots, searchTasks } = new AiRudder().methods.listSearch;
	const context = async () =>
		(await loadOptionsContext(action(airudder, 'task.get'))) as unknown as ILoadOptionsFunctions;

	it.each(['PascalCase', 'snake_case'] as const)(
		'offers the robots by name (%s)',
		async (style) => {
			airudder.switches.listItemStyle = style;
			const { results } = await searchRobots.call(await context());
			expect(results).toEqual(sampleRobots.map(({ name, robotId }) => ({ name, value: robotId })));
		},
	);

	it('offers the tasks by name, and narrows them down', async () => {
		await run(airudder, 'task.create', { ...newTask, taskName: 'first' }, customers(1));
		const ran = await run(
			airudder,
			'task.create',
			{ ...newTask, taskName: 'second' },
			customers(1),
		);
		const { results } = await searchTasks.call(await context(), 'SEC');
		expect(results).toEqual([
			{
				name: expect.stringMatching(/^second · \d{4}-\d\d-\d\d \d\d:\d\d UTC · \w+$/) as string,
				value: jsonOf(ran)[0]!.taskId,
			},
		]);
	});

	it('tells tasks of one name apart, by their ids where nothing else does', async () => {
		const create = async () => await run(airudder, 'task.create', newTask, customers(1));
		const ids = [await create(), await create()].map((ran) => jsonOf(ran)[0]!.taskId as string);
		const { results } = await searchTasks.call(await context());
		const names = results.map(({ name }) => name);
		expect(new Set(names).size).toBe(2);
		expect(names.every((name) => ids.some((id) => name.endsWith(` · ${id}`)))).toBe(true);
	});

	it('says why a list cannot be had', async () => {
		airudder.fault('listRobots', { bodyCode: 403, message: 'no right to robots' });
		await expect(searchRobots.call(await context())).rejects.toThrow(
			'"no right to robots" (code 403)',
		);
	});
});
