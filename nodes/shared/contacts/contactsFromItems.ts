import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { wrongInput } from '../api/failure';
import { isText } from '../api/values';
import { columnValue, requireColumns, shownValue, type ColumnChoice } from './columns';
import { readField, type FieldKind } from './contactFields';
import { toE164 } from './phoneNumber';

/** How the incoming items become contacts; columns are named once and read straight from the items. */
export interface ContactSettings {
	phoneNumberColumn: string;
	/** Country code for numbers without one, digits only. */
	callingCode?: string;
	columns: Array<ColumnChoice & { kind: FieldKind; label: string; required?: boolean }>;
	/** What may be sent to one number just once, by item; everything when left out. */
	purposeOf?: (item: number) => string;
}

/** One person to contact: E.164 number, the fields of the request, and the item it came from. */
export interface Contact {
	number: string;
	/** Numbers in its other fields that may be called, too. */
	furtherNumbers?: string[];
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

export interface ContactReport {
	valid: Contact[];
	invalid: InvalidRow[];
}

/**
 * Checks every item and turns it into a contact: number to E.164, repeated numbers, the values of the named columns.
 * A row is either valid or reported with its first fault. Sends nothing.
 * Throws `input` when there are no items or a named column is in none of them.
 */
export function contactsFromItems(
	items: INodeExecutionData[],
	settings: ContactSettings,
): ContactReport {
	if (items.length === 0)
		throw wrongInput('There are no incoming items, so there is nobody to reach');
	requireColumns(items, [
		{ label: 'Phone Number Column', column: settings.phoneNumberColumn },
		...settings.columns,
	]);
	const rowOf = new Map<string, number>();
	const report: ContactReport = { valid: [], invalid: [] };
	items.forEach(({ json }, item) => {
		const contact = contactOfRow(json, item, settings);
		if ('reason' in contact) {
			report.invalid.push(contact);
			return;
		}
		const once = `${contact.number} ${settings.purposeOf?.(item) ?? ''}`;
		const earlier = rowOf.get(once);
		if (earlier === undefined) {
			rowOf.set(once, item + 1);
			report.valid.push(contact);
		} else {
			const reason = `is the same number as in row ${earlier}`;
			report.invalid.push(invalidRow(json, item, settings.phoneNumberColumn, reason));
		}
	});
	return report;
}

function contactOfRow(
	row: IDataObject,
	item: number,
	settings: ContactSettings,
): Contact | InvalidRow {
	const phone = toE164(columnValue(row, settings.phoneNumberColumn), settings.callingCode);
	if ('reason' in phone) return invalidRow(row, item, settings.phoneNumberColumn, phone.reason);
	const fields: IDataObject = {};
	const furtherNumbers: string[] = [];
	for (const { field, column, kind, required } of settings.columns) {
		const read = readField(kind, columnValue(row, column), settings.callingCode);
		if (read === undefined && required) return invalidRow(row, item, column, 'is empty');
		if (read === undefined) continue;
		if ('reason' in read) return invalidRow(row, item, column, read.reason);
		fields[field] = read.value;
		if (kind === 'phoneNumber' && isText(read.value)) furtherNumbers.push(read.value);
	}
	return {
		number: phone.number,
		...(furtherNumbers.length > 0 ? { furtherNumbers } : {}),
		fields,
		item,
		row,
	};
}

function invalidRow(row: IDataObject, item: number, column: string, reason: string): InvalidRow {
	return { row: item + 1, column, value: shownValue(columnValue(row, column)), reason, item };
}
