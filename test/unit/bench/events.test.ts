import { createHmac } from 'node:crypto';
import { comparisons } from '../../../tools/bench/events/comparisons';
import { cpuTimeMsIn } from '../../../tools/bench/events/cpuTime';
import { deliveries } from '../../../tools/bench/events/deliveries';
import { sampleChatbotKey } from '../../../simulator';

jest.mock('autocannon', () => jest.fn(), { virtual: true });

const taken = (perSecond: number, answerMs: number, cpuMs?: number) => ({
	perSecond,
	answerMs,
	cpuMs,
});

describe('the comparison of triggers', () => {
	const all = comparisons('unsigned', {
		ours: [taken(95, 10, 9), taken(96, 11, 8)],
		empty: [taken(100, 10, 8), taken(99, 10, 8)],
		webhook: [taken(120, 8, 7), taken(121, 8, 7)],
	});

	it('sets our rate and answer a goal by the empty trigger alone', () => {
		expect(
			all.filter(({ goal }) => goal).map(({ what, against, goal }) => [what, against, goal]),
		).toEqual([
			['Deliveries a second, unsigned', 'empty community trigger', { atLeast: 0.97 }],
			['Answer to a delivery, unsigned', 'empty community trigger', { atMost: 1.05 }],
		]);
	});

	it('has the figures of each round side by side', () => {
		const rate = all.find(
			({ unit, against }) => unit === 'per second' && against.includes('Webhook'),
		);
		expect(rate).toMatchObject({ ours: [95, 96], theirs: [120, 121] });
	});

	it('leaves out what the system does not tell, and who was not measured', () => {
		const few = comparisons('signed', { ours: [taken(1, 2)], empty: [taken(1, 2)] });
		expect(few.map(({ unit }) => unit)).toEqual(['per second', 'ms']);
	});
});

describe('what the deliveries of the bench are', () => {
	it('is signed over exactly the bytes that are sent', () => {
		const { body, headers } = deliveries.signed;
		const signature = createHmac('sha256', sampleChatbotKey.secret).update(body).digest('hex');
		expect(headers['X-AIRudder-Sign']).toBe(signature);
	});

	it('is a transcript of some 200 KB where it is large', () => {
		expect(deliveries.largeTranscript.body.length / 1000).toBeCloseTo(200, -2);
	});
});

describe('the CPU time of a process', () => {
	it('is read behind a program name that has spaces and brackets in it', () => {
		const line = '42 (node (n8n) x) S 1 42 42 0 -1 4194560 5 0 0 0 150 25 0 0 20 0 11 0 100 0';
		expect(cpuTimeMsIn(line)).toBe(1750);
	});
});
