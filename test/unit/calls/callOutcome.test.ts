import * as fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import { parsedContract, contractText } from '../../../contract/read';
import {
	callOutcomes,
	callsOfTask,
	itemsByOutcome,
	outcomeOfCall,
	readCall,
	type OutcomeOfCall,
} from '../../../nodes/shared/calls';
import { callDetail, taskDetail } from './samples';

/** The words of a schema of the contract. */
function wordsOf(name: string): string[] {
	const schemas = (parsedContract(contractText()) as { components: { schemas: IDataObject } })
		.components.schemas;
	const schema = schemas[name] as IDataObject;
	const words =
		schema.enum ?? schema['x-known-values'] ?? Object.keys(schema['x-enum-labels'] ?? {});
	return (words as unknown[]).map(String);
}

const ofDetail = (changed: IDataObject) =>
	outcomeOfCall({ ...callsOfTask({ ...taskDetail, detail: [{ ...callDetail, ...changed }] })[0] });
const silent = { TalkRound: 0, AsrResult: [] };

describe('the outcome of a robot’s call', () => {
	const open = ['created', 'pending', 'calling', 'paused'];

	it.each([...open, 'Calling', ' PENDING '])(
		'%s: is not finished, even if it was answered before',
		(Status) => {
			expect(ofDetail({ Status })).toBe('notFinished');
		},
	);

	it.each(['finished', 'FINISHED', 'cancelled', 'canceled'])(
		'%s: is answered when somebody talked, else not reached',
		(Status) => {
			expect(ofDetail({ Status })).toBe('answered');
			expect(ofDetail({ Status, ...silent })).toBe('notReached');
		},
	);

	it('a status that nobody knows decides nothing: the end of the call does', () => {
		expect(ofDetail({ Status: 'archived' })).toBe('answered');
		expect(ofDetail({ Status: 'archived', ...silent })).toBe('notReached');
		const begun = { Status: 'archived', CallEndTime: '', HangupType: '' };
		expect(ofDetail(begun)).toBe('notFinished');
	});

	it.each(wordsOf('RingType').filter((word) => !['normal', 'null'].includes(word)))(
		'rang with the word %s and tells no dialogue: is not reached',
		(ringType) => {
			const push = { status: 'finished', ringType, recordingUrl: 'https://example.com/x.mp3' };
			expect(outcomeOfCall(push)).toBe('notReached');
		},
	);

	it.each([
		['normal, with a recording', { ringType: 'normal', recordingUrl: 'https://x' }, 'answered'],
		['normal, with nothing of a talk', { ringType: 'normal' }, 'notReached'],
		['nothing at all', {}, 'notReached'],
	])('rang with %s: is %s', (_what, told, outcome) => {
		expect(outcomeOfCall({ endedAt: '2026-11-20T02:00:00Z', ...told })).toBe(outcome);
	});

	it('a call of Get Many, which tells its end and its recording only', () => {
		const call = { callid: 'c', callee: '+62811', call_end_time: '2026-11-20T02:00:00Z' };
		expect(outcomeOfCall({ ...readCall(call) })).toBe('notReached');
		expect(outcomeOfCall({ ...readCall({ ...call, recording_link: 'https://x' }) })).toBe(
			'answered',
		);
	});
});

describe('the outcome by what Create and Wait adds', () => {
	it.each<[string, IDataObject, OutcomeOfCall]>([
		['refused by AIRudder', { refused: true }, 'refused'],
		['skipped as no number', { skipped: true }, 'refused'],
		['failed, and nobody knows', { error: 'lost', status: 'finished' }, 'notFinished'],
		['time is over, nothing is known', { timedOut: true, taskStatus: 'calling' }, 'notFinished'],
		['time is over, but this call had ended', { timedOut: true, status: 'finished' }, 'notReached'],
		['the task was canceled before the call', { taskStatus: 'canceled' }, 'notReached'],
		['the task is over and tells no call yet', { taskStatus: 'finished' }, 'notFinished'],
		[
			'the task is over, its call was not made',
			{ taskStatus: 'finished', status: 'pending' },
			'notReached',
		],
		['an event tells that it is over', {}, 'notFinished'],
	])('%s', (_what, call, outcome) => {
		expect(outcomeOfCall(call)).toBe(outcome);
	});

	it('what is known to be over by who brings it needs no word for it', () => {
		expect(outcomeOfCall({}, { isOver: true })).toBe('notReached');
		expect(outcomeOfCall({ talkRounds: 1 }, { isOver: true })).toBe('answered');
	});
});

describe('the outcome of a dialer’s call', () => {
	const row = { callid: 'c', phoneNumber: '+62811', calltime: '2026-11-20T02:00:00Z' };
	const answered = [
		...['AgentBusy', 'UserHangupBeforeAssign', 'AgentReject', 'AgentNetworkError', 'UserHangup'],
		...['SuccUserHangup', 'SuccAgentHangup'],
	];

	it.each(wordsOf('DialerCallResult'))('%s', (callResultType) => {
		const expected = answered.includes(callResultType) ? 'answered' : 'notReached';
		expect(outcomeOfCall({ ...readCall({ ...row, callResultType }) })).toBe(
			callResultType === 'Dnc' ? 'refused' : expected,
		);
	});

	it.each(wordsOf('DialerHangupReason'))('reason %s, without a result', (reason) => {
		const call = {
			...row,
			hangupReason: Number(reason),
			endtime: '2026-11-20T02:01:00Z',
			reclink: 'https://x',
		};
		const talked = ['1', '12', '13', '14', '17', '19'];
		// 0 says that the reason is not known: the recording tells.
		const expected = talked.includes(reason) || reason === '0' ? 'answered' : 'notReached';
		expect(outcomeOfCall({ ...readCall(call) })).toBe(reason === '20' ? 'refused' : expected);
	});

	it.each([
		['CALLING', 'notFinished'],
		['RINGING', 'notFinished'],
		['ANSWERED', 'notFinished'],
		['HANGUP', 'notReached'],
		['TALKRESULT', 'notReached'],
	])('state %s: %s, as long as nothing tells of an answer', (state, outcome) => {
		expect(wordsOf('DialerCallState')).toContain(state);
		expect(outcomeOfCall({ ...readCall({ ...row, state, hangupReason: 0 }) })).toBe(outcome);
	});

	it('with the form that an agent filled in is answered', () => {
		const talk = { ...row, State: 'TALKRESULT', customizeResults: { Level1: 'Paid' } };
		expect(outcomeOfCall({ ...readCall(talk) })).toBe('answered');
	});

	it('a result that nobody knows decides nothing: the time of the answer does', () => {
		const call = { ...row, callResultType: 'Novel', endtime: '2026-11-20T02:01:00Z' };
		expect(outcomeOfCall({ ...readCall(call) })).toBe('notReached');
		const picked = { ...call, answertime: '2026-11-20T02:00:09Z' };
		expect(outcomeOfCall({ ...readCall(picked) })).toBe('answered');
	});
});

it('every item comes out once, untouched and in order, whatever it holds', () => {
	fc.assert(
		fc.property(fc.array(fc.dictionary(fc.string(), fc.jsonValue())), (records) => {
			const items = records.map((json, item) => ({
				json: json,
				pairedItem: { item },
				binary: { data: { data: '', mimeType: 'audio/mpeg' } },
			}));
			const outputs = itemsByOutcome(items);
			expect(outputs).toHaveLength(callOutcomes.length);
			for (const output of outputs) {
				const places = output.map(({ pairedItem }) => (pairedItem as { item: number }).item);
				expect(places).toEqual([...places].sort((one, other) => one - other));
			}
			expect(new Set(outputs.flat())).toEqual(new Set(items));
		}),
	);
});
