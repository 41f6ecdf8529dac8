import type { Comparison } from './benchCase';

/** A comparison in figures: medians, and the ratio of ours to theirs. */
export interface Ratio {
	ours: number;
	theirs: number;
	/** Of the medians. */
	ratio: number;
	/** Of the rounds: the smallest and the largest. */
	least: number;
	most: number;
	/** Undefined where no goal is set. */
	isMet: boolean | undefined;
}

/** The figure in the middle; of an even number, the mean of the two in the middle. Throws when there are none. */
export function median(figures: readonly number[]): number {
	if (figures.length === 0) throw new Error('There is no median of nothing');
	const sorted = [...figures].sort((one, other) => one - other);
	const middle = sorted.length / 2;
	const [below, above] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
	return ((below ?? 0) + (above ?? 0)) / 2;
}

/** The ratio of a comparison and whether it meets the goal. Two zeros are equal. Throws unless the rounds are in pairs. */
export function ratioOf({ ours, theirs, goal }: Comparison): Ratio {
	if (ours.length !== theirs.length) throw new Error('A round lacks one of its two figures');
	const byRound = ours.map((figure, round) => divided(figure, theirs[round] ?? 0));
	const [oursInAll, theirsInAll] = [median(ours), median(theirs)];
	const ratio = divided(oursInAll, theirsInAll);
	return {
		ours: oursInAll,
		theirs: theirsInAll,
		ratio,
		least: Math.min(...byRound),
		most: Math.max(...byRound),
		isMet: goal && ('atMost' in goal ? ratio <= goal.atMost : ratio >= goal.atLeast),
	};
}

function divided(figure: number, by: number): number {
	return figure === by ? 1 : figure / by;
}
