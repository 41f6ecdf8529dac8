import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { inputOr, wrongInput } from '../api/failure';
import { isText } from '../api/values';
import { ItemColumns } from './columns';
import type { Contact, ContactColumn } from './contact';
import { FindingsCollector, type ListFindings, type RepeatedNumber } from './findings';
import {
	invalidRow,
	rowReader,
	type ContactSettings,
	type InvalidRow,
	type RowReader,
} from './rowReader';
import type { CallingRules } from './rules/callingRules';
import { otherPlaceInWords, placeOf, type RowPlace } from './place';
import { sameLine } from './sameLine';
import { keptToRules, type KeptToRules, type RowNumbers } from './rules/keptToRules';

/** The settings that hold for an item, the same object where they are equal; or why there are none: the row is invalid. */
export type SettingsOf = (item: number) => ContactSettings | { reason: string };

export interface ContactReport
	extends ListFindings, Pick<KeptToRules, 'heldBack' | 'heldBackNumbers'> {
	/** Who may be called. */
	valid: Contact[];
	invalid: InvalidRow[];
}

/**
 * Checks every item and turns it into a contact: number to E.164, repeated numbers, the values of the named columns.
 * A row is valid, held back by a calling rule, or reported with its first fault. Sends nothing.
 * Throws `input` when there are no items, or none of them has the column of the number, of a rule or a required one.
 */
export function contactsFromItems(
	items: INodeExecutionData[],
	settingsOf: SettingsOf,
	rules?: CallingRules,
): ContactReport {
	if (items.length === 0)
		throw wrongInput('There are no incoming items, so there is nobody to reach');
	const findings = new FindingsCollector();
	const { readerOf, numbersByAll } = readersOf(items, findings);
	const rowOf = new Map<string, RowPlace>();
	const valid: Contact[] = [];
	const invalid: InvalidRow[] = [];
	const furtherOf = new Map<Contact, ContactColumn[]>();
	items.forEach(({ json }, item) => {
		const settings = settingsOf(item);
		const reader = 'reason' in settings ? settings : readerOf(settings);
		if ('reason' in settings || 'reason' in reader) {
			const { reason } = 'reason' in settings ? settings : (reader as { reason: string });
			invalid.push(invalidRow('', undefined, { row: json, item }, reason));
			return;
		}
		const { phone, further, read } = reader;
		const contact = read(json, item);
		if ('reason' in contact) {
			invalid.push(contact);
			return;
		}
		const once = sameLine(contact.number) + (settings.purpose ?? '');
		const earlier = rowOf.get(once);
		if (earlier === undefined) {
			rowOf.set(once, placeOf(json, item));
			valid.push(contact);
			if (contact.furtherNumbers) furtherOf.set(contact, further);
		} else {
			const reason = `is the same number as in ${otherPlaceInWords(earlier)}`;
			invalid.push(invalidRow(phone.column, phone.read(json, item), contact, reason));
		}
	});
	const numbersOfRow = (item: number) => {
		const settings = settingsOf(item);
		const reader = 'reason' in settings ? settings : readerOf(settings);
		const row = items[item]?.json ?? {};
		return 'reason' in reader ? numbersByAll(row, item) : reader.numbers(row, item);
	};
	const { allowed, heldBack, heldBackNumbers, faults } = rules
		? keptToRules(items, valid, rules, {
				numbersOfRow,
				furtherOf: (contact) => furtherOf.get(contact) ?? [],
				scheduleOf: (item) => {
					const settings = settingsOf(item);
					return 'reason' in settings ? {} : (settings.schedule ?? {});
				},
			})
		: { allowed: valid, heldBack: [], heldBackNumbers: [], faults: [] };
	for (const { column, value, reason, item } of faults)
		invalid.push(invalidRow(column, value, { row: items[item]?.json ?? {}, item }, reason));
	if (faults.length > 0) invalid.sort((one, other) => one.item - other.item);
	findings.repeatedNumbers = withoutRepeated(allowed, furtherOf);
	return { valid: allowed, invalid, heldBack, heldBackNumbers, ...findings.inAll() };
}

/**
 * The readers for settings, each made once. Where a list has several settings, those whose columns are not there are a fault
 * of their rows; else it is one of the list, and thrown. `numbersByAll` is for a row whose own settings do not hold: every
 * number that the settings of any other row make of it.
 */
function readersOf(items: INodeExecutionData[], findings: FindingsCollector) {
	const columns = new ItemColumns(items);
	const readers = new Map<ContactSettings, RowReader | { reason: string }>();
	const readerOf = (settings: ContactSettings): RowReader | { reason: string } => {
		const reader =
			readers.get(settings) ??
			(settings.isOfSomeRows
				? inputOr(() => rowReader(columns, settings, findings))
				: rowReader(columns, settings, findings));
		readers.set(settings, reader);
		return reader;
	};
	let distinct: RowReader[] | undefined;
	const numbersByAll = (row: IDataObject, item: number): RowNumbers => {
		distinct ??= distinctReaders([...readers.values()]);
		const all = distinct.map(({ numbers }) => numbers(row, item));
		const readColumns = all.flatMap((numbers) => numbers.readColumns);
		return {
			own: all.flatMap(({ own }) => own),
			further: all.flatMap(({ further }) => further),
			unread: all.flatMap(({ unread }) =>
				unread.filter(({ column }) => !readColumns.includes(column)),
			),
			readColumns,
		};
	};
	return { readerOf, numbersByAll };
}

/** The readers that may read different numbers in a row. */
function distinctReaders(readers: ReadonlyArray<RowReader | { reason: string }>): RowReader[] {
	const usable = readers.flatMap((reader) => ('reason' in reader ? [] : [reader]));
	return [...new Map(usable.map((reader) => [reader.sameNumbers, reader])).values()];
}

/** Takes out of the contacts what somebody is called under already: numbers of rows come first, then further ones in order. */
function withoutRepeated(
	contacts: Contact[],
	furtherOf: ReadonlyMap<Contact, ContactColumn[]>,
): RepeatedNumber[] {
	if (furtherOf.size === 0) return [];
	const rowOf = new Map(
		contacts.map(({ number, item, row }) => [sameLine(number), placeOf(row, item)]),
	);
	return contacts.flatMap((contact) => {
		const further = furtherOf.get(contact) ?? [];
		const repeated = further.flatMap(({ field, column }): RepeatedNumber[] => {
			const number = contact.fields[field];
			if (!isText(number)) return [];
			const line = sameLine(number);
			const earlier = rowOf.get(line);
			const place = placeOf(contact.row, contact.item);
			if (earlier === undefined) {
				rowOf.set(line, place);
				return [];
			}
			delete contact.fields[field];
			return [{ ...place, column, sameAsRow: earlier.row, sameAsLine: earlier.line }];
		});
		const left = further.map(({ field }) => contact.fields[field]).filter(isText);
		if (left.length > 0) contact.furtherNumbers = left;
		else delete contact.furtherNumbers;
		return repeated;
	});
}
