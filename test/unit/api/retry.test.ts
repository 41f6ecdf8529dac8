import { AiRudderFailure } from '../../../nodes/shared/api/failure';
import { retryRead } from '../../../nodes/shared/api/retry';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

const failing = (...failures: Error[]) => {
	let tries = 0;
	const read = async () => {
		const failure = failures[tries++];
		if (failure !== undefined) throw failure;
		return 'answer';
	};
	return { read, tries: () => tries };
};
const lost = () => new AiRudderFailure('uncertain', 'lost');
const full = (retryAfterSeconds?: number) =>
	new AiRudderFailure('refused', 'too many', { httpStatus: 429, retryAfterSeconds });

it.each([
	['a lost connection', lost()],
	['a host that cannot be reached', new AiRudderFailure('unreachable', 'no')],
	['too many requests', full()],
	['a server fault', new AiRudderFailure('uncertain', 'no', { httpStatus: 503 })],
	[
		'a fault inside HTTP 200',
		new AiRudderFailure('uncertain', 'no', { httpStatus: 200, bodyCode: 500 }),
	],
])('reads again after %s', async (_what, failure) => {
	const { read, tries } = failing(failure);
	const answer = retryRead(read);
	await jest.runAllTimersAsync();
	expect(await answer).toBe('answer');
	expect(tries()).toBe(2);
});

it.each([
	['input that is wrong', new AiRudderFailure('input', 'no')],
	['a refusal', new AiRudderFailure('refused', 'no', { httpStatus: 200, bodyCode: 10506 })],
	['a refused status', new AiRudderFailure('refused', 'no', { httpStatus: 404 })],
	['a page in place of an answer', new AiRudderFailure('uncertain', 'no', { httpStatus: 200 })],
	['a redirect', new AiRudderFailure('uncertain', 'no', { httpStatus: 302 })],
	['an error of ours', new TypeError('bug')],
])('reads once when the next time would be the same: %s', async (_what, failure) => {
	const { read, tries } = failing(failure);
	await expect(retryRead(read)).rejects.toBe(failure);
	expect(tries()).toBe(1);
	expect(jest.getTimerCount()).toBe(0);
});

/** The pauses before each further try, in seconds. */
async function pauses(...failures: Error[]): Promise<number[]> {
	const times: number[] = [];
	const { read } = failing(...failures);
	const answer = retryRead(async () => {
		times.push(Date.now());
		return await read();
	}).catch(() => undefined);
	await jest.runAllTimersAsync();
	await answer;
	return times.slice(1).map((time, index) => (time - times[index]!) / 1000);
}

it('waits longer each time and gives up after four tries, with the last failure', async () => {
	expect(await pauses(lost(), lost(), lost(), lost(), lost())).toEqual([0.5, 1, 2]);
	const last = lost();
	const answer = retryRead(failing(lost(), lost(), lost(), last).read);
	const refusal = expect(answer).rejects.toBe(last);
	await jest.runAllTimersAsync();
	await refusal;
});

it('waits as long as AIRudder asks, but half a minute at most', async () => {
	expect(await pauses(full(7), full(3600), full(0))).toEqual([7, 30, 0]);
});
