import type { IExecuteFunctions } from 'n8n-workflow';
import { wrongInput } from '../api/failure';
import type { WireRequest } from '../api/wireRequest';
import {
	chunksOf,
	contactsByThemselves,
	contactsToSend,
	type Contact,
	type ContactReport,
} from '../contacts';
import { readingFields, type ContactsForm } from '../forms/contactsForm';
import type { Fields, ParametersOf } from '../forms/fields';
import type { ToSend } from './once/notesAhead';
import { isSecondOutput } from './outputForRows';
import { RowParameters } from './rowParameters';

/** One request's share of the contacts, with the parameters that hold for it. */
export interface Part<Form extends Fields> {
	contacts: Contact[];
	parameters: ParametersOf<Form>;
	/** When the calling hours of these contacts begin, where their calls wait for that. */
	opening?: Date;
}

/** How contacts become requests. */
export interface PartsDemands<Form extends Fields> {
	/** How many contacts go into one request. Throws `input` where all of them have to and are too many. */
	most: (parameters: ParametersOf<Form>, contacts: readonly Contact[]) => number;
	/**
	 * The requests for all parts, in their order. Built before the first is sent, so a mistake stops all of them; and, to
	 * check the parameters, for a part without contacts.
	 */
	requests: (parts: Array<Part<Form>>) => WireRequest[];
	/** The parameters with which calls begin at `opening`, where the form offers to wait for it. */
	beginningAt?: (parameters: ParametersOf<Form>, opening: Date) => ParametersOf<Form>;
}

/** A part, and how it is sent. */
export interface PreparedPart<Form extends Fields> {
	part: Part<Form>;
	request: WireRequest;
	toSend: ToSend;
}

/**
 * The parts of all contacts that may be sent to. Throws `input`: what can be wrong beside single rows is found here, before
 * the first request.
 */
export function partsOfContacts<Form extends Fields & ContactsForm>(
	context: IExecuteFunctions,
	{ fields, most, requests, beginningAt }: PartsDemands<Form> & { fields: Form },
	rows: RowParameters<Form>,
	report: ContactReport,
): Array<PreparedPart<Form>> {
	const contacts = wantedContacts(context, fields, report);
	const parts = withEqualSettings(contacts, rows, beginningAt).flatMap(
		({ parameters, contacts: members, opening }) =>
			chunksOf(members, most(parameters, members)).map((chunk) => ({
				...{ contacts: chunk, parameters },
				...(opening ? { opening } : {}),
			})),
	);
	if (fields.invalidRows === undefined)
		parts.sort((one, other) => firstItemOf(one) - firstItemOf(other));
	const wireRequests = requests(parts);
	return parts.map((part, index) => ({
		part,
		request: wireRequests[index] ?? {},
		toSend: { items: part.contacts.map(({ item }) => item), contacts: part.contacts },
	}));
}

/** The valid contacts. Throws `input` when others stand against sending to them. */
function wantedContacts(
	context: IExecuteFunctions,
	{ invalidRows: field }: ContactsForm,
	report: ContactReport,
): Contact[] {
	if (field === undefined) return contactsByThemselves(report, context.continueOnFail());
	const invalidRows = new RowParameters(context, { invalidRows: field });
	return contactsToSend(
		report,
		(item) => {
			const read = invalidRows.of(item);
			return 'value' in read ? read.value.invalidRows : 'stop';
		},
		{ mayBeNobody: isSecondOutput(context, { invalidRows: field }) },
	);
}

/** The first input item of a part. */
function firstItemOf({ contacts }: Part<Fields>): number {
	return contacts[0]?.item ?? 0;
}

/**
 * Contacts whose settings are equal, in order; those that wait for the same opening together. How their rows are read may
 * differ: it is not sent.
 */
function withEqualSettings<Form extends Fields>(
	contacts: Contact[],
	rows: RowParameters<Form>,
	beginningAt: (parameters: ParametersOf<Form>, opening: Date) => ParametersOf<Form> = cannotWait,
): Array<Part<Form>> {
	const parts = new Map<string, Part<Form>>();
	const keys = new Map<ParametersOf<Form>, string>();
	for (const contact of contacts) {
		const parameters = rows.valid(contact.item);
		const settings = keys.get(parameters) ?? keyOf(parameters);
		keys.set(parameters, settings);
		const { opening } = contact;
		const key = `${opening?.toISOString() ?? ''} ${settings}`;
		const part =
			parts.get(key) ??
			(opening
				? { contacts: [], parameters: beginningAt(parameters, opening), opening }
				: { contacts: [], parameters });
		parts.set(key, part);
		part.contacts.push(contact);
	}
	return [...parts.values()];
}

/** Called at once, they would be called outside their hours. */
function cannotWait(): never {
	throw wrongInput(
		'The calls of this operation cannot wait for Calling Hours',
		'Set Outside Hours to Skip or Stop.',
	);
}

function keyOf(parameters: object): string {
	const names = new Set<string>(readingFields);
	return JSON.stringify(Object.entries(parameters).filter(([name]) => !names.has(name)));
}
