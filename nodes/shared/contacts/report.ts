import type { IDataObject } from 'n8n-workflow';
import type { AiRudderFailure } from '../api/failure';
import { wrongInput } from '../api/failure';
import type { Contact, ContactReport, InvalidRow } from './contactsFromItems';

/** What happens when some rows are not valid. */
export type InvalidRows = 'stop' | 'skip';

/** Rows named one by one in an error; more would make a list of telephone numbers of it. */
const namedRows = 5;

/**
 * The contacts that may be sent. Throws `input` naming rows, columns, values and reasons when a row is invalid and
 * `invalidRows` says stop for it, or when no row is valid at all.
 */
export function contactsToSend(
	{ valid, invalid }: Pick<ContactReport, 'valid' | 'invalid'>,
	invalidRows: (item: number) => InvalidRows,
): Contact[] {
	if (valid.length > 0 && invalid.every(({ item }) => invalidRows(item) === 'skip')) return valid;
	throw refusal(valid.length, invalid);
}

/**
 * The contacts of items that stand for themselves, one person each. Throws `input` for the first that is not valid, unless the
 * others are to go on without it.
 */
export function contactsByThemselves(
	{ valid, invalid }: Pick<ContactReport, 'valid' | 'invalid'>,
	goOn: boolean,
): Contact[] {
	const [first] = invalid;
	if (first && !goOn) throw invalidItem(first);
	return valid;
}

/** Why an item that stands for itself cannot be used; n8n says which item it is. */
export function invalidItem({ column, value, reason }: InvalidRow): AiRudderFailure {
	return wrongInput(
		column === '' ? reason : `${column} "${value}" ${reason}`,
		'Nobody was reached for this item. Correct the value, then run it again.',
	);
}

function refusal(validCount: number, invalid: InvalidRow[]): AiRudderFailure {
	const [first] = invalid;
	const named = invalid.slice(0, namedRows).map(rowInWords);
	const more = invalid.length > namedRows ? ` And ${invalid.length - namedRows} more.` : '';
	if (validCount === 0) {
		if (invalid.every(({ column, reason }) => column === '' && reason === first?.reason))
			return wrongInput(first?.reason ?? '', 'It is so for every row, so nothing was sent.');
		return wrongInput(
			invalid.length === 1
				? 'The only row has no valid contact, so nothing was sent'
				: `None of the ${invalid.length} rows has a valid contact, so nothing was sent`,
			`${named.join(' ')}${more}`,
		);
	}
	return wrongInput(
		invalid.length === 1 && first
			? rowInWords(first)
			: `${invalid.length} rows are not valid, so nothing was sent`,
		invalid.length === 1
			? 'Correct it, or set Invalid Rows to Skip.'
			: `${named.join(' ')}${more} Correct them, or set Invalid Rows to Skip.`,
	);
}

/** "Row 7, column "mobile": "0812-abc" is not a phone number." Without a column it is a setting that does not hold. */
export function rowInWords({ row, column, value, reason }: InvalidRow): string {
	if (column === '') return `Row ${row}: ${reason}.`;
	return `Row ${row}, column "${column}": "${value}" ${reason}.`;
}

/** What is told of a list beside its contacts, as plain data for an output item; what there is nothing of is left out. */
export function listReport({
	invalid,
	missingColumns,
	emptyCells,
	repeatedNumbers,
}: ContactReport): IDataObject {
	const skippedRows = invalid.map(({ row, column, value, reason }) => ({
		row,
		...(column === '' ? {} : { column, value }),
		reason,
	}));
	return {
		...(skippedRows.length > 0 ? { skippedRows } : {}),
		...(missingColumns.length > 0 ? { missingColumns } : {}),
		...(emptyCells.length > 0 ? { emptyCells: emptyCells.map((cells) => ({ ...cells })) } : {}),
		...(repeatedNumbers.length > 0
			? { repeatedNumbers: repeatedNumbers.map((repeated) => ({ ...repeated })) }
			: {}),
	};
}
