import { turnsOfOthers } from '../../support/turnsOfOthers';
import { mapInTurns } from '../../../nodes/shared/api/turns';

/** Long enough that others want a turn meanwhile. */
function busyFor(milliseconds: number): void {
	const end = performance.now() + milliseconds;
	while (performance.now() < end);
}

it('works on every entry of a long list in its order, and lets others go on meanwhile', async () => {
	const entries = Array.from({ length: 200 }, (_, index) => index);
	const double = (entry: number) => {
		busyFor(1);
		return 2 * entry;
	};
	const { result, turns } = await turnsOfOthers(async () => await mapInTurns(entries, double));
	expect(result).toEqual(entries.map((entry) => 2 * entry));
	expect(turns).toBeGreaterThan(0);
});

it('passes on what the work throws', async () => {
	const failing = mapInTurns([1], () => {
		throw new Error('no');
	});
	await expect(failing).rejects.toThrow('no');
});
