import * as fc from 'fast-check';
import { createdTask } from '../../../nodes/shared/operations/createdTask';

const read = (payload: unknown) => createdTask(payload, 'errorContactList');

it.each([
	['as text', '69f531a01a9d'],
	['as a number', 691_234],
	['under its name', { taskId: '69' }],
	['under another name', { TaskID: '69' }],
	['one object deeper', { task: { task_id: '69' } }],
])('finds the id of the new task %s', (_where, payload) => {
	const id = typeof payload === 'object' ? '69' : String(payload);
	expect(read(payload)).toMatchObject({ taskId: id });
});

it.each([
	['a count', 3],
	['words with a number', '3 contacts accepted'],
	['a parent', { parent: { task_id: 'p-1' } }],
])('takes no id from %s', (_what, payload) => {
	expect(read(payload)).not.toHaveProperty('taskId');
});

it('gives refused contacts, and what it has no name for, as AIRudder wrote them', () => {
	const entry = { PhoneNumber: '0811', name: 'A' };
	expect(read({ taskId: 't', errorContactList: [entry, 'x'], priority: 3, note: '' })).toEqual({
		taskId: 't',
		refusedContacts: [{ contact: entry }, { contact: 'x' }],
		answer: { priority: 3 },
	});
});

it.each([
	['an empty list', { taskId: 't', errorContactList: [] }],
	['null', { taskId: 't', errorContactList: null }],
	['no list', { taskId: 't' }],
])('says nothing of refused contacts on %s', (_what, payload) => {
	expect(read(payload)).toEqual({ taskId: 't' });
});

it.each<[unknown, object]>([
	[
		{ taskId: 't', errorContactList: { count: 1 } },
		{ taskId: 't', answer: { errorContactList: { count: 1 } } },
	],
	[{ taskId: ['t'] }, { answer: { taskId: ['t'] } }],
	['OK', { answer: 'OK' }],
	[[1], { answer: [1] }],
	[true, { answer: true }],
	[null, {}],
	[undefined, {}],
	[{}, {}],
])('leaves what it cannot read as it is: %j', (payload, created) => {
	expect(read(payload)).toEqual(created);
});

it('reads any answer without failing, and loses no field that says something', () => {
	const name = fc.oneof(
		fc.constantFrom('taskId', 'TaskID', 'errorContactList', 'task'),
		fc.string(),
	);
	fc.assert(
		fc.property(fc.dictionary(name, fc.jsonValue({ maxDepth: 2 })), (payload) => {
			const text = JSON.stringify(read(payload));
			for (const value of Object.values(payload)) {
				if (Array.isArray(value) || typeof value === 'string' || value === null) continue;
				expect(text).toContain(JSON.stringify(value));
			}
		}),
		{ numRuns: 1000 },
	);
	fc.assert(fc.property(fc.jsonValue(), (payload) => void read(payload)));
});
