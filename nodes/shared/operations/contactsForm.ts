import type { IExecuteFunctions } from 'n8n-workflow';
import { wrongInput } from '../api/failure';
import { contactsFromItems, type ContactReport, type ContactSettings } from '../contacts';
import { contactFields } from './contactFields';
import { readParameters, type Field } from './fields';
import { choice, text } from './formPieces';

/** Columns of the incoming items and how to read them. They are named once, not per item. */
export function columnsForm(fields: Field<ContactSettings['columns']>) {
	return {
		phoneNumberColumn: text({
			displayName: 'Phone Number Column',
			description: 'Name of the column (field) of the incoming items that holds the phone number',
			placeholder: 'e.g. mobile',
			required: true,
		}),
		callingCode: callingCode(),
		contactFields: fields,
	};
}

/** Form of every operation that sends contacts from the incoming items. */
export function contactsForm(fields: Field<ContactSettings['columns']> = contactFields([])) {
	return {
		...columnsForm(fields),
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

/** The part of the form that says who is reached; fields of the contacts are optional. */
export type ColumnsForm = Omit<ReturnType<typeof columnsForm>, 'contactFields'> &
	Partial<Pick<ReturnType<typeof columnsForm>, 'contactFields'>>;

export type ContactsForm = ColumnsForm & Pick<ReturnType<typeof contactsForm>, 'invalidRows'>;

/**
 * Checks all incoming items against the form, and `furtherColumns` that something beside it names. Throws `input`; sends
 * nothing.
 */
export function checkedContacts(
	context: IExecuteFunctions,
	{ phoneNumberColumn, callingCode: code, contactFields: fields }: ColumnsForm,
	purposeOf?: (item: number) => string,
	furtherColumns: ContactSettings['columns'] = [],
): ContactReport {
	const settings = readParameters(context, { phoneNumberColumn, callingCode: code }, 0);
	const named = fields ? readParameters(context, { contactFields: fields }, 0).contactFields : [];
	const columns = [...named, ...furtherColumns];
	return contactsFromItems(context.getInputData(), { ...settings, columns, purposeOf });
}
