import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { wrongInput } from '../api/failure';
import { columnReader, isColumnOf, missingColumn, shownValue, type ColumnChoice } from './columns';
import { readField, saysEmpty, type FieldKind, type FieldReading } from './contactFields';
import { toE164, type KindsOfNumbers } from './phoneNumber';

/** A field of the contacts, and where its values come from. */
export interface ContactColumn extends ColumnChoice {
	kind: FieldKind;
	/** Name of the field in the form. */
	label: string;
	required?: boolean;
	/** The value for an item, where the form has an expression for it in place of a column. */
	readItem?: (item: number) => unknown;
}

/** What a setting says for a row, or why it does not hold there: the row is invalid then. */
export type RowSetting = { value: string } | { reason: string };

const unset: RowSetting = { value: '' };

/** How the incoming items become contacts; columns are named once and read straight from the items. */
export interface ContactSettings {
	phoneNumberColumn: string;
	/** The number of an item, where the form has an expression for it in place of a column. */
	phoneNumberOf?: (item: number) => unknown;
	/** Country code for the numbers of an item that have none, digits only. */
	callingCodeOf?: (item: number) => RowSetting;
	kinds?: KindsOfNumbers;
	columns: ContactColumn[];
	reading: FieldReading;
	/** What may be sent to one number just once, by item; everything when left out. */
	purposeOf?: (item: number) => RowSetting;
}

/** One person to contact: E.164 number, the fields of the request, and the item it came from. */
export interface Contact {
	number: string;
	fields: IDataObject;
	item: number;
	/** The whole row, for columns that are sent under their own names. */
	row: IDataObject;
}

/** One reason why a row cannot be used. `row` counts from 1, as people count. */
export interface InvalidRow {
	row: number;
	column: string;
	value: string;
	reason: string;
	item: number;
}

/** Cells that said that they are empty: `NULL`, `#N/A`, `-`. */
export interface EmptyCells {
	column: string;
	value: string;
	rows: number;
}

export interface ContactReport {
	valid: Contact[];
	invalid: InvalidRow[];
	/** Columns that no row has and that are not needed. */
	missingColumns: string[];
	emptyCells: EmptyCells[];
}

/** Where the values of a column come from. */
interface Source {
	column: string;
	read: (row: IDataObject, item: number) => unknown;
}

/**
 * Checks every item and turns it into a contact: number to E.164, repeated numbers, the values of the named columns.
 * A row is either valid or reported with its first fault. Sends nothing.
 * Throws `input` when there are no items, or none of them has the column of the number or a required one.
 */
export function contactsFromItems(
	items: INodeExecutionData[],
	settings: ContactSettings,
): ContactReport {
	if (items.length === 0)
		throw wrongInput('There are no incoming items, so there is nobody to reach');
	const report: ContactReport = { valid: [], invalid: [], missingColumns: [], emptyCells: [] };
	const phone = phoneSource(items, settings);
	const fields = fieldSources(items, settings.columns, report.missingColumns);
	const empty = new Map<string, EmptyCells>();
	const contactOf = rowReader(settings, phone, fields, (column, value) =>
		countIn(empty, column, value),
	);
	const rowOf = new Map<string, number>();
	items.forEach(({ json }, item) => {
		const contact = contactOf(json, item);
		const purpose = settings.purposeOf?.(item) ?? unset;
		if ('reason' in contact) {
			report.invalid.push(contact);
			return;
		}
		if ('reason' in purpose) {
			report.invalid.push(invalidRow('', undefined, item, purpose.reason));
			return;
		}
		const once = contact.number + purpose.value;
		const earlier = rowOf.get(once);
		if (earlier === undefined) {
			rowOf.set(once, item + 1);
			report.valid.push(contact);
		} else {
			const reason = `is the same number as in row ${earlier}`;
			report.invalid.push(invalidRow(phone.column, phone.read(json, item), item, reason));
		}
	});
	report.emptyCells = [...empty.values()];
	return report;
}

function phoneSource(items: INodeExecutionData[], settings: ContactSettings): Source {
	const { phoneNumberColumn: column, phoneNumberOf } = settings;
	if (phoneNumberOf) return { column: 'Phone Number', read: (_row, item) => phoneNumberOf(item) };
	const read = columnReader(column);
	if (!isColumnOf(items, read)) throw missingColumn(items, 'Phone Number Column', column);
	return { column, read };
}

type FieldSource = Source & ContactColumn;

function fieldSources(
	items: INodeExecutionData[],
	columns: ContactColumn[],
	missing: string[],
): FieldSource[] {
	return columns.flatMap((choice): FieldSource[] => {
		const { readItem, column, label, required } = choice;
		if (readItem) return [{ ...choice, column: label, read: (_row, item) => readItem(item) }];
		const read = columnReader(column);
		if (isColumnOf(items, read)) return [{ ...choice, read }];
		if (required || column.trim() === '') throw missingColumn(items, label, column);
		missing.push(column);
		return [];
	});
}

/** Reads a row: a contact, or the first fault. */
function rowReader(
	{ callingCodeOf, kinds, reading }: ContactSettings,
	phone: Source,
	columns: FieldSource[],
	onEmpty: (column: string, value: string) => void,
): (row: IDataObject, item: number) => Contact | InvalidRow {
	return (row, item) => {
		const callingCode = callingCodeOf?.(item) ?? unset;
		if ('reason' in callingCode) return invalidRow('', undefined, item, callingCode.reason);
		const written = phone.read(row, item);
		const number = saysEmpty(written)
			? { reason: 'counts as empty' }
			: toE164(written, callingCode.value, kinds);
		if ('reason' in number) return invalidRow(phone.column, written, item, number.reason);
		const fields: IDataObject = {};
		for (const { field, column, kind, required, read } of columns) {
			const cell = read(row, item);
			const value = readField(kind, cell, reading);
			if (value === undefined && required) return invalidRow(column, cell, item, 'is empty');
			if (value === undefined) {
				if (saysEmpty(cell)) onEmpty(column, cell.trim());
				continue;
			}
			if ('reason' in value) return invalidRow(column, cell, item, value.reason);
			fields[field] = value.value;
		}
		return { number: number.number, fields, item, row };
	};
}

function countIn(empty: Map<string, EmptyCells>, column: string, value: string): void {
	const key = JSON.stringify([column, value]);
	const known = empty.get(key) ?? { column, value, rows: 0 };
	known.rows += 1;
	empty.set(key, known);
}

function invalidRow(column: string, value: unknown, item: number, reason: string): InvalidRow {
	return { row: item + 1, column, value: shownValue(value), reason, item };
}
