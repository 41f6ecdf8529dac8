import type { IExecuteFunctions } from 'n8n-workflow';
import { runOperation } from '../../../nodes/shared/operations/runner';

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
