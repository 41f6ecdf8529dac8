import { join } from 'node:path';
import type { BenchCase, Comparison } from '../benchCase';
import { inOwnProcess } from '../engine/ownProcess';
import type { LoginsAsked } from './loginsProcess';

const cases: Array<{ when: LoginsAsked['when']; what: string; most: number }> = [
	{ when: 'cold', what: '1,000 items, no token yet', most: 1 },
	{ when: 'ten workflows at once', what: '10 workflows at once, no token yet', most: 10 },
	{ when: 'expiry in mid-run', what: '1,000 items, the token ends in mid-run', most: 2 },
];

/** How often somebody logs in, counted by the simulator: once, because no busy machine changes a count. */
export const loginCounts: BenchCase = {
	name: 'logins',
	title: 'Logins',
	async measure() {
		const comparisons: Comparison[] = [];
		for (const { when, what, most } of cases) {
			const count = async (by: LoginsAsked['by']) => [
				await inOwnProcess<LoginsAsked, number>(join(__dirname, 'loginsProcess.ts'), { by, when }),
			];
			const [ours, theirs] = [await count('AIRudder'), await count('HTTP Request')];
			comparisons.push(
				{
					what,
					against: 'As many as may be',
					unit: 'times',
					ours,
					theirs: [most],
					goal: { atMost: 1 },
				},
				{ what, against: 'HTTP Request node', unit: 'times', ours, theirs },
			);
		}
		return comparisons;
	},
};
