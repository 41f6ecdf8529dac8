import { wrongInput } from '../api/failure';
import { doNotCallNumbers, type CallingRules } from '../contacts';
import type { ColumnsForm } from '../forms/contactsForm';
import type { Fields, ParametersOf } from '../forms/fields';
import type { RowParameters } from './rowParameters';

/**
 * The calling rules of a list, which hold for all of its rows; undefined when there are none. Where rows have different
 * default calling codes, the numbers of a list need their own. Throws `input` for what a rule cannot be sure of.
 */
export function rulesForAll<Form extends Fields & ColumnsForm>(
	rows: RowParameters<Form>,
	rowCount: number,
): CallingRules | undefined {
	const callingCodes = new Set<string>();
	let parameters: ParametersOf<Required<ColumnsForm>> | undefined;
	for (let item = 0; item < (rows.areEqual ? 1 : rowCount); item++) {
		const ofRow = rows.of(item);
		if ('reason' in ofRow) continue;
		parameters ??= ofRow.value as ParametersOf<Required<ColumnsForm>>;
		callingCodes.add((ofRow.value as ParametersOf<ColumnsForm>).callingCode);
	}
	const { doNotCall } = parameters?.callingRules ?? {};
	if (!doNotCall) return undefined;
	const [onlyCode = '', ...otherCodes] = callingCodes;
	const { list, column } = doNotCall;
	if (!list && column.column === '')
		throw wrongInput(
			'Do Not Call is empty',
			'Give a list of numbers or name a column, or remove the rule.',
		);
	return {
		doNotCall: {
			numbers: list
				? doNotCallNumbers(list.given, list.label, otherCodes.length > 0 ? '' : onlyCode)
				: new Set(),
			...(column.column === '' ? {} : { column }),
		},
	};
}
