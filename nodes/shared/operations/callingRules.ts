import { wrongInput } from '../api/failure';
import { clockIn } from '../api/clocks';
import { daysIn, doNotCallNumbers, type CallingRules, type ColumnOfItems } from '../contacts';
import type { CallingRulesParameters } from '../forms/callingRulesForm';
import type { ColumnsForm } from '../forms/contactsForm';
import type { Fields, ParametersOf } from '../forms/fields';
import type { RowParameters } from './rowParameters';

const hourMilliseconds = 60 * 60_000;

/**
 * The calling rules of a list, which hold for all of its rows and judge them at this moment; undefined when there are none.
 * `clock` shows the time in the workflow's zone, `alreadySent` are the rows of an earlier try. Throws `input` for what a rule cannot be sure of.
 */
export function rulesForAll<Form extends Fields & ColumnsForm>(
	rows: RowParameters<Form>,
	rowCount: number,
	clock: (time: Date) => string,
	alreadySent: ReadonlySet<number>,
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
		alreadySent,
		now: new Date(),
		clock,
		...doNotCall(given, otherCodes.length > 0 ? '' : onlyCode),
		...pause(given),
		...contactLimit(given),
		...callingHours(given, clock),
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

function callingHours(
	{ callingHours: given }: CallingRulesParameters,
	clock: (time: Date) => string,
): Pick<CallingRules, 'callingHours'> {
	if (!given) return {};
	const { from, to, days, zoneOf, zone, outside, holidayColumn } = given;
	if (from === to) {
		throw wrongInput(
			'Calling Hours: From and To are the same time',
			'Give a To later than From. For the whole day, give 00:00 and 24:00.',
		);
	}
	if (zoneOf === 'fixed') requireZone(zone);
	return {
		callingHours: {
			...{ from, to, days, outside },
			holidays: holidaysGiven(given.holidays, clock),
			...(holidayColumn.column === '' ? {} : { holidayColumn }),
			...(zoneOf === 'column' ? { zoneColumn: namedColumn(given.zoneColumn) } : {}),
			...(zoneOf === 'fixed' ? { fixedZone: zone } : {}),
		},
	};
}

function requireZone(zone: string): void {
	if (zone !== '' && clockIn(zone)) return;
	throw wrongInput(
		zone === ''
			? 'Calling Hours: Time Zone is empty'
			: `Calling Hours: Time Zone "${zone}" is not known`,
		'Write it as e.g. Asia/Jakarta.',
	);
}

function holidaysGiven(
	list: { given: unknown; label: string } | undefined,
	clock: (time: Date) => string,
): ReadonlySet<string> {
	const read = daysIn(list?.given, clock);
	if ('days' in read) return read.days;
	throw wrongInput(
		`${list?.label ?? ''}, entry ${read.entry}: "${String(read.value)}" ${read.reason}`,
		'Give dates alone, separated by commas or as a list.',
	);
}

/** A column that a rule cannot do without. */
function namedColumn(column: ColumnOfItems): ColumnOfItems {
	if (column.column !== '') return column;
	throw wrongInput(`${column.label} is empty`, 'Name a column, or remove the rule.');
}
