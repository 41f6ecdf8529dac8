import type { SimulatedAnswer } from '../answers';
import { isRecord, recordsIn, type Wire, writtenText } from '../formats/values';
import type { Switches } from '../switches';
import { refuseAsBrokenBy, refuseBy } from './codes';

/** As code 10510 has it. */
const wellFormed = /^\+\d{1,14}$/;

/** A contact that can be called: its columns as sent, and the number in them. */
export interface CallableContact {
	details: Wire;
	number: string;
}

/** The contacts of a request, apart: those that are called, and those that the answer names instead. */
export interface SiftedContacts {
	callable: CallableContact[];
	malformed: Wire[];
}

/** The contacts of a request; plain numbers in contactList become contacts of one column. */
export function contactsIn({ contactList, customizeContacts }: Wire, switches: Switches): Wire[] {
	const [column = ''] = numberColumns(switches);
	const plain: unknown[] = Array.isArray(contactList) ? contactList : [];
	const asContact = (entry: unknown) => (isRecord(entry) ? entry : { [column]: entry });
	return [...recordsIn(customizeContacts), ...plain.map(asContact)];
}

/** Tells the contacts whose number can be called from the others. */
export function siftedContacts(contacts: Wire[], switches: Switches): SiftedContacts {
	const sifted: SiftedContacts = { callable: [], malformed: [] };
	for (const details of contacts) {
		const number = writtenText(details[numberColumnOf(details, switches) ?? '']);
		if (wellFormed.test(number)) sifted.callable.push({ details, number });
		else sifted.malformed.push(details);
	}
	return sifted;
}

/** Why no task can be made of these contacts; undefined when one can. */
export function refusedContacts(
	contacts: Wire[],
	{ callable, malformed }: SiftedContacts,
	switches: Switches,
): SimulatedAnswer | undefined {
	const { malformedNumbers, allContactsRefused, maximumDialerContacts: most } = switches;
	if (contacts.length === 0) return refuseAsBrokenBy('contactsMissing');
	if (most > 0 && contacts.length > most) {
		return refuseBy('taskNotCreated', `${contacts.length} contacts, more than ${most}`);
	}
	if (contacts.every((contact) => numberColumnOf(contact, switches) === undefined)) {
		return refuseBy('phoneNumberNotConfigured');
	}
	const isRefused =
		malformedNumbers === 'refused' || (callable.length === 0 && allContactsRefused === 'refused');
	if (malformed.length === 0 || !isRefused) return undefined;
	return refuseAsBrokenBy('numberMalformed', `${malformed.length} of ${contacts.length} contacts`);
}

function numberColumnOf(contact: Wire, switches: Switches): string | undefined {
	return numberColumns(switches).find((name) => contact[name] !== undefined);
}

function numberColumns({ dialerPhoneColumn: column }: Switches): string[] {
	return column === 'either' ? ['PhoneNumber', 'phonenumber'] : [column];
}
