import type { IExecuteFunctions } from 'n8n-workflow';
import { inputReason, wrongInput } from '../api/failure';
import { workflowClockIn } from '../api/clocks';
import {
	contactsFromItems,
	type ColumnOfItems,
	type ContactColumn,
	type ContactReport,
	type ContactSettings,
	type Schedule,
} from '../contacts';
import type { ColumnsForm, ListOptions } from '../forms/contactsForm';
import type { Fields, ParametersOf } from '../forms/fields';
import { rulesForAll } from './callingRules';
import { itemsOfEarlierTries } from './once/sentEntries';
import type { OfRow, RowParameters } from './rowParameters';

/** Fields of the contacts whose values are called, too; `label` is the place in the form that names them. */
export interface FurtherNumbers {
	fields: string[];
	label: string;
}

/** What of the contacts the form of their operation says elsewhere, by its parameters. */
export interface ContactDemands<Form extends Fields> {
	/** What may be sent to one number just once; everything when left out. */
	purpose?: (parameters: ParametersOf<Form>) => string;
	/** Further numbers to call, which are checked as the first is; none when left out. */
	furtherNumbers?: (parameters: ParametersOf<Form>) => FurtherNumbers;
	/** When the contacts are called, where the form says so; at once when left out. */
	schedule?: (parameters: ParametersOf<Form>) => Schedule;
	/** Columns that settings beside Contact Fields name. Throws `input`. */
	furtherColumns?: (parameters: ParametersOf<Form>) => ContactColumn[];
	/** The field in which a contact's number is sent. */
	numberField?: (parameters: ParametersOf<Form>) => string;
	/** Throws `input` when the parameters do not do. */
	check?: (parameters: ParametersOf<Form>) => Promise<void>;
}

/**
 * Checks all incoming items against the form, row by row where its settings differ. A fault in a row's setting makes the
 * row invalid. Throws `input` for what is wrong with all rows; sends nothing.
 */
export async function checkedContacts<Form extends Fields & ColumnsForm>(
	context: IExecuteFunctions,
	rows: RowParameters<Form>,
	demands: ContactDemands<Form> = {},
): Promise<ContactReport> {
	const items = context.getInputData();
	const clock = workflowClockIn(context.getTimezone()) ?? String;
	const rules = rulesForAll(rows, items.length, clock, itemsOfEarlierTries(context));
	const byParameters = new Map<ParametersOf<Form>, OfRow<ContactSettings>>();
	for (let item = 0; item < (rows.areEqual ? 1 : items.length); item++) {
		const parameters = rows.of(item);
		if ('reason' in parameters || byParameters.has(parameters.value)) continue;
		const shared = { clock, isOfSomeRows: !rows.areEqual };
		const settings = contactSettings(parameters.value, demands, shared).catch((error: unknown) => {
			if (rows.areEqual) throw error;
			return { reason: inputReason(error) };
		});
		byParameters.set(parameters.value, await settings);
	}
	const settingsOf = (item: number) => {
		const parameters = rows.of(item);
		if ('reason' in parameters) return parameters;
		const settings = byParameters.get(parameters.value);
		return settings && 'value' in settings ? settings.value : { reason: settings?.reason ?? '' };
	};
	return contactsFromItems(items, settingsOf, rules);
}

/** The settings that parameters make, once they are checked. Throws `input`. */
async function contactSettings<Form extends Fields & ColumnsForm>(
	parameters: ParametersOf<Form>,
	demands: ContactDemands<Form>,
	{ clock, isOfSomeRows }: { clock: (time: Date) => string; isOfSomeRows: boolean },
): Promise<OfRow<ContactSettings>> {
	const { purpose, furtherNumbers, furtherColumns, numberField, schedule, check } = demands;
	const form = parameters as ParametersOf<Required<ColumnsForm>>;
	const { phoneNumber: byValue }: { phoneNumber?: ColumnOfItems } = form;
	const { callingCode: code, sendOtherColumns } = form;
	const options: ListOptions = form.listOptions ?? {};
	const named = [...(form.contactFields ?? []), ...(furtherColumns?.(parameters) ?? [])];
	const columns = furtherNumbers ? withFurtherNumbers(named, furtherNumbers(parameters)) : named;
	requireNumberOnce(numberField?.(parameters), columns);
	await check?.(parameters);
	return {
		value: {
			phoneNumberColumn: byValue ?? form.phoneNumberColumn,
			kinds: options.kindsOfNumbers,
			columns,
			sendOtherColumns,
			reading: {
				callingCode: code,
				decimalMark: options.decimalMark ?? 'ask',
				excelDates: options.excelDates ?? false,
				clock,
			},
			purpose: purpose?.(parameters),
			schedule: schedule?.(parameters),
			isOfSomeRows,
		},
	};
}

/** The columns, those with further numbers read as such. A field that no line names is the column of that name. */
function withFurtherNumbers(
	named: ContactColumn[],
	{ fields, label }: FurtherNumbers,
): ContactColumn[] {
	const asNumber = (one: Omit<ContactColumn, 'kind'>) => ({ ...one, kind: 'phoneNumber' }) as const;
	const unnamed = fields.filter((name) => !named.some(({ field }) => field === name));
	return [
		...named.map((one) => (fields.includes(one.field) ? asNumber(one) : one)),
		...unnamed.map((name) => asNumber({ field: name, column: name, label })),
	];
}

/** The number's own field is filled by the number; a line for it would be lost. */
function requireNumberOnce(numberField: string | undefined, columns: ContactColumn[]): void {
	if (!columns.some(({ field }) => field === numberField)) return;
	throw wrongInput(
		`${numberField ?? ''} is filled twice: by Phone Number Column and by Contact Fields`,
		'Remove the line from Contact Fields: the phone number is sent in that field.',
	);
}
