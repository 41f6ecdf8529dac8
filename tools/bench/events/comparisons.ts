import type { Comparison } from '../benchCase';
import type { Taken } from './deliver';
import type { Subject } from './subjects';

const others: Array<{ subject: Exclude<Subject, 'ours'>; against: string; isCeiling: boolean }> = [
	{ subject: 'empty', against: 'empty community trigger', isCeiling: true },
	{
		subject: 'reading',
		against: 'empty community trigger that reads a credential',
		isCeiling: false,
	},
	{ subject: 'webhook', against: "n8n's Webhook node", isCeiling: false },
];

/**
 * Ours against each of the other subjects that were measured, each with what it took by round; the empty trigger is what the
 * goals are about.
 */
export function comparisons(what: string, taken: Partial<Record<Subject, Taken[]>>): Comparison[] {
	const { ours = [] } = taken;
	return others.flatMap(({ subject, against, isCeiling }) => {
		const theirs = taken[subject];
		if (!theirs) return [];
		const compare = (
			title: string,
			unit: Comparison['unit'],
			figure: (one: Taken) => number,
			goal?: Comparison['goal'],
		): Comparison => ({
			...{ what: `${title}, ${what}`, against, unit },
			...{ ours: ours.map(figure), theirs: theirs.map(figure) },
			...(isCeiling && goal ? { goal } : {}),
		});
		return [
			compare('Deliveries a second', 'per second', (one) => one.perSecond, { atLeast: 0.97 }),
			compare('Answer to a delivery', 'ms', (one) => one.answerMs, { atMost: 1.05 }),
			compare("n8n's work for a delivery", 'CPU ms', (one) => one.cpuMs),
		];
	});
}
