import Table from 'cli-table3';
import type { BenchCase, Comparison } from './benchCase';
import { ratioOf } from './ratio';

/** A case with what was measured. */
export interface Measured extends Pick<BenchCase, 'name' | 'title'> {
	comparisons: Comparison[];
}

/** A case, a line for each comparison, its goal, and whether it is met. */
export function tableOf({ name, title, comparisons }: Measured): string {
	const table = new Table({
		head: ['', 'Against', 'Ours', 'Theirs', 'Ratio', 'Rounds', 'Goal', ''],
		style: { head: [], border: [] },
	});
	table.push([{ colSpan: 8, content: `${title} (${name})` }], ...comparisons.map(lineOf));
	return table.toString();
}

function lineOf(comparison: Comparison): string[] {
	const { what, against, unit } = comparison;
	const { ours, theirs, ratio, least, most, isMet } = ratioOf(comparison);
	return [
		what,
		against,
		`${inFigures(ours)} ${unit}`,
		`${inFigures(theirs)} ${unit}`,
		inFigures(ratio),
		`${inFigures(least)}–${inFigures(most)}`,
		goalInWords(comparison),
		isMet === undefined ? '' : isMet ? '✔' : '✖ missed',
	];
}

/** `≤ 0.2`, or nothing where no goal is set. */
function goalInWords({ goal }: Comparison): string {
	if (!goal) return '';
	return 'atMost' in goal ? `≤ ${goal.atMost}` : `≥ ${goal.atLeast}`;
}

/** A number with as many digits as say something. */
export function inFigures(number: number): string {
	if (number === 0 || !Number.isFinite(number)) return String(number);
	if (Math.abs(number) >= 100) return number.toFixed(0);
	return String(Number(number.toPrecision(2)));
}
