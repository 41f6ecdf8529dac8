import type { IDataObject } from 'n8n-workflow';
import { isObject } from '../api/values';
import type { Contact } from './contactsFromItems';
import { digitsOf } from './phoneNumber';

/** How a contact of the request can be known again. */
interface Sent {
	/** Field of the request that holds the number. */
	numberField: string;
	/** All numbers that were sent for a contact; the one number when left out. */
	numbersOf?: (contact: Contact) => readonly unknown[];
}

/**
 * What AIRudder refused of a request that it took, paired with the rows it came from: `row` (1 is the first item) and
 * `phoneNumber` of the contact one of whose numbers an entry holds, left out when there is none, and `contact`,
 * AIRudder's entry as it came. The number field counts first, then any other value, or the entry itself. Numbers are
 * equal when their digits are.
 */
export function refusedContacts(
	entries: readonly unknown[],
	contacts: readonly Contact[],
	{ numberField, numbersOf = ({ number }) => [number] }: Sent,
): IDataObject[] {
	const byDigits = new Map<string, Contact>();
	for (const contact of [...contacts].reverse()) {
		for (const number of numbersOf(contact)) byDigits.set(digitsOf(number), contact);
	}
	byDigits.delete('');
	return entries.map((entry) => {
		const contact = valuesOf(entry, numberField)
			.map((value) => byDigits.get(digitsOf(value)))
			.find((found) => found !== undefined);
		return {
			...(contact ? { row: contact.item + 1, phoneNumber: contact.number } : {}),
			contact: entry as IDataObject,
		};
	});
}

function valuesOf(entry: unknown, numberField: string): unknown[] {
	return isObject(entry) ? [entry[numberField], ...Object.values(entry)] : [entry];
}
