import type { ContactReport } from '../../../shared/contacts';
import { checkedContacts } from '../../../shared/operations/checkedContacts';
import { propertiesOf } from '../../../shared/forms/fields';
import { hintAt, rulesInWords } from '../../../shared/operations/hints';
import { inOneGo } from '../../../shared/operations/inOneGo';
import type { Operation } from '../../../shared/operations/operation';
import { rowsWithProblems, rowWith } from '../../../shared/operations/toldOfRows';
import { RowParameters } from '../../../shared/operations/rowParameters';
import { taskColumnsForm } from './form';

const outputs = ['Valid', 'Invalid'];

/**
 * Checks the incoming items as Create does, and sends nothing. Valid rows come out first, with the number in E.164 as
 * `phoneNumber`; the others on the second output, with `problem` in a sentence and its parts (row, line, column, value,
 * reason, and the rule that keeps a valid row back) beside it. What is told of the whole list becomes hints of the execution.
 */
export const checkContacts: Operation = {
	name: 'Check Contacts',
	action: 'Check contacts before calling them',
	description:
		'Check phone numbers and columns without calling anyone; valid and invalid rows come out separately',
	endpoint: undefined,
	outputs,
	properties: propertiesOf(taskColumnsForm),
	run: async (context) =>
		await inOneGo(
			context,
			async () => {
				const rows = new RowParameters(context, taskColumnsForm);
				const report = await checkedContacts(context, rows);
				hintAt(context, listInWords(report));
				return [
					report.valid.map(({ item, number }) => rowWith(context, item, { phoneNumber: number })),
					rowsWithProblems(context, report),
				];
			},
			{ outputs: outputs.length },
		),
};

/** What is told of the whole list stands beside the output in n8n, so that the rows stay those of the user. */
function listInWords(report: ContactReport): string[] {
	const { missingColumns, emptyCells } = report;
	return [
		...rulesInWords(report),
		...(missingColumns.length > 0
			? [`Left out, because no row has them: the columns ${missingColumns.join(', ')}.`]
			: []),
		...emptyCells.map(
			({ column, value, rows }) => `"${value}" in column "${column}" counts as empty: ${rows}.`,
		),
	];
}
