import * as fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import { dialerCallResults } from '../../../nodes/shared/api/endpoints.generated';
import { readCall } from '../../../nodes/shared/calls';
import { dialerRow } from './samples';

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

it.each<[unknown, string | undefined, unknown]>([
	[12, 'Talked', 12],
	['3', 'Busy', 3],
	[99, '99', 99],
	[-1, '-1', -1],
	['Busy line', 'Busy line', 'Busy line'],
	['', undefined, undefined],
	[undefined, undefined, undefined],
])('says why a dialer call ended: %j', (hangupReason, words, number) => {
	const record = readCall({ ...call, hangupReason } as IDataObject);
	expect([record.hangupType, record.hangupReason]).toEqual([words, number]);
});

it.each<[string, IDataObject, string | undefined]>([
	['none yet while a call goes on', { state: 'RINGING' }, undefined],
	['none yet where nothing is said of its end', {}, undefined],
	['unknown once it hung up', { state: 'HANGUP' }, 'Unknown'],
	['unknown once the agent hung up', { State: 'HANGUP' }, 'Unknown'],
	['unknown for a row with an end', { endtime: '2026-11-20T02:00:35Z' }, 'Unknown'],
])('takes reason 0 for %s', (_what, fields, words) => {
	const record = readCall({ ...call, hangupReason: 0, ...fields });
	expect([record.hangupType, record.hangupReason]).toEqual([words, words && 0]);
});

it('reads a dialer event into the record of all calls', () => {
	const source = {
		...call,
		contactName: 'Budi',
		state: 'TALKRESULT',
		timestamp: at,
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
		agentName: 'dewi',
		recordingUrl: 'https://example.com/r.wav',
		comments: 'pays on Friday',
		labels: { Level1: 'PTP' },
		results: [{ title: 'Level1', value: 'PTP' }],
		custom: { info1: 'x', policy: 7 },
	});
});

it('reads every field of a row of the call list', () => {
	expect(readCall(dialerRow)).toEqual({
		callId: '0123456789abcdef0123456789abcdef',
		taskId: 't-1',
		taskName: 'due-today',
		phoneNumber: '+6281234567890',
		contactName: 'Sari',
		callType: 'auto',
		callResult: 'SuccAgentHangup',
		callResultDescription: 'Talked, the agent hung up',
		talkResult: 'Connected',
		answered: true,
		agentName: 'dewi',
		groupName: 'Collection',
		hangupType: 'Talked',
		hangupReason: 12,
		startedAt: '2026-11-20T02:00:00.000Z',
		ringAt: '2026-11-20T02:00:02.000Z',
		answeredAt: '2026-11-20T02:00:10.000Z',
		talkStartedAt: '2026-11-20T02:00:12.000Z',
		endedAt: '2026-11-20T02:00:35.000Z',
		durationSeconds: 35,
		talkDurationSeconds: 25,
		waitedSeconds: 2,
		talkedSeconds: 23,
		heldSeconds: 0,
		attempts: 1,
		recordingUrl: 'https://files.example.com/download/20261120/a/b.wav',
		comments: 'pays on Friday',
		labels: { Level1: 'PTP', 'PTP Amount': '20000.00' },
		results: [
			{ title: 'Level1', groupName: 'Collection', value: 'PTP' },
			{ title: 'PTP Amount', groupName: 'Collection', value: '20000.00' },
		],
		custom: {
			mainNumber: '+6281234567891',
			phoneTag: 'mobile_phone_2',
			biztype: 'Collection',
			OrgName: 'Kredit Kita',
			caller: '+622150002',
			wfContactId: 'w-7',
			distRuleAgent: 'any',
			seText: 'good',
			seScore: 9,
			remark: 'vip',
			adminAct: ['listened'],
			transferReason: 'to a lead',
			TaskStartTime: '2026-11-20T01:00:00Z',
			policy: 'P-9',
		},
	});
});

it.each([
	...Object.keys(dialerCallResults).map((result) => [{ callResultType: result }, result] as const),
	[{ callResultType: 'SomethingNew' }, undefined] as const,
	[{ callResultType: 'SomethingNew', answertime: '2026-11-20T02:00:10Z' }, 'yes'] as const,
	[{ callResultType: 'SomethingNew', answertime: '' }, undefined] as const,
	[{ callResultType: 'SomethingNew', answertime: null }, undefined] as const,
	[{ callResultType: 'Voicemail', answertime: '2026-11-20T02:00:10Z' }, 'Voicemail'] as const,
	[{ answertime: '2026-11-20 09:00:10' }, 'yes'] as const,
	[{}, undefined] as const,
])('says whether somebody answered: %j', (fields, result) => {
	const no = ['Dnc', 'Overrun', 'NoRinging', 'Fusing', 'Voicemail', 'NoAnswered'];
	const answered = result === undefined ? undefined : !no.includes(result);
	expect(readCall({ ...call, ...fields }).answered).toBe(answered);
});

it('keeps times without a zone as they are written', () => {
	const { calltime, endtime } = { calltime: '2026-11-20 09:00:00', endtime: '2026-11-20T09:00:35' };
	expect(readCall({ ...call, calltime, endtime })).toMatchObject({
		startedAtLocal: calltime,
		endedAtLocal: endtime,
	});
});

it('says nothing of what did not happen', () => {
	const nothing = { ringtime: '', answertime: null, talktime: '', agentName: null, reclink: '' };
	const empty = { customizeResults: [], adminAct: [], customerInfo: {}, transferReason: '' };
	expect(readCall({ ...call, ...nothing, ...empty })).toEqual(readCall(call));
});

it('keeps results without a title, and rows of any other shape', () => {
	const record = readCall({
		...call,
		nthCall: { of: 3 },
		calltime: 'soon',
		customizeResults: [{ title: 'Level1', value: ['a', 1] }, 'PTP', { value: 'x' }],
		customerInfo: ['P-9'],
		newField: { a: 1 },
	});
	expect(record).toEqual({
		callId: 'c',
		phoneNumber: '+628111000000',
		taskId: 't',
		labels: { Level1: ['a', 1] },
		results: [{ title: 'Level1', value: ['a', 1] }],
		custom: {
			nthCall: { of: 3 },
			calltime: 'soon',
			customizeResults: ['PTP', { value: 'x' }],
			customerInfo: ['P-9'],
			newField: { a: 1 },
		},
	});
});

/** Anything but text and numbers, which fields of the row hold, with something in it. */
const odd = fc
	.oneof(fc.boolean(), fc.dictionary(fc.string(), fc.jsonValue()), fc.array(fc.jsonValue()))
	.filter((value) => typeof value !== 'object' || Object.keys(value).length > 0);
const rowFields = Object.keys(dialerRow).filter(
	(name) => !['callid', 'phoneNumber', 'customerInfo', 'customizeResults'].includes(name),
);

it('never fails on a row whose fields have other types, and loses none of them', () => {
	fc.assert(
		fc.property(fc.constantFrom(...rowFields), odd, (name, value) => {
			const record = readCall({ ...dialerRow, [name]: value });
			expect(record.custom).toMatchObject({ [name]: value });
		}),
	);
});

it('reads any row without failing', () => {
	const fields = fc
		.dictionary(fc.constantFrom(...Object.keys(dialerRow)), fc.jsonValue())
		.map((row) => JSON.parse(JSON.stringify(row)) as IDataObject);
	fc.assert(
		fc.property(fields, (row) => {
			const record = readCall({ ...dialerRow, ...row });
			expect(JSON.parse(JSON.stringify(record))).toEqual(record);
		}),
		{ numRuns: 1000 },
	);
});
