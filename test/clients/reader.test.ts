import { problemsIn } from './reader';
import { dialerRow, listedTask, salesRow } from './tables';

/** Shape of section 5, every value made up. */
const row = {
	callid: '0123456789abcdef0123456789abcdef',
	taskId: 'fedcba9876543210fedcba9876543210',
	taskName: 'Bucket1-20240101-0900',
	phoneNumber: '+6281111111110',
	mainNumber: '+6281111111110',
	callType: 'auto',
	callResultType: 'SuccAgentHangup',
	calltime: '2024-01-01T02:00:00Z',
	ringtime: '2024-01-01T02:00:02Z',
	answertime: '2024-01-01T02:00:08Z',
	talktime: '2024-01-01T02:00:10Z',
	endtime: '2024-01-01T02:00:35Z',
	talkDuration: 25,
	waitingDuration: 2,
	talkedTime: 23,
	holdDuration: 0,
	nthCall: 1,
	hangupReason: 12,
	agentName: 'ayu',
	biztype: 'Collection',
	adminAct: [],
	transferReason: '',
	reclink: '',
	talkremarks: '',
	customerName: '',
	customizeResults: [{ title: 'Level1', groupName: 'Collection', value: 'RPC' }],
	customerInfo: { account_id: '1001' },
};

describe('the strict reader of a row', () => {
	it('takes the shape that production reads', () => {
		expect(problemsIn(row, dialerRow)).toEqual([]);
		expect(problemsIn(row, salesRow)).toEqual([]);
	});

	it('takes a call that nobody answered', () => {
		const nothing = { ringtime: '', answertime: null, talktime: '', agentName: null };
		const unanswered = { ...row, ...nothing, callResultType: 'NoRinging', customizeResults: [] };
		expect(problemsIn(unanswered, salesRow)).toEqual([]);
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
		const sent = JSON.parse(JSON.stringify({ ...row, ...more })) as object;
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
