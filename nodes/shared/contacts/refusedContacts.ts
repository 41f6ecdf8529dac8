import type { IDataObject } from 'n8n-workflow';
import { grouped, idText, isBlank, isObject } from '../api/values';
import { numbersOf, type Contact } from './contact';
import { placeOf } from './place';

/** A contact that AIRudder refused although it took the request: its entry untouched, and the row it belongs to. */
export interface RefusedContact extends IDataObject {
	/** Where the row stands; left out when the entry belongs to no row with certainty. */
	row?: number;
	line?: number;
	phoneNumber?: string;
	contact: IDataObject[string];
}

/**
 * Pairs what AIRudder refused with the rows that were sent. An entry belongs to the contact whose number stands in the field
 * that numbers are sent in, else to the one of whose numbers it holds any, or is one. Digits count, spelling does not.
 * An entry that fits none, or several, stays without a row.
 */
export function pairedWithRows(
	refused: readonly RefusedContact[],
	contacts: readonly Contact[],
	numberField: string,
): RefusedContact[] {
	const byOwn = byDigits(contacts, ({ number }) => [number]);
	const byAny = byDigits(contacts, numbersOf);
	return refused.map((entry) => {
		const { contact } = entry;
		const named = isObject(contact) ? contact[numberField] : undefined;
		// A number that is nobody's here says whose entry it is not: that of another field may be a relative's, in a row of its own.
		const own = isBlank(named) ? undefined : (byOwn.get(digitsIn(named)) ?? []);
		const values = isObject(contact) ? Object.values(contact) : [contact];
		const holders = own ?? values.flatMap((value) => byAny.get(digitsIn(value)) ?? []);
		const [only, ...others] = new Set(holders);
		if (!only || others.length > 0) return entry;
		return { ...placeOf(only.row, only.item), phoneNumber: only.number, ...entry };
	});
}

function byDigits(
	contacts: readonly Contact[],
	numbers: (contact: Contact) => string[],
): Map<string, Contact[]> {
	return grouped(
		contacts.flatMap((contact) =>
			numbers(contact).map((number) => [digitsOf(number), contact] as const),
		),
	);
}

/** The digits of a phone number. */
export function digitsOf(number: string): string {
	return number.replace(/\D/g, '');
}

/** The digits of a value that is written as phone numbers are; none of anything else. */
function digitsIn(value: unknown): string {
	const text = idText(value) ?? '';
	return /^\+?[\d\s().-]+$/.test(text) ? digitsOf(text) : '';
}
