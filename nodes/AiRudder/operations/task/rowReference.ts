import { wrongInput } from '../../../shared/api/failure';
import { referenceText } from '../../../shared/calls';
import type { Contact, ContactSettings } from '../../../shared/contacts';
import { choice, text } from '../../../shared/operations/formPieces';

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

export const referenceColumn = text({
	displayName: 'Reference Column',
	description: 'Name of the column (field) of the incoming items that holds the ID of the row',
	placeholder: 'e.g. customer_id',
	displayOptions: { show: { rowReference: ['column'] } },
});

interface RowReference {
	rowReference?: 'column' | 'none' | 'rowNumber';
	referenceColumn?: string;
}

/** The column of the reference, read and checked as those of Contact Fields. Throws `input` when both fill Comments. */
export function referenceColumns({
	contactFields,
	options: { rowReference: kind = 'none', referenceColumn: column = '' },
}: {
	contactFields: ContactSettings['columns'];
	options: RowReference;
}): ContactSettings['columns'] {
	if (kind !== 'none' && contactFields.some((named) => named.field === field)) {
		throw wrongInput(
			'Comments is filled twice: by Contact Fields and by Row Reference',
			'Remove Comments from Contact Fields, or set Row Reference to None.',
		);
	}
	return kind === 'column' ? [{ field, column, kind: 'text', label: 'Reference Column' }] : [];
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
export function referenceOf({ fields }: Contact): string | undefined {
	return referenceText(fields[field]);
}
