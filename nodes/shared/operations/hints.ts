import type { IExecuteFunctions } from 'n8n-workflow';
import { clockIn, workflowClockIn } from '../api/clocks';
import {
	countsByRule,
	ruleTitles,
	type ContactReport,
	type RuleName,
	type Schedule,
} from '../contacts';

/** Shows sentences beside the output in n8n, where its version can. */
export function hintAt(context: IExecuteFunctions, sentences: readonly string[]): void {
	if (sentences.length === 0 || !('addExecutionHints' in context)) return;
	context.addExecutionHints(
		...sentences.map((message) => ({ message, location: 'outputPane' as const })),
	);
}

/** How many rows of a list were skipped because they are not valid. */
export function skippedInWords({ invalid }: ContactReport): string[] {
	return invalid.length > 0 ? [`Not valid, and not sent: ${counted(invalid.length, 'row')}.`] : [];
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

/**
 * When calls begin and end, where clocks in the account's zone (`zone` of the schedule) and in the workflow's show different times: somebody may
 * have meant the other. One sentence for each of the two.
 */
export function timesInWords(schedule: Schedule | undefined, workflowZone: string): string[] {
	const { start, end, zone = '' } = schedule ?? {};
	const [ofAccount, ofWorkflow] = [clockIn(zone), workflowClockIn(workflowZone)];
	if (!ofAccount || !ofWorkflow) return [];
	return Object.entries({ Start: start, End: end }).flatMap(([name, time]) =>
		time && ofAccount(time) !== ofWorkflow(time)
			? [`${name}: ${ofAccount(time)} in ${zone}, ${ofWorkflow(time)} in ${workflowZone}.`]
			: [],
	);
}

function counted(count: number, what: string): string {
	return `${count} ${what}${count === 1 ? '' : 's'}`;
}
