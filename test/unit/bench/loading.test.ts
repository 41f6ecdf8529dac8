import { againstEach } from '../../../tools/bench/loading/againstEach';

describe('the comparison of packages', () => {
	it('sets the goal by the largest of the others, whoever that is', () => {
		const compared = againstEach({ what: 'Heap', unit: 'MB', goal: { atMost: 0.5 } }, [1, 1, 1], {
			a: [2, 2, 9],
			b: [3, 3, 1],
			c: [1, 1, 1],
		});
		expect(compared.map(({ against, goal }) => [against, goal])).toEqual([
			['a', undefined],
			['b', { atMost: 0.5 }],
			['c', undefined],
		]);
	});
});
