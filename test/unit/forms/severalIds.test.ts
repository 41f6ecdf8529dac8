import { locator } from '../../../nodes/shared/forms/formPieces';
import { needIds, severalIds } from '../../../nodes/shared/forms/severalIds';

const wording = { displayName: 'Task', description: 'The task', required: true };
const { read } = severalIds(locator(wording, 'searchTasks', 'e.g. a'));
const sometimes = severalIds(
	locator({ ...wording, displayOptions: { show: { of: ['chosen'] } } }, 'searchTasks', 'e.g. a'),
);

it.each([
	['one ID', ' a ', ['a']],
	['IDs with commas between them', 'a, b,,c', ['a', 'b', 'c']],
	['a list', ['a', 7, null], ['a', '7']],
	['a number with a decimal tail', 7.0, ['7']],
	['an ID twice', 'a,b,a', ['a', 'b']],
])('takes %s', (_what, raw, ids) => {
	expect(read(raw, 'Task')).toEqual(ids);
});

it.each(['', ' , ', [], null, undefined, { mode: 'list', value: '' }])(
	'says that %j names nothing',
	(raw) => {
		expect(() => read(raw, 'Task')).toThrow('Task is empty');
		// Hidden it names nothing, and nothing is missing.
		expect(sometimes.read(raw, 'Task')).toEqual([]);
	},
);

it('refuses a list of objects', () => {
	expect(() => read([{ taskId: 'a' }], 'Task')).toThrow('Task holds something that is not a text');
});

it('wants an ID where the choice is shown', () => {
	expect(() => needIds([], 'Task')).toThrow('Task is empty');
});
