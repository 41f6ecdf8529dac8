import { wrongInput } from '../api/failure';
import { doNotCallNumbers, type CallingRules, type ColumnOfItems } from '../contacts';
import type { CallingRulesParameters } from '../forms/callingRulesForm';
import type { ColumnsForm } from '../forms/contactsForm';
import type { Fields, ParametersOf } from '../forms/fields';
import type { RowParameters } from './rowParameters';

const hourMilliseconds = 60 * 60_000;

/**
 * The calling rules of a list, which hold for all of its rows and judge them at this moment; undefined when there are none.
 * `clock` shows the time in the workflow's zone. Throws `input` for what a rule cannot be sure of.
 */
export function rulesForAll<Form extends Fields & ColumnsForm>(
	rows: RowParameters<Form>,
	rowCount: number,
	clock: (time: Date) => string,
): CallingRules | undefined {
	const callingCodes = new Set<string>();
	let given: CallingRulesParameters = {};
	for (let item = 0; item < (rows.areEqual ? 1 : rowCount); item++) {
		const ofRow = rows.of(item);
		if ('reason' in ofRow) continue;
		const parameters = ofRow.value as ParametersOf<Required<ColumnsForm>>;
		given = parameters.callingRules ?? {};
		callingCodes.add(parameters.callingCode);
	}
	if (Object.keys(given).length === 0) return undefined;
	// A number without country code of its own could be read as another person's where rows have different ones.
	const [onlyCode = '', ...otherCodes] = callingCodes;
	return {
		now: new Date(),
		clock,
		...doNotCall(given, otherCodes.length > 0 ? '' : onlyCode),
		...pause(given),
		...contactLimit(given),
	};
}

function doNotCall(
	{ doNotCall: given }: CallingRulesParameters,
	callingCode: string,
): Pick<CallingRules, 'doNotCall'> {
	if (!given) return {};
	const { list, column } = given;
	if (!list && column.column === '') {
		throw wrongInput(
			'Do Not Call is empty',
			'Give a list of numbers or name a column, or remove the rule.',
		);
	}
	return {
		doNotCall: {
			numbers: list ? doNotCallNumbers(list.given, list.label, callingCode) : new Set(),
			...(column.column === '' ? {} : { column }),
		},
	};
}

function pause({ pause: given }: CallingRulesParameters): Pick<CallingRules, 'pause'> {
	if (!given) return {};
	const { length, unit } = given;
	const hours = unit === 'days' ? length * 24 : length;
	return {
		pause: {
			column: namedColumn(given.column),
			milliseconds: hours * hourMilliseconds,
			inWords: `${length} ${length === 1 ? unit.replace(/s$/, '') : unit}`,
		},
	};
}

function contactLimit({
	contactLimit: given,
}: CallingRulesParameters): Pick<CallingRules, 'contactLimit'> {
	return given ? { contactLimit: { column: namedColumn(given.column), most: given.most } } : {};
}

/** A column that a rule cannot do without. */
function namedColumn(column: ColumnOfItems): ColumnOfItems {
	if (column.column !== '') return column;
	throw wrongInput(`${column.label} is empty`, 'Name a column, or remove the rule.');
}
