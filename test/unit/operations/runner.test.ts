import type { IExecuteFunctions } from 'n8n-workflow';
import { pairedItems, runOperation } from '../../../nodes/shared/operations/runner';

it.each([
	['constructor', 'get'],
	['task', 'constructor'],
])('says that there is no operation %s.%s', async (resource, operation) => {
	const context = {
		getNodeParameter: (name: string) => (name === 'resource' ? resource : operation),
		getNode: () => ({ name: 'AIRudder' }),
	} as unknown as IExecuteFunctions;
	await expect(runOperation(context, { task: { name: 'Task', operations: {} } })).rejects.toThrow(
		'There is no operation',
	);
});

it('pairs each of many calls of no certain row with all rows, without a list of its own for each', async () => {
	const everyRow = Array.from({ length: 3 }, (_, row) => row);
	const call = (id: string, items: number[]) => ({ json: { id }, items });
	const items = await pairedItems([call('a', everyRow), call('b', everyRow), call('c', [1])], [0]);
	const pairing = [{ item: 0 }, { item: 1 }, { item: 2 }];
	expect(items.map(({ pairedItem }) => pairedItem)).toEqual([pairing, pairing, { item: 1 }]);
	expect(items[0]!.pairedItem).toBe(items[1]!.pairedItem);
});
