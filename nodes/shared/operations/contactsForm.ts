import type { IExecuteFunctions } from 'n8n-workflow';
import { wrongInput } from '../api/failure';
import { clockIn } from '../api/times';
import {
	contactsFromItems,
	type ContactColumn,
	type ContactReport,
	type ContactSettings,
} from '../contacts';
import { column } from './columnField';
import { contactFields, type OfferedField, type OwnFieldWording } from './contactFields';
import type { Field, Fields, ParametersOf } from './fields';
import { choice, flag, optional, text } from './formPieces';
import { reasonOf, type OfRow, type RowParameters } from './rowParameters';

/** Columns of the incoming items and how to read them. They are named once, not per item. */
export function columnsForm(offered: readonly OfferedField[] = [], own?: OwnFieldWording) {
	const isTyped = offered.some(({ kind }) => kind === 'amount' || kind === 'date');
	return {
		phoneNumberColumn: column({
			displayName: 'Phone Number Column',
			description: 'Name of the column (field) of the incoming items that holds the phone number',
			hint: 'Drag the field here from the input panel, or type its name. An expression is the number of each row.',
			placeholder: 'e.g. mobile',
			required: true,
		}),
		callingCode: callingCode(),
		contactFields: contactFields(offered, own),
		listOptions: listOptions(isTyped),
	};
}

/** Form of every operation that sends contacts from the incoming items. */
export function contactsForm(offered?: readonly OfferedField[], own?: OwnFieldWording) {
	return {
		...columnsForm(offered, own),
		invalidRows: choice(
			{
				displayName: 'Invalid Rows',
				description:
					'What to do when a row has no usable phone number, repeats the number of an earlier row, or has a value that does not fit',
			},
			[
				{
					name: 'Skip',
					value: 'skip',
					description: 'Send the valid rows and list the others in the output',
				},
				{ name: 'Stop', value: 'stop', description: 'Send nothing and name the rows' },
			],
			'stop',
		),
	};
}

const decimalMark = choice(
	{
		displayName: 'Decimal Mark',
		description: 'What stands before the decimals of the amounts in the list',
	},
	[
		{
			name: 'Ask',
			value: 'ask',
			description: 'An amount that can be read in two ways, as 1.250 or 1,500, is not valid',
		},
		{ name: 'Comma', value: 'comma', description: 'As in 1.250.000,50' },
		{ name: 'Point', value: 'point', description: 'As in 1,250,000.50' },
	],
	'ask',
);

const excelDates = flag(
	{
		displayName: 'Excel Dates',
		description: 'Whether a number in a date field is a day as Excel counts them, e.g. 46346',
	},
	true,
);

const kindsOfNumbers = choice(
	{
		displayName: 'Kinds of Numbers',
		description: 'Which phone numbers are valid',
	},
	[
		{ name: 'Any', value: 'any', description: 'Mobile phones and landlines' },
		{
			name: 'Mobile Only',
			value: 'mobile',
			description:
				'Numbers that the plan of their country knows as landlines or services are not valid',
		},
	],
	'any',
);

/** How the list is to be read, where its values may be meant in two ways; amounts and dates only where there are any. */
function listOptions(isTyped: boolean): Field<ListOptions> {
	const options: Fields = { ...(isTyped ? { decimalMark, excelDates } : {}), kindsOfNumbers };
	return optional(options, 'List Options');
}

/** The part of the form that says who is reached, where contacts have no further fields. */
export function numbersForm() {
	const { contactFields: _none, ...form } = contactsForm();
	return form;
}

/** Country code for numbers that have none. */
function callingCode() {
	const field = text({
		displayName: 'Default Calling Code',
		description:
			'Country calling code for numbers written without one. Leave empty to accept only numbers that have it.',
		placeholder: 'e.g. 62',
	});
	return {
		...field,
		read: (raw: unknown, label: string) => {
			const code = field.read(raw, label).replace(/^(\+|00)/, '');
			if (/^([1-9]\d{0,2})?$/.test(code)) return code;
			throw wrongInput(
				`${label} "${code}" is not a country calling code`,
				'Enter 1 to 3 digits, e.g. 62.',
			);
		},
	};
}

/** The part of the form that says who is reached; only the number is always there. */
export type ColumnsForm = Pick<
	ReturnType<typeof columnsForm>,
	'phoneNumberColumn' | 'callingCode'
> & {
	contactFields?: Field<ContactColumn[]>;
	listOptions?: Field<ListOptions>;
	sendOtherColumns?: Field<boolean>;
};

export type ContactsForm = ColumnsForm & Pick<ReturnType<typeof contactsForm>, 'invalidRows'>;

type ListOptions = Partial<
	ParametersOf<{
		decimalMark: typeof decimalMark;
		excelDates: typeof excelDates;
		kindsOfNumbers: typeof kindsOfNumbers;
	}>
>;

/** The parameters of the form's part that says how the list is read, not what is sent. */
export const readingFields = [
	'phoneNumberColumn',
	'callingCode',
	'contactFields',
	'listOptions',
	'invalidRows',
] as const;

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
	const clock = clockIn(context.getTimezone()) ?? String;
	const byParameters = new Map<ParametersOf<Form>, OfRow<ContactSettings>>();
	for (let item = 0; item < (rows.areEqual ? 1 : items.length); item++) {
		const parameters = rows.of(item);
		if ('reason' in parameters || byParameters.has(parameters.value)) continue;
		const shared = { clock, isOfSomeRows: !rows.areEqual };
		const settings = contactSettings(parameters.value, demands, shared).catch((error: unknown) => {
			if (rows.areEqual) throw error;
			return { reason: reasonOf(error) };
		});
		byParameters.set(parameters.value, await settings);
	}
	return contactsFromItems(items, (item) => {
		const parameters = rows.of(item);
		if ('reason' in parameters) return parameters;
		const settings = byParameters.get(parameters.value);
		return settings && 'value' in settings ? settings.value : { reason: settings?.reason ?? '' };
	});
}

/** The settings that parameters make, once they are checked. Throws `input`. */
async function contactSettings<Form extends Fields & ColumnsForm>(
	parameters: ParametersOf<Form>,
	{ purpose, furtherNumbers, furtherColumns, numberField, check }: ContactDemands<Form>,
	{ clock, isOfSomeRows }: { clock: (time: Date) => string; isOfSomeRows: boolean },
): Promise<OfRow<ContactSettings>> {
	const form = parameters as ParametersOf<Required<ColumnsForm>>;
	const { callingCode: code, sendOtherColumns } = form;
	const options: ListOptions = form.listOptions ?? {};
	const named = [...(form.contactFields ?? []), ...(furtherColumns?.(parameters) ?? [])];
	const columns = furtherNumbers ? withFurtherNumbers(named, furtherNumbers(parameters)) : named;
	requireNumberOnce(numberField?.(parameters), columns);
	await check?.(parameters);
	return {
		value: {
			phoneNumberColumn: form.phoneNumberColumn,
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
