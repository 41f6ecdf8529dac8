import type { INodeExecutionData } from 'n8n-workflow';
import { listReport } from '../../../shared/contacts';
import { outcomeOf } from '../../../shared/operations/concurrently';
import { checkedContacts } from '../../../shared/operations/contactsForm';
import { propertiesOf } from '../../../shared/operations/fields';
import { failureItem, toNodeError } from '../../../shared/operations/nodeErrors';
import type { Operation } from '../../../shared/operations/operation';
import { RowParameters } from '../../../shared/operations/rowParameters';
import { taskColumnsForm } from './form';

/**
 * Checks the incoming items as Create does, and sends nothing. Valid rows come out first, with the number in E.164 as
 * `phoneNumber`; the others on the second output, with `problem` (row, column, value, reason). What is told of the whole list
 * is on the first row.
 */
export const checkContacts: Operation = {
	name: 'Check Contacts',
	action: 'Check contacts before calling them',
	description:
		'Check phone numbers and columns without calling anyone; valid and invalid rows come out separately',
	endpoint: undefined,
	outputs: ['Valid', 'Invalid'],
	properties: propertiesOf(taskColumnsForm),
	async run(context) {
		const checked = await outcomeOf(
			async () => await checkedContacts(context, new RowParameters(context, taskColumnsForm)),
		);
		if ('failure' in checked) {
			if (!context.continueOnFail()) throw toNodeError(context.getNode(), checked.failure);
			return [[failureItem(checked.failure, { item: 0 })], []];
		}
		const items = context.getInputData();
		const rowWith = (item: number, added: object): INodeExecutionData => ({
			...items[item],
			json: { ...items[item]?.json, ...added },
			pairedItem: { item },
		});
		const { skippedRows: _onTheirOwnOutput, ...findings } = listReport(checked.result);
		const outputs = [
			checked.result.valid.map(({ item, number }) => rowWith(item, { phoneNumber: number })),
			checked.result.invalid.map(({ item, ...problem }) => rowWith(item, { problem })),
		];
		const [first] = outputs.flat();
		if (first) Object.assign(first.json, findings);
		return outputs;
	},
};
