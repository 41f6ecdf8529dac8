import { Clock } from '../../../simulator/clock';

const start = Date.parse('2026-03-02T02:00:00Z');
const quiet = (): void => undefined;

it('stands still until it is moved, and runs appointments in order at their own time', async () => {
	const clock = new Clock(0, start, quiet);
	const seen: Array<[string, number]> = [];
	const note = (name: string) => () => void seen.push([name, (clock.now() - start) / 1000]);
	clock.after(20, note('late'));
	clock.after(10, note('early'));
	clock.after(10, note('same time, later'));
	clock.after(90, note('never'));
	expect(clock.now()).toBe(start);
	await clock.advance(60);
	expect(seen).toEqual([
		['early', 10],
		['same time, later', 10],
		['late', 20],
	]);
	expect(clock.now()).toBe(start + 60_000);
});

it('runs what appointments arrange within the same move', async () => {
	const clock = new Clock(0, start, quiet);
	let times = 0;
	const again = (): void => {
		times += 1;
		clock.after(10, again);
	};
	clock.after(10, again);
	await clock.advance(35);
	expect(times).toBe(3);
	await clock.advanceUntil(() => times === 5);
	expect(clock.now()).toBe(start + 50_000);
	clock.clear();
});

it('lets callers that move it at once take turns', async () => {
	const clock = new Clock(0, start, quiet);
	await Promise.all([clock.advance(10), clock.advance(20)]);
	expect(clock.now()).toBe(start + 30_000);
});

it('runs by itself when it has a speed', async () => {
	const clock = new Clock(1000, start, quiet);
	const rang = await new Promise<number>((resolve) => {
		// Not `after`: by then a millisecond may have passed, which is a second of this clock.
		clock.at(start + 20_000, () => resolve(clock.now()));
	});
	expect(rang).toBe(start + 20_000);
	clock.clear();
});

it('goes on after an appointment that failed', async () => {
	const errors: unknown[] = [];
	const clock = new Clock(1000, start, (error) => errors.push(error));
	clock.after(1, () => Promise.reject(new Error('lost')));
	await new Promise<void>((resolve) => clock.after(5, resolve));
	expect(errors).toEqual([new Error('lost')]);
	clock.clear();
});
