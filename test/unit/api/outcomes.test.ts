import * as fc from 'fast-check';
import { concurrently, outcomeOf } from '../../../nodes/shared/api/outcomes';

const pace = { atOnce: 10 };

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);

/** Works one turn of the event loop on each entry and counts how many are at work. */
function workshop(failing: number[] = []) {
	let now = 0;
	const started: number[] = [];
	const atWork: number[] = [];
	const work = async (entry: number) => {
		started.push(entry);
		atWork.push(++now);
		await new Promise((resolve) => setImmediate(resolve));
		now--;
		if (failing.includes(entry)) throw new Error(`no ${entry}`);
		return entry * 2;
	};
	return { work, started, atWork };
}

it('gives every answer in the order of the items', async () => {
	const outcomes = await concurrently(numbers(35), { goOn: false, pace }, workshop().work);
	expect(outcomes).toEqual(numbers(35).map((entry) => ({ result: entry * 2 })));
});

it('keeps the order when later items are quicker', async () => {
	const work = async (entry: number) => {
		for (let turn = 0; turn < 12 - entry; turn++) await Promise.resolve();
		return entry;
	};
	expect(await concurrently(numbers(12), { goOn: false, pace }, work)).toEqual(
		numbers(12).map((result) => ({ result })),
	);
});

it('lets the first item log in alone, then works on ten at once', async () => {
	const { work, atWork } = workshop();
	await concurrently(numbers(50), { goOn: false, pace }, work);
	expect(atWork[0]).toBe(1);
	expect(atWork[1]).toBe(1);
	expect(Math.max(...atWork)).toBe(10);
});

it('works on fewer at once when told to', async () => {
	const { work, atWork } = workshop();
	await concurrently(numbers(20), { goOn: false, pace: { atOnce: 1 } }, work);
	expect(Math.max(...atWork)).toBe(1);
});

it('works on more or fewer at once as soon as the pace changes', async () => {
	const { work, atWork } = workshop();
	const changing = { atOnce: 2 };
	await concurrently(numbers(60), { goOn: false, pace: changing }, async (entry) => {
		const result = await work(entry);
		if (entry === 10) changing.atOnce = 8;
		if (entry === 30) changing.atOnce = 3;
		return result;
	});
	expect(Math.max(...atWork.slice(0, 10))).toBe(2);
	expect(Math.max(...atWork.slice(10, 30))).toBe(8);
	expect(Math.max(...atWork.slice(40))).toBe(3);
});

it('starts nothing more after the first item failed', async () => {
	const { work, started } = workshop([0]);
	const outcomes = await concurrently(numbers(5), { goOn: false, pace }, work);
	expect(started).toEqual([0]);
	expect(outcomes).toEqual([
		{ failure: new Error('no 0') },
		undefined,
		undefined,
		undefined,
		undefined,
	]);
});

it('ends what is under way after a failure and starts nothing new', async () => {
	const { work, started } = workshop([3]);
	const outcomes = await concurrently(numbers(100), { goOn: false, pace }, work);
	expect(started.length).toBeLessThan(25);
	expect(outcomes).toHaveLength(100);
	for (const entry of started.filter((at) => at !== 3))
		expect(outcomes[entry]).toEqual({ result: entry * 2 });
	expect(outcomes[3]).toEqual({ failure: new Error('no 3') });
});

it('goes on after failures when the user wants that', async () => {
	const { work } = workshop([0, 7]);
	const outcomes = await concurrently(numbers(30), { goOn: true, pace }, work);
	expect(outcomes.filter((outcome) => outcome && 'failure' in outcome)).toHaveLength(2);
	expect(outcomes).not.toContain(undefined);
});

it('works on each item exactly once, whatever fails', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.integer({ min: 0, max: 40 }),
			fc.array(fc.nat(40), { maxLength: 5 }),
			fc.boolean(),
			async (count, failing, goOn) => {
				const { work, started } = workshop(failing);
				const outcomes = await concurrently(numbers(count), { goOn, pace }, work);
				expect(outcomes).toHaveLength(count);
				expect(new Set(started).size).toBe(started.length);
				expect(outcomes.filter((outcome) => outcome !== undefined)).toHaveLength(started.length);
				if (goOn) expect(started).toHaveLength(count);
			},
		),
		{ numRuns: 60 },
	);
});

it('gives the end of an action as a value', async () => {
	expect(await outcomeOf(async () => 1)).toEqual({ result: 1 });
	expect(await outcomeOf(async () => Promise.reject(new Error('no')))).toEqual({
		failure: new Error('no'),
	});
});
