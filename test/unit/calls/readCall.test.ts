import * as fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import { readCall } from '../../../nodes/shared/calls';
import { callDetail } from './samples';

describe('answered', () => {
	const spoken = [{ time: '00:00:01', robottext: 'Hello', text: '' }];
	const silent = [{ time: '00:00:01', robottext: '', text: '' }];
	it.each<[string, IDataObject, boolean | undefined]>([
		['yes when somebody talked', { TalkRound: 1, AsrResult: spoken }, true],
		['yes by the rounds alone', { TalkRound: 3 }, true],
		['yes by the transcript alone', { AsrResult: spoken }, true],
		['yes by the transcript when the rounds say none', { TalkRound: 0, asr_result: spoken }, true],
		['no when both are empty', { TalkRound: 0, AsrResult: [] }, false],
		['no when there were no rounds', { TalkRound: 0 }, false],
		['no by a transcript without a word', { TalkRound: 0, AsrResult: silent }, false],
		['no when the transcript is null', { asr_result: null }, false],
		['unknown when the source has neither', { CallID: 'c' }, undefined],
		['unknown when the rounds say nothing', { TalkRound: null }, undefined],
	])('%s', (_what, source, answered) => {
		expect(readCall(source).answered).toBe(answered);
	});
});

describe('times and durations', () => {
	it.each([
		['2026-11-20T02:00:00Z', '2026-11-20T02:00:00.000Z'],
		['2026-11-20T09:00:00+07:00', '2026-11-20T02:00:00.000Z'],
		['2026-11-20T09:00:00+0700', '2026-11-20T02:00:00.000Z'],
		['2026-11-20 02:00:00Z', '2026-11-20T02:00:00.000Z'],
		['2026-11-20T02:00:00.123456Z', '2026-11-20T02:00:00.123Z'],
	])('gives %s in UTC', (text, utc) => {
		expect(readCall({ CallStartTime: text }).startedAt).toBe(utc);
	});

	it.each(['2026-11-20 09:00:00', '2026-11-20T09:00:00', '2026-11-20 09:00'])(
		'keeps a time that does not say its zone as it is written: %s',
		(time) => {
			expect(readCall({ CallStartTime: time, call_end_time: time })).toEqual({
				startedAtLocal: time,
				endedAtLocal: time,
			});
		},
	);

	it.each([
		'2026-11-20',
		'soon',
		'z',
		1763600400,
		// Its year looks like a zone.
		'11-20-2026',
		'2026-02-30T09:00:00Z',
	])('makes no time of %j, and keeps it', (time) => {
		expect(readCall({ CallStartTime: time, call_end_time: time })).toEqual({
			custom: { CallStartTime: time, call_end_time: time },
		});
	});

	it('gives the time of an earlier try in UTC when it says its zone, else as it is', () => {
		const RedailCall = ['2026-11-20T09:00:00+07:00', '2026-11-20 09:00:00', 'soon'].map(
			(CallStartTime) => ({ CallStartTime }),
		);
		expect(readCall({ RedailCall }).earlierAttempts).toEqual([
			{ startedAt: '2026-11-20T02:00:00.000Z' },
			{ startedAtLocal: '2026-11-20 09:00:00' },
			{ startedAtLocal: 'soon' },
		]);
	});

	it('says nothing of a time that was never set', () => {
		for (const time of ['0001-01-01T00:00:00Z', '0001-01-01 00:00:00'])
			expect(readCall({ CallStartTime: time })).toEqual({});
	});

	it('says nothing of a blank time', () => {
		expect(readCall({ CallStartTime: '', call_end_time: null })).toEqual({});
	});

	it("prefers the source's duration to end minus start", () => {
		const times = {
			call_start_time: '2026-11-20T02:00:00Z',
			call_end_time: '2026-11-20T02:01:00Z',
		};
		expect(readCall({ ...times, duration: 0 }).durationSeconds).toBe(0);
		expect(readCall({ ...times, duration: '12' }).durationSeconds).toBe(12);
		expect(readCall(times).durationSeconds).toBe(60);
	});

	it('leaves out a duration that would be negative or has only one end', () => {
		const early = '2026-11-20T02:00:00Z';
		const late = '2026-11-20T03:00:00Z';
		expect(readCall({ CallStartTime: late, CallEndTime: early })).not.toHaveProperty(
			'durationSeconds',
		);
		expect(readCall({ CallStartTime: late })).not.toHaveProperty('durationSeconds');
	});
});

describe('values', () => {
	it.each<[string, IDataObject, object]>([
		['amounts as numbers', { borrowed_amount: '20000.00' }, { borrowedAmount: 20000 }],
		['a negative amount', { TotalOwingAmount: '-1.5' }, { totalOwingAmount: -1.5 }],
		[
			'an amount that can be misread as it is written',
			{ BorrowedAmount: '20,000', TotalOwingAmount: '' },
			{ custom: { BorrowedAmount: '20,000' } },
		],
		[
			'the readable one of two spellings',
			{ TaskID: ['t'], task_id: 't' },
			{ taskId: 't', custom: { TaskID: ['t'] } },
		],
		[
			'slots and labels of another type',
			{ slots: [1], EventLabel: 'x' },
			{ custom: { slots: [1], EventLabel: 'x' } },
		],
		[
			'a transcript of another type, without saying that nobody spoke',
			{ AsrResult: 'Hello' },
			{ custom: { AsrResult: 'Hello' } },
		],
		['no amount where there is none', { BorrowedAmount: 'null', TotalOwingAmount: '' }, {}],
		['ids as text', { CallID: 17, TaskID: 4.0 }, { callId: '17', taskId: '4' }],
		['case ids without a decimal tail', { case_id: '123456.0' }, { caseId: '123456' }],
		['case ids without two zeros', { caseid: '123456.00' }, { caseId: '123456' }],
		[
			'ids whose tail means something',
			{ case_id: 'A.0', CallID: '1.50' },
			{ caseId: 'A.0', callId: '1.50' },
		],
		['no ring type where AIRudder writes null', { RingType: 'null', ring_type: null }, {}],
		['the filled one of two spellings', { TaskID: ' ', task_id: 't' }, { taskId: 't' }],
		['slots as text', { slots: 'a=1' }, { slots: 'a=1' }],
		[
			'no empty slots, labels or values',
			{ NerSlots: {}, EventLabel: {}, ExtraA: ' ', variables: {} },
			{},
		],
		['no empty list of tries', { RedailCall: [] }, {}],
		['no intention where there is none', { Intention: '--', Multi_intention: '--' }, {}],
		[
			'no intention of an earlier try where there is none',
			{ RedailCall: [{ CallID: 'c', ResultLabel: '--' }] },
			{ earlierAttempts: [{ callId: 'c' }] },
		],
		['further intentions as text', { Multi_intention: 'A,B' }, { intentions: 'A,B' }],
		['further intentions as a list', { Multi_intention: ['A', '--'] }, { intentions: ['A'] }],
		['further intentions in any form', { multi_intention: { A: 1 } }, { intentions: { A: 1 } }],
		['no further intentions where there are none', { Multi_intention: ['--'] }, {}],
		[
			'what the caller wrote, to the letter',
			{ Comments: ' 0017.0 ' },
			{ comments: '0017.0', reference: ' 0017.0 ' },
		],
		['a number that the caller wrote', { Comments: 1000 }, { comments: '1000', reference: '1000' }],
		['the remarks of an agent as no reference', { talkremarks: 'ok' }, { comments: 'ok' }],
		['variables', { variables: { tone: 'soft' } }, { custom: { tone: 'soft' } }],
	])('%s', (_what, source, record) => {
		expect(readCall(source)).toEqual(record);
	});

	it('writes lines without a time when there is none', () => {
		const turns = [{ robottext: 'Hello' }, 'noise', { text: 'Yes' }, { time: '00:00:09' }];
		expect(readCall({ AsrResult: turns })).toMatchObject({
			transcript: [{ robot: 'Hello' }, { callee: 'Yes' }],
			transcriptText: 'Robot: Hello\nCallee: Yes',
		});
	});
});

/** JSON objects as they arrive, names of the contract and dangerous ones among theirs. */
const names = fc.oneof(
	fc.constantFrom(
		'__proto__',
		'constructor',
		'prototype',
		'toString',
		'hasOwnProperty',
		'extend',
		'extra',
		'variables',
		'custom_attribute',
		'AsrResult',
		'TalkRound',
		'RedailCall',
		'CallStartTime',
		'CallID',
		'slots',
		'NerSlots',
		'ExtraA',
		'duration',
		'Question',
		'Content',
	),
	fc.string(),
);
const { tree } = fc.letrec((tie) => ({
	leaf: fc.oneof(fc.string(), fc.double(), fc.boolean(), fc.constant(null)),
	list: fc.array(tie('tree'), { maxLength: 4 }),
	object: fc.array(fc.tuple(names, tie('tree')), { maxLength: 6 }).map(Object.fromEntries),
	tree: fc.oneof({ maxDepth: 4 }, tie('leaf'), tie('list'), tie('object')),
}));
const source = fc
	.array(fc.tuple(names, tree), { maxLength: 8 })
	.map((entries) => JSON.parse(JSON.stringify(Object.fromEntries(entries))) as IDataObject);

it('reads any object without failing, and gives only plain data', () => {
	fc.assert(
		fc.property(source, (object) => {
			const record = readCall(object);
			expect(JSON.parse(JSON.stringify(record))).toEqual(record);
			expect(Object.values(record)).not.toContain(undefined);
		}),
		{ numRuns: 3000 },
	);
});

describe('a field of an unexpected kind', () => {
	/** Not in the record: they say nothing of the call to the person. */
	const passedOver = new Set(['id', 'RobotID', 'RingTime']);
	const names = Object.keys(callDetail).filter((name) => !passedOver.has(name));

	it.each(names)('%s is never lost, and breaks nothing', (name) => {
		const { [name]: _usual, ...others } = callDetail as IDataObject;
		const without = readCall(others);
		fc.assert(
			fc.property(fc.jsonValue({ maxDepth: 3 }), (value) => {
				const kept = readCall({ ...others, [name]: value });
				if (saysNothing(value)) return;
				expect(kept).not.toEqual(without);
				// What was not read stands there untouched, and nothing else has changed for it.
				if (Object.hasOwn(kept, name)) {
					expect(kept[name as keyof typeof kept]).toEqual(value);
					expect(Object.keys(kept)).toEqual(expect.arrayContaining(Object.keys(without)));
				}
			}),
		);
	});

	function saysNothing(value: unknown): boolean {
		if (typeof value === 'object') return Object.keys(value ?? {}).length === 0;
		return typeof value === 'string' && ['', 'null', '--'].includes(value.trim());
	}
});

it('keeps names such as __proto__ as plain names and changes nothing else with them', () => {
	const evil = fc.constantFrom('__proto__', 'constructor', 'prototype', 'toString');
	fc.assert(
		fc.property(evil, fc.string({ minLength: 1 }), (name, text) => {
			fc.pre(text.trim() !== '');
			const named = `{${JSON.stringify(name)}: {"polluted": ${JSON.stringify(text)}}}`;
			const sources = [
				`{"custom_attribute": ${named}}`,
				`{"variables": ${named}}`,
				`{"extend": ${named}}`,
				`{"extend": {"variables": ${named}}}`,
				`{"extra": [{"Question": ${JSON.stringify(name)}, "Content": {"polluted": "x"}}]}`,
				named,
			];
			for (const json of sources) {
				const record = readCall(JSON.parse(json) as IDataObject);
				expect(Object.getPrototypeOf(record)).toBe(Object.prototype);
				expect(Object.getPrototypeOf(record.custom ?? {})).toBe(Object.prototype);
				expect(record.custom ?? {}).not.toHaveProperty('polluted');
				expect({}).not.toHaveProperty('polluted');
			}
			const kept = readCall(JSON.parse(sources[0]!) as IDataObject).custom ?? {};
			expect(Object.keys(kept)).toEqual([name]);
		}),
	);
});
