import { wrongInput } from '../api/failure';
import {
	secondOutput,
	type ColumnOfItems,
	type ContactColumn,
	type InvalidRows,
} from '../contacts';
import { callingRules, type CallingRulesParameters } from './callingRulesForm';
import { column, itemValue } from './columnField';
import {
	contactFields,
	personFields,
	type OfferedField,
	type OwnFieldWording,
} from './contactColumns';
import type { Field, Fields, ParametersOf } from './fields';
import { choice, flag, optional, textAs } from './formPieces';

/** Columns of the incoming items and how to read them. They are named once, not per item. */
export function columnsForm(offered: readonly OfferedField[] = [], own?: OwnFieldWording) {
	const isTyped = offered.some(({ kind }) => kind === 'amount' || kind === 'date');
	return {
		phoneNumberColumn: column({
			displayName: 'Phone Number Column',
			description: 'Name of the column (field) of the incoming items that holds the phone number',
			hint: 'Drag the field here from the input panel, or type its name. An expression gives the number of each row itself.',
			placeholder: 'e.g. mobile',
			required: true,
		}),
		callingCode: callingCode(),
		contactFields: contactFields(offered, own),
		listOptions: listOptions(isTyped),
		callingRules,
	};
}

/**
 * One person for each incoming item, every value given by itself. There is no choice for invalid rows: each item stands for
 * itself.
 */
export function personForm(offered: readonly OfferedField[]) {
	return {
		phoneNumber: itemValue({
			displayName: 'Phone Number',
			description: 'Number of the person to call',
			hint: 'With its country code, or without it where Default Calling Code says which',
			placeholder: 'e.g. +6281234567890',
			required: true,
		}),
		callingCode: callingCode(),
		contactFields: personFields(offered),
		callingRules,
	};
}

/** Form of every operation that sends contacts from the incoming items. */
export function contactsForm(offered?: readonly OfferedField[], own?: OwnFieldWording) {
	return {
		...columnsForm(offered, own),
		invalidRows: invalidRowsChoice({ canHaveOutput: true }),
	};
}

/** What happens when some rows are not valid; `canHaveOutput`: whether the operation can put them out by themselves. */
export function invalidRowsChoice({
	canHaveOutput,
}: {
	canHaveOutput: boolean;
}): Field<InvalidRows> {
	const options: Array<{ name: string; value: InvalidRows; description: string }> = [
		{
			name: 'Second Output',
			value: secondOutput,
			description:
				'Send the valid rows and put the others, and those that Calling Rules keep back, out by themselves',
		},
		{
			name: 'Skip',
			value: 'skip',
			description: 'Send the valid rows and list the others in the output',
		},
		{ name: 'Stop', value: 'stop', description: 'Send nothing and name the rows' },
	];
	return choice(
		{
			displayName: 'Invalid Rows',
			description:
				'What to do when a row has no usable phone number, repeats the number of an earlier row, or has a value that does not fit',
		},
		options.filter(({ value }) => canHaveOutput || value !== secondOutput),
		'stop',
	);
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
	const wording = {
		displayName: 'Default Calling Code',
		description: 'Country calling code for numbers written without one',
		hint: 'Leave empty to accept only numbers that have their country code',
		placeholder: 'e.g. 62',
	};
	return textAs(wording, (written, label) => {
		const code = written.replace(/^(\+|00)/, '');
		if (/^([1-9]\d{0,2})?$/.test(code)) return code;
		throw wrongInput(
			`${label} "${code}" is not a country calling code`,
			'Enter 1 to 3 digits, e.g. 62.',
		);
	});
}

/** The part of the form that says who is reached; only the number is always there, as a column or by value. */
export type ColumnsForm = Pick<ReturnType<typeof columnsForm>, 'callingCode'> & {
	phoneNumberColumn?: Field<ColumnOfItems>;
	phoneNumber?: Field<ColumnOfItems>;
	contactFields?: Field<ContactColumn[]>;
	listOptions?: Field<ListOptions>;
	callingRules?: Field<CallingRulesParameters>;
	sendOtherColumns?: Field<boolean>;
};

/** Without a choice for invalid rows each row stands for itself. */
export type ContactsForm = ColumnsForm &
	Partial<Pick<ReturnType<typeof contactsForm>, 'invalidRows'>>;

export type ListOptions = Partial<
	ParametersOf<{
		decimalMark: typeof decimalMark;
		excelDates: typeof excelDates;
		kindsOfNumbers: typeof kindsOfNumbers;
	}>
>;

/** The parameters of the form's part that says how the list is read, not what is sent. */
export const readingFields = [
	'phoneNumberColumn',
	'phoneNumber',
	'callingCode',
	'contactFields',
	'listOptions',
	'callingRules',
	'invalidRows',
] as const;
