import type { IExecuteFunctions } from 'n8n-workflow';
import { countsByRule, ruleTitles, type ContactReport, type RuleName } from '../contacts';

/** Shows sentences beside the output in n8n, where its version can. */
export function hintAt(context: IExecuteFunctions, sentences: readonly string[]): void {
	if (sentences.length === 0 || !('addExecutionHints' in context)) return;
	context.addExecutionHints(
		...sentences.map((message) => ({ message, location: 'outputPane' as const })),
	);
}

/** What the calling rules kept back or moved, one sentence for each: "Kept back by Do Not Call: 3 rows." */
export function rulesInWords({ valid, heldBack, heldBackNumbers }: ContactReport): string[] {
	const rows = Object.entries(countsByRule(heldBack)).map(
		([rule, count]) => `Kept back by ${ruleTitles[rule as RuleName]}: ${counted(count, 'row')}.`,
	);
	const waiting = valid.filter(({ opening }) => opening).length;
	const numbers = heldBackNumbers.length;
	return [
		...rows,
		...(waiting > 0 ? [`Called when their Calling Hours begin: ${counted(waiting, 'row')}.`] : []),
		...(numbers > 0
			? [`Kept back by the Calling Rules: ${counted(numbers, 'further number')}.`]
			: []),
	];
}

function counted(count: number, what: string): string {
	return `${count} ${what}${count === 1 ? '' : 's'}`;
}
