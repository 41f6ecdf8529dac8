import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { wrongInput } from '../api/failure';
import { isBlank } from '../api/values';

/** Which column of the items a contact field is taken from. */
export interface ColumnChoice {
	/** Name of the field in AIRudder's request. */
	field: string;
	column: string;
}

/**
 * The value of a column. Column names are taken as they are; one that no item has is looked up as a path
 * (`customer.phone`), so that nested data needs no extra node.
 */
export function columnValue(row: IDataObject, column: string): unknown {
	if (Object.hasOwn(row, column)) return row[column];
	return column
		.split('.')
		.reduce<unknown>(
			(value, part) => (isIndexable(value) && Object.hasOwn(value, part) ? value[part] : undefined),
			row,
		);
}

/**
 * Stops before any request when a named column is in none of the items.
 * Throws `input`, naming the column, the field of the form, and the columns there are.
 */
export function requireColumns(
	items: INodeExecutionData[],
	columns: Array<{ label: string; column: string }>,
): void {
	for (const { label, column } of columns) {
		if (column.trim() === '')
			throw wrongInput(`${label} is empty`, 'Enter the name of a column of the incoming items.');
		if (items.some(({ json }) => columnValue(json, column) !== undefined)) continue;
		const known = [...new Set(items.slice(0, 100).flatMap(({ json }) => Object.keys(json)))].slice(
			0,
			30,
		);
		throw wrongInput(
			`No incoming item has a column named "${column}" (${label})`,
			known.length > 0 ? `The columns are: ${known.join(', ')}.` : 'The incoming items are empty.',
		);
	}
}

/** A value as the text a report shows: cut when long. */
export function shownValue(value: unknown): string {
	const text = isBlank(value) ? '' : typeof value === 'string' ? value : JSON.stringify(value);
	return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

function isIndexable(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null;
}
