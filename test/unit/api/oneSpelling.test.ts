import { inOneSpelling } from '../../../nodes/shared/api/oneSpelling';

it.each([
	[{ TaskID: 't', TaskName: 'n', SIPLine: 'l', RepeatNumber: 2, Status: 'finished' }],
	[{ task_id: 't', task_name: 'n', sip_line: 'l', repeat_number: 2, status: 'finished' }],
	[{ taskId: 't', taskName: 'n', sipLine: 'l', repeatNumber: 2, status: 'finished' }],
	[{ id: 't', name: 'n', sipLine: 'l', repeatNumber: 2, Status: 'finished' }],
	[{ ID: 't', Name: 'n', SipLine: 'l', RepeatNumber: 2, Status: 'finished' }],
])('spells a task in one way: %j', (entry) => {
	expect(inOneSpelling(entry, 'task')).toEqual({
		...{ taskId: 't', taskName: 'n', sipLine: 'l', repeatNumber: 2, status: 'finished' },
	});
});

it('gives ids as text, without the decimals that a spreadsheet leaves, and other values as they are', () => {
	expect(inOneSpelling({ taskid: 17, Count: 3, Nested: { Inner_Name: 'x' } }, 'task')).toEqual({
		...{ taskId: '17', count: 3, nested: { Inner_Name: 'x' } },
	});
});

it.each([
	[
		{ Status: 'finished', status: 'running' },
		{ Status: 'finished', status: 'running' },
	],
	[
		{ TaskID: 'T', taskId: 't', task_id: '_' },
		{ TaskID: 'T', taskId: 't', task_id: '_' },
	],
	[
		{ SIPLine: ['a'], sip_line: null, sipLine: { b: 1 } },
		{ SIPLine: ['a'], sipLine: { b: 1 } },
	],
])('leaves a field that has the spelling already in its place: %j', (entry, spelled) => {
	expect(inOneSpelling(entry, 'task')).toEqual(spelled);
});

it('loses nothing where two fields would get one name', () => {
	expect(inOneSpelling({ id: 9, robot_id: 'r', RobotID: 'R', 'Owner name': 'o' }, 'robot')).toEqual(
		{
			...{ robotId: 'r', RobotID: 'R', id: 9, 'Owner name': 'o' },
		},
	);
});
