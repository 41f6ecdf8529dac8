import type { Comparison } from '../benchCase';
import { median } from '../ratio';

/** One figure of one package, by round. */
export type FiguresByPackage = Record<string, number[]>;

/** The goal: half of what the largest of the others takes. */
export const goal = { atMost: 0.5 };

/** Ours against each of the others; the one whose median is largest is the one that the goal is about. */
export function againstEach(
	what: string,
	unit: Comparison['unit'],
	ours: number[],
	others: FiguresByPackage,
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
