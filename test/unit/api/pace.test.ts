import { AiRudderFailure } from '../../../nodes/shared/api/failure';
import { Pace } from '../../../nodes/shared/api/pace';

const tooMany = async () =>
	Promise.reject(new AiRudderFailure('refused', 'too many', { httpStatus: 429 }));

function answeredOften(times: number): Pace {
	const pace = new Pace();
	for (let answer = 0; answer < times; answer++) pace.answered(1000);
	return pace;
}

it('begins with ten requests at once, and takes one more with each answer, up to fifty', () => {
	expect(new Pace().atOnce).toBe(10);
	expect(answeredOften(5).atOnce).toBe(15);
	expect(answeredOften(500).atOnce).toBe(50);
});

it('asks for half as much at once when AIRudder takes no more, once for all that it refused together', async () => {
	const pace = answeredOften(500);
	const refused = await Promise.allSettled(
		Array.from({ length: 50 }, async () => pace.kept(tooMany)),
	);
	expect(refused.every(({ status }) => status === 'rejected')).toBe(true);
	expect(pace.atOnce).toBe(25);
	pace.answered(1000);
	expect(pace.atOnce).toBe(25);
	await expect(pace.kept(tooMany)).rejects.toThrow('too many');
	expect(pace.atOnce).toBe(13);
});

it('never stops asking altogether', async () => {
	const pace = new Pace();
	for (let time = 0; time < 9; time++) await pace.kept(tooMany).catch(() => undefined);
	expect(pace.atOnce).toBe(1);
});

it('does not slow down for other refusals and faults', async () => {
	const pace = new Pace();
	for (const failure of [
		new AiRudderFailure('refused', 'no such task', { bodyCode: 404 }),
		new AiRudderFailure('uncertain', 'broken', { httpStatus: 503 }),
		new Error('429'),
	])
		await expect(pace.kept(async () => Promise.reject(failure))).rejects.toBe(failure);
	expect(pace.atOnce).toBe(10);
});

it('asks for large answers one by one, and for fewer at once the larger they are', () => {
	const pace = answeredOften(500);
	pace.answered(5_000_000);
	expect(pace.atOnce).toBe(10);
	pace.answered(80_000_000);
	expect(pace.atOnce).toBe(1);
	pace.answered(1000);
	expect(pace.atOnce).toBe(1);
});
