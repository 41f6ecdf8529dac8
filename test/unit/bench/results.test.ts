import { withResult } from '../../../tools/bench/results';

it('keeps the last result of each case when one is measured again', () => {
	const known = [
		{ name: 'reads', rounds: 5 },
		{ name: 'lists', rounds: 5 },
	];
	expect(withResult(known, { name: 'reads', rounds: 9 })).toEqual([
		{ name: 'lists', rounds: 5 },
		{ name: 'reads', rounds: 9 },
	]);
});
