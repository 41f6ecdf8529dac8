import type { Comparison } from '../../../tools/bench/benchCase';
import { chartOf } from '../../../tools/bench/chart';

const line = (unit: Comparison['unit'], goal?: Comparison['goal']): Comparison => ({
	...{ what: 'A read', against: 'HTTP Request', unit, goal },
	...{ ours: [1, 2, 4], theirs: [4, 4, 4] },
});

const chart = (...comparisons: Comparison[]) =>
	chartOf({ name: 'reads', title: 'Reads', comparisons }, 'light');

describe('a chart of the bench', () => {
	it.each([
		['left of 1 is better;', [line('ms', { atMost: 0.2 }), line('MB')]],
		['right of 1 is better;', [line('per second', { atLeast: 0.97 }), line('per second')]],
		[
			'left of 1 is better, but right of it where it is so many per second;',
			[line('ms'), line('per second')],
		],
	])('says that %s where that is so', (words, comparisons) => {
		expect(chart(...comparisons)).toContain(`Ours divided by the other: ${words}`);
	});

	it('tells of each line the ratio, and its smallest and largest round', () => {
		const svg = chart(line('ms'));
		expect(svg).toContain('A read / HTTP Request (ms)');
		expect(svg).toContain('0.5 (0.25–1)');
	});

	it('has another colour where a goal is missed', () => {
		const missed = '#c2603c';
		expect(chart(line('ms', { atMost: 0.4 }))).toContain(missed);
		expect(chart(line('ms', { atMost: 0.6 }), line('ms'))).not.toContain(missed);
	});
});
