import { problemsIn } from './reader';
import { answeredRow, finishedRecord, unansweredRow } from './samples';
import { dialerRow, finishedCallRecord, listedTask, salesRow } from './tables';

describe('the strict reader of a row', () => {
	it('takes the shape that production reads', () => {
		for (const row of [answeredRow, unansweredRow]) {
			expect(problemsIn(row, dialerRow)).toEqual([]);
			expect(problemsIn(row, salesRow)).toEqual([]);
		}
	});

	it.each([
		['a local time', { calltime: '2024-01-01 09:00:00' }, 'calltime'],
		['a form as an object', { customizeResults: { Level1: 'RPC' } }, 'customizeResults'],
		['no form', { customizeResults: null }, 'customizeResults'],
		['a duration as text', { talkDuration: '25' }, 'talkDuration'],
		['a word nobody knows', { callResultType: 'Answered' }, 'callResultType'],
		['no type of call', { callType: '' }, 'callType'],
		['a missing time', { endtime: undefined }, 'endtime'],
		['a column that is a number', { customerInfo: { dpd: 3 } }, 'customerInfo'],
	])('refuses %s', (_case, more, name) => {
		const sent = JSON.parse(JSON.stringify({ ...answeredRow, ...more })) as object;
		expect(problemsIn(sent, salesRow)).toEqual([expect.stringMatching(`^${name} is `)]);
	});
});

it('the reader of the list wants a name, a source and a time with zone', () => {
	const listed = { taskId: '1', groupName: 'A', state: 'Running' };
	const good = { ...listed, name: 'x', source: 'web', actualStartTime: '2024-01-01T02:00:00Z' };
	expect(problemsIn(good, listedTask)).toEqual([]);
	const bad = { ...listed, taskName: 'x', actualStartTime: '2024-01-01 09:00:00' };
	expect(problemsIn(bad, listedTask)).toHaveLength(3);
});

it.each([
	['a decimal tail in Comments', { Comments: '4711.0' }, 'Comments'],
	['no intention', { Intention: '' }, 'Intention'],
	['a time without Z', { CallEndTime: '2026-03-02 10:00:47' }, 'CallEndTime'],
	['no robot', { RobotID: undefined }, 'RobotID'],
])('the reader of call records refuses %s', (_case, more, name) => {
	expect(problemsIn(finishedRecord, finishedCallRecord)).toEqual([]);
	const sent = JSON.parse(JSON.stringify({ ...finishedRecord, ...more })) as object;
	expect(problemsIn(sent, finishedCallRecord)).toEqual([expect.stringMatching(`^${name} is `)]);
});
