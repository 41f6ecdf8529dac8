import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { inputOr, wrongInput } from '../api/failure';
import { isBlank, isText } from '../api/values';
import {
	ItemColumns,
	shownValue,
	Unreadable,
	type ColumnOfItems,
	type ColumnSource,
} from './columns';
import type { Contact, ContactColumn } from './contact';
import { readField, saysEmpty, type FieldReading } from './contactFields';
import { FindingsCollector, type ListFindings, type RepeatedNumber } from './findings';
import { otherColumns } from './otherColumns';
import { toE164, type KindsOfNumbers } from './phoneNumber';
import { sameLine } from './sameLine';
import type { CallingRules } from './rules/callingRules';
import type { Schedule } from './rules/hoursOfRows';
import { keptToRules, type KeptToRules, type RowNumbers } from './rules/keptToRules';

/** How incoming items become contacts. */
export interface ContactSettings {
	phoneNumberColumn: ColumnOfItems;
	kinds?: KindsOfNumbers;
	columns: ContactColumn[];
	/** Whether the columns that are named nowhere become fields of their own names. */
	sendOtherColumns?: boolean;
	reading: FieldReading;
	/** What may be sent to one number just once; everything when left out. */
	purpose?: string;
	/** When the rows are called, where the settings say so. */
	schedule?: Schedule;
	/** Whether other rows have other settings. */
	isOfSomeRows?: boolean;
}

/** The settings that hold for an item, the same object where they are equal; or why there are none: the row is invalid. */
export type SettingsOf = (item: number) => ContactSettings | { reason: string };

/** One reason why a row cannot be used. `row` counts from 1, as people count. No column: a setting does not hold. */
export interface InvalidRow {
	row: number;
	column: string;
	value: string;
	reason: string;
	item: number;
}

export interface ContactReport
	extends ListFindings, Pick<KeptToRules, 'heldBack' | 'heldBackNumbers'> {
	/** Who may be called. */
	valid: Contact[];
	invalid: InvalidRow[];
}

/** Reads the rows of equal settings: a contact, or the first fault. */
interface RowReader {
	phone: ColumnSource;
	further: ContactColumn[];
	read: (row: IDataObject, item: number) => Contact | InvalidRow;
	/** The numbers alone, whatever else is wrong with the row. */
	numbers: (row: IDataObject, item: number) => RowNumbers;
	/** The same for readers that read the same numbers in a row. */
	sameNumbers: string;
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
	const rowOf = new Map<string, number>();
	const valid: Contact[] = [];
	const invalid: InvalidRow[] = [];
	const furtherOf = new Map<Contact, ContactColumn[]>();
	items.forEach(({ json }, item) => {
		const settings = settingsOf(item);
		const reader = 'reason' in settings ? settings : readerOf(settings);
		if ('reason' in settings || 'reason' in reader) {
			const { reason } = 'reason' in settings ? settings : (reader as { reason: string });
			invalid.push(invalidRow('', undefined, item, reason));
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
			rowOf.set(once, item + 1);
			valid.push(contact);
			if (contact.furtherNumbers) furtherOf.set(contact, further);
		} else {
			const reason = `is the same number as in row ${earlier}`;
			invalid.push(invalidRow(phone.column, phone.read(json, item), item, reason));
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
		invalid.push(invalidRow(column, value, item, reason));
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
		const read = all.filter(({ unread }) => unread === undefined);
		return {
			own: all.flatMap(({ own }) => own),
			further: all.flatMap(({ further }) => further),
			...(read.length === 0 && all[0]?.unread ? { unread: all[0].unread } : {}),
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
	const rowOf = new Map(contacts.map(({ number, item }) => [sameLine(number), item + 1]));
	return contacts.flatMap((contact) => {
		const further = furtherOf.get(contact) ?? [];
		const repeated = further.flatMap(({ field, column }): RepeatedNumber[] => {
			const number = contact.fields[field];
			if (!isText(number)) return [];
			const line = sameLine(number);
			const sameAsRow = rowOf.get(line);
			if (sameAsRow === undefined) {
				rowOf.set(line, contact.item + 1);
				return [];
			}
			delete contact.fields[field];
			return [{ row: contact.item + 1, column, sameAsRow }];
		});
		const left = further.map(({ field }) => contact.fields[field]).filter(isText);
		if (left.length > 0) contact.furtherNumbers = left;
		else delete contact.furtherNumbers;
		return repeated;
	});
}

function rowReader(
	columns: ItemColumns,
	{ phoneNumberColumn, kinds, columns: named, sendOtherColumns, reading }: ContactSettings,
	findings: FindingsCollector,
): RowReader {
	const phone = columns.source({ ...phoneNumberColumn, required: true });
	const sources = named.map((column) => {
		// A further number that is not there would be a person who is not reached.
		const required = column.required === true || column.kind === 'phoneNumber';
		return { ...column, ...columns.source({ ...column, required }) };
	});
	const there = sources.filter(({ isThere }) => isThere);
	for (const { isThere, column } of sources) if (!isThere) findings.columnIsMissing(column);
	const onEmpty = findings.cellSaysEmpty.bind(findings);
	const othersOf = sendOtherColumns
		? otherColumns(
				[phone, ...sources].map(({ column }) => column),
				reading,
				onEmpty,
			)
		: () => ({});
	const read = (row: IDataObject, item: number) => {
		const written = phone.read(row, item);
		const number = saysEmpty(written)
			? { reason: 'counts as empty' }
			: written instanceof Unreadable
				? written
				: toE164(written, reading.callingCode, kinds);
		if ('reason' in number) return invalidRow(phone.column, written, item, number.reason);
		const fields: IDataObject = othersOf(row);
		for (const { field, column, kind, required, read: readCell } of there) {
			const cell = readCell(row, item);
			const value = cell instanceof Unreadable ? cell : readField(kind, cell, reading, kinds);
			if (value === undefined && required) return invalidRow(column, cell, item, 'is empty');
			if (value === undefined) {
				if (saysEmpty(cell)) onEmpty(column, cell.trim());
				continue;
			}
			if ('reason' in value) return invalidRow(column, cell, item, value.reason);
			fields[field] = value.value;
		}
		const furtherNumbers = further.map(({ field }) => fields[field]).filter(isText);
		return {
			number: number.number,
			...(furtherNumbers.length > 0 ? { furtherNumbers } : {}),
			fields,
			item,
			row,
		};
	};
	const further = there.filter(({ kind }) => kind === 'phoneNumber');
	const numbers = (row: IDataObject, item: number): RowNumbers => {
		let unread: RowNumbers['unread'];
		const numberIn = ({ column, read: readCell }: ColumnSource): string[] => {
			const value = readCell(row, item);
			if (isBlank(value) || saysEmpty(value)) return [];
			const result = value instanceof Unreadable ? value : toE164(value, reading.callingCode);
			if ('number' in result) return [result.number];
			unread ??= { column, value, reason: result.reason };
			return [];
		};
		const [own, others] = [numberIn(phone), further.flatMap(numberIn)];
		return { own, further: others, ...(unread ? { unread } : {}) };
	};
	const sameNumbers = JSON.stringify([
		reading.callingCode,
		...[phone, ...further].map(({ column }) => column),
	]);
	return { phone, further, read, numbers, sameNumbers };
}

function invalidRow(column: string, value: unknown, item: number, reason: string): InvalidRow {
	const shown = value instanceof Unreadable ? '' : shownValue(value);
	return { row: item + 1, column, value: shown, reason, item };
}
