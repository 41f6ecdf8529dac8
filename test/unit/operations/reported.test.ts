import type { IExecuteFunctions } from 'n8n-workflow';
import { text } from '../../../nodes/shared/forms/formPieces';
import { runOperation } from '../../../nodes/shared/operations/runner';
import { moment } from '../../../nodes/shared/forms/schedule';
import { failureOf } from '../failures';

const start = moment({ displayName: 'Start', description: '' });

it('refuses a day that there is not, in place of moving the start', () => {
	expect(failureOf(() => start.read('2026-02-30T09:00:00Z', 'Start')).kind).toBe('input');
});

it('names the field of a date that is none', () => {
	expect(failureOf(() => start.read(new Date(NaN), 'Start')).message).toContain('Start');
});

it('takes a zone in hours, as ISO 8601 allows', () => {
	expect(start.read('2026-12-01T09:00:00+07', 'Start')).toEqual(new Date('2026-12-01T02:00:00Z'));
});

it('does not name a task "[object Object]"', () => {
	const name = text({ displayName: 'Task Name', description: '' });
	expect(failureOf(() => name.read({ name: 'due' }, 'Task Name')).kind).toBe('input');
});

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
