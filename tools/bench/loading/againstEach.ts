import type { Comparison } from '../benchCase';
import { median } from '../ratio';

/** Ours against each of the others, by round; the one whose median is largest is the one that the goal is about, if any. */
export function againstEach(
	{ what, unit, goal }: Pick<Comparison, 'what' | 'unit' | 'goal'>,
	ours: number[],
	others: Record<string, number[]>,
): Comparison[] {
	const largest = Math.max(...Object.values(others).map(median));
	return Object.entries(others).map(([against, theirs]) => ({
		what,
		against,
		unit,
		ours,
		theirs,
		...(goal && median(theirs) === largest ? { goal } : {}),
	}));
}
