import type { Comparison } from '../../../tools/bench/benchCase';
import { median, ratioOf } from '../../../tools/bench/ratio';

const comparison = (given: Partial<Comparison>): Comparison => ({
	what: 'A read',
	against: 'HTTP Request',
	unit: 'ms',
	ours: [1],
	theirs: [2],
	...given,
});

describe('median', () => {
	it.each([
		[[3], 3],
		[[9, 1, 5], 5],
		[[10, 2, 9, 1], 5.5],
	])('of %j is %d', (figures, expected) => {
		expect(median(figures)).toBe(expected);
	});

	it('leaves the figures in their order', () => {
		const figures = [3, 1, 2];
		median(figures);
		expect(figures).toEqual([3, 1, 2]);
	});

	it('of nothing is a mistake', () => {
		expect(() => median([])).toThrow('There is no median of nothing');
	});
});

describe('ratioOf', () => {
	it('divides the medians, so that one bad round does not count, and tells the best and the worst round', () => {
		expect(ratioOf(comparison({ ours: [1, 2, 90], theirs: [10, 8, 9] }))).toEqual({
			ours: 2,
			theirs: 9,
			ratio: 2 / 9,
			least: 0.1,
			most: 10,
			isMet: undefined,
		});
	});

	it.each([
		[{ atMost: 0.5 }, true],
		[{ atMost: 0.49 }, false],
		[{ atLeast: 0.5 }, true],
		[{ atLeast: 0.51 }, false],
	])('with the goal %j, half is met: %s', (goal, isMet) => {
		expect(ratioOf(comparison({ goal })).isMet).toBe(isMet);
	});

	it('calls two zeros equal, and something against nothing endless', () => {
		expect(ratioOf(comparison({ ours: [0], theirs: [0] })).ratio).toBe(1);
		expect(ratioOf(comparison({ ours: [1], theirs: [0] })).ratio).toBe(Infinity);
	});

	it('takes no round that lacks a figure', () => {
		expect(() => ratioOf(comparison({ ours: [1, 2], theirs: [1] }))).toThrow('lacks one');
	});
});
