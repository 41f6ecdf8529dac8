import type { IDataObject } from 'n8n-workflow';
import { isBlank, isText } from '../api/values';
import {
	type ItemColumns,
	shownValue,
	Unreadable,
	type ColumnOfItems,
	type ColumnSource,
} from './columns';
import type { Contact, ContactColumn } from './contact';
import { readField, saysEmpty, type FieldReading } from './contactFields';
import type { FindingsCollector } from './findings';
import { otherColumns } from './otherColumns';
import { toE164, type KindsOfNumbers } from './phoneNumber';
import { placeOf, type RowPlace } from './place';
import type { Schedule } from './rules/hoursOfRows';
import type { RowNumbers, UnreadNumber } from './rules/keptToRules';

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

/** One reason why a row cannot be used. No column: a setting does not hold. */
export interface InvalidRow extends RowPlace {
	column: string;
	value: string;
	reason: string;
	item: number;
}

/** Reads the rows of equal settings: a contact, or the first fault. */
export interface RowReader {
	phone: ColumnSource;
	further: ContactColumn[];
	read: (row: IDataObject, item: number) => Contact | InvalidRow;
	/** The numbers alone, whatever else is wrong with the row. */
	numbers: (row: IDataObject, item: number) => RowNumbers;
	/** The same for readers that read the same numbers in a row. */
	sameNumbers: string;
}

/** The reader of rows with these settings. Throws `input` when the column of the number, or a required one, is in no row. */
export function rowReader(
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
		const invalid = (column: string, value: unknown, reason: string) =>
			invalidRow(column, value, { row, item }, reason);
		const written = phone.read(row, item);
		const number = saysEmpty(written)
			? { reason: 'counts as empty' }
			: written instanceof Unreadable
				? written
				: toE164(written, reading.callingCode, kinds);
		if ('reason' in number) return invalid(phone.column, written, number.reason);
		const fields: IDataObject = othersOf(row);
		for (const { field, column, kind, required, read: readCell } of there) {
			const cell = readCell(row, item);
			const value = cell instanceof Unreadable ? cell : readField(kind, cell, reading, kinds);
			if (value === undefined && required) return invalid(column, cell, 'is empty');
			if (value === undefined) {
				if (saysEmpty(cell)) onEmpty(column, cell.trim());
				continue;
			}
			if ('reason' in value) return invalid(column, cell, value.reason);
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
		const unread: UnreadNumber[] = [];
		const readColumns: string[] = [];
		const numberIn = ({ column, read: readCell }: ColumnSource): string[] => {
			const value = readCell(row, item);
			if (isBlank(value) || saysEmpty(value)) return [];
			const result = value instanceof Unreadable ? value : toE164(value, reading.callingCode);
			if ('number' in result) {
				readColumns.push(column);
				return [result.number];
			}
			unread.push({ column, value, reason: result.reason });
			return [];
		};
		const [own, others] = [numberIn(phone), further.flatMap(numberIn)];
		return { own, further: others, unread, readColumns };
	};
	const sameNumbers = JSON.stringify([
		reading.callingCode,
		...[phone, ...further].map(({ column }) => column),
	]);
	return { phone, further, read, numbers, sameNumbers };
}

/** A row that cannot be used, its value as people see it. */
export function invalidRow(
	column: string,
	value: unknown,
	{ row, item }: Pick<Contact, 'row' | 'item'>,
	reason: string,
): InvalidRow {
	const shown = value instanceof Unreadable ? '' : shownValue(value);
	return { ...placeOf(row, item), column, value: shown, reason, item };
}
