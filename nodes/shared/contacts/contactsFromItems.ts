import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { wrongInput } from '../api/failure';
import { isText } from '../api/values';
import { columnSource, shownValue, type ColumnOfItems } from './columns';
import { readField, saysEmpty, type FieldKind, type FieldReading } from './contactFields';
import { otherColumns } from './otherColumns';
import { toE164, type KindsOfNumbers } from './phoneNumber';

/** A field of the contacts, and where its values come from. */
export interface ContactColumn extends ColumnOfItems {
	/** Name of the field in AIRudder's request. */
	field: string;
	kind: FieldKind;
	/** Name of the field in the form. */
	label: string;
	required?: boolean;
}

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
}

/** The settings that hold for an item, the same object where they are equal; or why there are none: the row is invalid. */
export type SettingsOf = (item: number) => ContactSettings | { reason: string };

/** One person to contact: E.164 number, the fields of the request, and the item it came from. */
export interface Contact {
	number: string;
	/** Numbers in its other fields that may be called, too. */
	furtherNumbers?: string[];
	fields: IDataObject;
	item: number;
	/** The whole row. */
	row: IDataObject;
}

/** One reason why a row cannot be used. `row` counts from 1, as people count. No column: a setting does not hold. */
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

type RowReader = (row: IDataObject, item: number) => Contact | InvalidRow;

/**
 * Checks every item and turns it into a contact: number to E.164, repeated numbers, the values of the named columns.
 * A row is either valid or reported with its first fault. Sends nothing.
 * Throws `input` when there are no items, or none of them has the column of the number or a required one.
 */
export function contactsFromItems(
	items: INodeExecutionData[],
	settingsOf: SettingsOf,
): ContactReport {
	if (items.length === 0)
		throw wrongInput('There are no incoming items, so there is nobody to reach');
	const findings = new Findings();
	const readers = new Map<ContactSettings, RowReader>();
	const rowOf = new Map<string, number>();
	const valid: Contact[] = [];
	const invalid: InvalidRow[] = [];
	items.forEach(({ json }, item) => {
		const settings = settingsOf(item);
		if ('reason' in settings) {
			invalid.push(invalidRow('', undefined, item, settings.reason));
			return;
		}
		const read = readers.get(settings) ?? rowReader(items, settings, findings);
		readers.set(settings, read);
		const contact = read(json, item);
		if ('reason' in contact) {
			invalid.push(contact);
			return;
		}
		const once = contact.number + (settings.purpose ?? '');
		const earlier = rowOf.get(once);
		if (earlier === undefined) {
			rowOf.set(once, item + 1);
			valid.push(contact);
		} else {
			const { column, read: written } = columnSource(items, settings.phoneNumberColumn);
			const reason = `is the same number as in row ${earlier}`;
			invalid.push(invalidRow(column, written(json, item), item, reason));
		}
	});
	return { valid, invalid, ...findings.inAll() };
}

/** Reads a row: a contact, or the first fault. */
function rowReader(
	items: INodeExecutionData[],
	{ phoneNumberColumn, kinds, columns, sendOtherColumns, reading }: ContactSettings,
	findings: Findings,
): RowReader {
	const phone = columnSource(items, { ...phoneNumberColumn, required: true });
	const sources = columns.flatMap((column) => {
		// A further number that is not there would be a person who is not reached.
		const required = column.required === true || column.kind === 'phoneNumber';
		const source = columnSource(items, { ...column, required });
		if (source.isThere) return [{ ...column, ...source }];
		findings.columnIsMissing(source.column);
		return [];
	});
	const othersOf = sendOtherColumns
		? otherColumns([phoneNumberColumn, ...columns], reading)
		: () => ({});
	return (row, item) => {
		const written = phone.read(row, item);
		const number = saysEmpty(written)
			? { reason: 'counts as empty' }
			: toE164(written, reading.callingCode, kinds);
		if ('reason' in number) return invalidRow(phone.column, written, item, number.reason);
		const fields: IDataObject = othersOf(row);
		const furtherNumbers: string[] = [];
		for (const { field, column, kind, required, read } of sources) {
			const cell = read(row, item);
			const value = readField(kind, cell, reading);
			if (value === undefined && required) return invalidRow(column, cell, item, 'is empty');
			if (value === undefined) {
				if (saysEmpty(cell)) findings.cellSaysEmpty(column, cell.trim());
				continue;
			}
			if ('reason' in value) return invalidRow(column, cell, item, value.reason);
			fields[field] = value.value;
			if (kind === 'phoneNumber' && isText(value.value)) furtherNumbers.push(value.value);
		}
		return {
			number: number.number,
			...(furtherNumbers.length > 0 ? { furtherNumbers } : {}),
			fields,
			item,
			row,
		};
	};
}

/** What is told of the list beside its invalid rows. */
class Findings {
	private readonly missing = new Set<string>();

	private readonly empty = new Map<string, EmptyCells>();

	columnIsMissing(column: string): void {
		this.missing.add(column);
	}

	cellSaysEmpty(column: string, value: string): void {
		const key = JSON.stringify([column, value]);
		const known = this.empty.get(key) ?? { column, value, rows: 0 };
		known.rows += 1;
		this.empty.set(key, known);
	}

	inAll(): Pick<ContactReport, 'missingColumns' | 'emptyCells'> {
		return { missingColumns: [...this.missing], emptyCells: [...this.empty.values()] };
	}
}

function invalidRow(column: string, value: unknown, item: number, reason: string): InvalidRow {
	return { row: item + 1, column, value: shownValue(value), reason, item };
}
