import type { Comparison } from '../benchCase';
import { median } from '../ratio';

/** The goal: half of what the largest of the others takes. */
const goal = { atMost: 0.5 };

/** Ours against each of the others, by round; the one whose median is largest is the one that the goal is about. */
export function againstEach(
	what: string,
	unit: Comparison['unit'],
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
		...(median(theirs) === largest ? { goal } : {}),
	}));
}
