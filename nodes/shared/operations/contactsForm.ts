import type { IExecuteFunctions } from 'n8n-workflow';
import { isObject, isText } from '../api/values';
import {
	contactsFromItems,
	type ContactReport,
	type ContactSettings,
	type FieldKind,
} from '../contacts';
import { wrongInput } from '../api/failure';
import { readParameters } from './fields';
import { choice, lines, text } from './formPieces';

/** A contact field of the contract that the form offers by name. */
export interface OfferedField {
	/** Wire name. */
	field: string;
	/** Name in the form. */
	name: string;
	kind: FieldKind;
}

/** Columns of the incoming items and how to read them. They are named once, not per item. */
export function columnsForm(offered: readonly OfferedField[]) {
	return {
		phoneNumberColumn: text({
			displayName: 'Phone Number Column',
			description: 'Name of the column (field) of the incoming items that holds the phone number',
			placeholder: 'e.g. mobile',
			required: true,
		}),
		callingCode: callingCode(),
		contactFields: contactFields(offered),
	};
}

/** Form of every operation that sends contacts from the incoming items. */
export function contactsForm(offered: readonly OfferedField[]) {
	return {
		...columnsForm(offered),
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

function contactFields(offered: readonly OfferedField[]) {
	const column = {
		displayName: 'Column',
		name: 'column',
		type: 'string' as const,
		default: '',
		placeholder: 'e.g. due_date',
		description: 'Name of the column of the incoming items',
	};
	const preset = offered[0]?.field ?? '';
	const kindOf = new Map(offered.map(({ field, name, kind }) => [field, { name, kind }]));
	return lines(
		{
			displayName: 'Contact Fields',
			description:
				'What else to tell AIRudder about each person, taken from columns of the incoming items',
			placeholder: 'Add Contact Field',
		},
		[
			{
				displayName: 'Contact Field',
				name: 'known',
				values: [
					{
						displayName: 'Field',
						name: 'field',
						type: 'options',
						options: [...offered]
							.sort((one, other) => one.name.localeCompare(other.name))
							.map(({ field, name }) => ({ name, value: field })),
						default: preset,
						description: 'Field of the contact at AIRudder',
					},
					column,
				],
			},
			{
				displayName: 'Further Field',
				name: 'further',
				values: [
					{
						displayName: 'Field Name',
						name: 'field',
						type: 'string',
						default: '',
						placeholder: 'e.g. policy_number',
						description: 'Name of the field as AIRudder set it up for your account',
					},
					column,
				],
			},
		],
		(raw): ContactSettings['columns'] =>
			columnsIn(raw).map(({ field, column: name }) => ({
				field,
				column: name,
				kind: kindOf.get(field)?.kind ?? 'anything',
				label: `Contact Fields, ${kindOf.get(field)?.name ?? field}`,
			})),
	);
}

function columnsIn(raw: unknown): Array<{ field: string; column: string }> {
	const groups = isObject(raw) ? [raw.known, raw.further] : [];
	return groups
		.flat()
		.filter(isObject)
		.map(({ field, column }) => {
			if (isText(field) && isText(column)) return { field: field.trim(), column: column.trim() };
			throw wrongInput(
				'A line of Contact Fields is incomplete',
				'Give both the field and the column, or remove the line.',
			);
		});
}

export type ColumnsForm = ReturnType<typeof columnsForm>;
export type ContactsForm = ReturnType<typeof contactsForm>;

/** Checks all incoming items against the form. Throws `input`; sends nothing. */
export function checkedContacts(
	context: IExecuteFunctions,
	{ phoneNumberColumn, callingCode: code, contactFields: fields }: ColumnsForm,
): ContactReport {
	const form = { phoneNumberColumn, callingCode: code, contactFields: fields };
	const { contactFields: columns, ...settings } = readParameters(context, form, 0);
	return contactsFromItems(context.getInputData(), { ...settings, columns });
}
