import { readCall } from '../../../nodes/shared/calls';

const call = { callid: 'c', phoneNumber: '+628111000000', taskId: 't', nthCall: '2' };
const at = 1_763_600_400_000;
const time = '2025-11-20T01:00:00.000Z';

it.each([
	[{ state: 'CALLING', timestamp: at }, { startedAt: time }],
	[{ State: 'HANGUP', timestamp: String(at) }, { endedAt: time }],
	[{ state: 'RINGING', timestamp: at }, {}],
	[{ state: 'CALLING', timestamp: 'soon' }, {}],
	[{ state: 'CALLING' }, {}],
])('reads when a dialer call began or ended: %j', (fields, times) => {
	const { startedAt, endedAt } = readCall({ ...call, ...fields });
	expect({ startedAt, endedAt }).toEqual({ startedAt: undefined, endedAt: undefined, ...times });
});

it.each([
	[12, 'Talked'],
	['3', 'Busy'],
	[99, '99'],
	['', undefined],
	[undefined, undefined],
])('says why a dialer call ended: %j', (hangupReason, words) => {
	expect(readCall({ ...call, hangupReason }).hangupType).toBe(words);
});

it.each([
	[{ state: 'RINGING', hangupReason: 0 }, undefined],
	[{ State: 'ANSWERED', hangupReason: '0' }, undefined],
	[{ state: 'HANGUP', hangupReason: 0 }, 'Unknown'],
	[{ State: 'HANGUP', hangupReason: '0' }, 'Unknown'],
])('takes 0 for no reason yet, unless the call is over: %j', (fields, words) => {
	expect(readCall({ ...call, ...fields }).hangupType).toBe(words);
});

it('reads a dialer call into the record of all calls', () => {
	const source = {
		...call,
		contactName: 'Budi',
		state: 'TALKRESULT',
		reclink: 'https://example.com/r.wav',
		talkremarks: 'pays on Friday',
		agentName: 'dewi',
		info1: 'x',
		customizeResults: { Level1: 'PTP' },
		customerInfo: { policy: 7 },
	};
	expect(readCall(source)).toEqual({
		callId: 'c',
		phoneNumber: '+628111000000',
		taskId: 't',
		attempts: 2,
		contactName: 'Budi',
		status: 'TALKRESULT',
		recordingUrl: 'https://example.com/r.wav',
		comments: 'pays on Friday',
		labels: { Level1: 'PTP' },
		custom: { info1: 'x', agentName: 'dewi', policy: 7 },
	});
});
