import { createHmac } from 'node:crypto';
import { comparisons } from '../../../tools/bench/events/comparisons';
import { deliveries } from '../../../tools/bench/events/deliveries';
import { ratioOf } from '../../../tools/bench/ratio';
import { sampleChatbotKey } from '../../../simulator';

const taken = (perSecond: number, answerMs: number, cpuMs: number) => ({
	perSecond,
	answerMs,
	cpuMs,
});

const empty = [taken(100, 10, 8), taken(99, 10, 8), taken(101, 10, 8)];

const figuresOf = (ours: typeof empty) =>
	comparisons('unsigned', { ours, empty, webhook: empty }).map((one) => {
		const { ratio, least, most, isMet } = ratioOf(one);
		return [one.what, one.against, { ratio, least, most, isMet }];
	});

describe('a trigger in figures', () => {
	it('is told as ratios to each of the others, and misses its goals by the empty trigger alone', () => {
		const slower = [taken(96, 11, 12), taken(99, 10.6, 16), taken(95, 12, 8)];
		const rate = { ratio: 0.96, least: 95 / 101, most: 1 };
		const answer = { ratio: 1.1, least: 1.06, most: 1.2 };
		const work = { ratio: 1.5, least: 1, most: 2, isMet: undefined };
		expect(figuresOf(slower)).toEqual([
			['Deliveries a second, unsigned', 'empty community trigger', { ...rate, isMet: false }],
			['Answer to a delivery, unsigned', 'empty community trigger', { ...answer, isMet: false }],
			["n8n's work for a delivery, unsigned", 'empty community trigger', work],
			['Deliveries a second, unsigned', "n8n's Webhook node", { ...rate, isMet: undefined }],
			['Answer to a delivery, unsigned', "n8n's Webhook node", { ...answer, isMet: undefined }],
			["n8n's work for a delivery, unsigned", "n8n's Webhook node", work],
		]);
	});

	it('meets its goals with 97 % of the rate and 105 % of the time to answer', () => {
		const justSo = [taken(97, 10.5, 8), taken(97, 10.5, 8), taken(97, 10.5, 8)];
		expect(figuresOf(justSo).slice(0, 2)).toMatchObject([
			['Deliveries a second, unsigned', 'empty community trigger', { isMet: true }],
			['Answer to a delivery, unsigned', 'empty community trigger', { isMet: true }],
		]);
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
