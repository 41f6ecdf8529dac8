import { join } from 'node:path';
import type { BenchCase, Comparison } from '../benchCase';
import { ownProcess } from '../engine/ownProcess';
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
			const counting = async (by: LoginsAsked['by']) =>
				await ownProcess<LoginsAsked, number>(join(__dirname, 'loginsProcess.ts'), { by, when });
			const [ours, theirs] = await Promise.all([counting('AIRudder'), counting('HTTP Request')]);
			const counted = { ours: [await ours()], theirs: [await theirs()] };
			comparisons.push(
				{
					what,
					against: 'As many as may be',
					unit: 'times',
					...counted,
					theirs: [most],
					goal: { atMost: 1 },
				},
				{ what, against: 'HTTP Request node', unit: 'times', ...counted },
			);
		}
		return comparisons;
	},
};
