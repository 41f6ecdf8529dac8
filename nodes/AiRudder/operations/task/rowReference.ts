import { wrongInput } from '../../../shared/api/failure';
import { referenceText } from '../../../shared/calls';
import type { ColumnOfItems, Contact, ContactColumn } from '../../../shared/contacts';
import { column } from '../../../shared/forms/columnField';
import { choice } from '../../../shared/forms/formPieces';

/**
 * Where the row's own ID goes: the one field of a contact that every call record gives back. Contract:
 * TaskContact.Comments, CallDetail.Comments.
 */
const field = 'Comments';

/** Which ID of the row is written into Comments, so that a call can be paired with its row again. */
export const rowReference = choice(
	{
		displayName: 'Row Reference',
		description:
			'What AIRudder gets as Comments of each person, and gives back with the calls of the task and their events: there it is named reference',
	},
	[
		{
			name: 'Column',
			value: 'column',
			description: 'The value of the Reference Column, as text',
		},
		{ name: 'None', value: 'none', description: 'Nothing' },
		{
			name: 'Row Number',
			value: 'rowNumber',
			description: 'The number of the incoming item; the first one is 1',
		},
	],
	'none',
);

export const referenceColumn = column({
	displayName: 'Reference Column',
	description: 'Name of the column (field) of the incoming items that holds the ID of the row',
	placeholder: 'e.g. customer_id',
	displayOptions: { show: { rowReference: ['column'] } },
});

const noColumn: ColumnOfItems = {
	column: '',
	label: referenceColumn.property.displayName,
};

/** What the form says of the row's ID. */
export interface RowReference {
	rowReference?: 'column' | 'none' | 'rowNumber';
	referenceColumn?: ColumnOfItems;
}

/** The column of the reference, read and checked as those of Contact Fields. Throws `input` when both fill Comments. */
export function referenceColumns({
	contactFields,
	options: { rowReference: kind = 'none', referenceColumn: named = noColumn },
}: {
	contactFields: ContactColumn[];
	options: RowReference;
}): ContactColumn[] {
	if (kind !== 'none' && contactFields.some((line) => line.field === field)) {
		throw wrongInput(
			'Comments is filled twice: by Contact Fields and by Row Reference',
			'Remove Comments from Contact Fields, or set Row Reference to None.',
		);
	}
	return kind === 'column' ? [{ ...named, field, kind: 'text' }] : [];
}

/** The contacts with the number of their row in Comments, if that is the reference. */
export function withRowNumbers(
	contacts: Contact[],
	{ rowReference: kind }: RowReference,
): Contact[] {
	if (kind !== 'rowNumber') return contacts;
	return contacts.map((contact) => ({
		...contact,
		fields: { ...contact.fields, [field]: String(contact.item + 1) },
	}));
}

/** What a call record has as `reference` when it belongs to this contact; nothing without a reference. */
export function referenceOf(contact: Contact, options: RowReference): string | undefined {
	const [{ fields } = contact] = withRowNumbers([contact], options);
	return referenceText(fields[field]);
}
