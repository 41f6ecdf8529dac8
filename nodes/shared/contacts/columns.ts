import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { wrongInput } from '../api/failure';
import { idText, isBlank } from '../api/values';

/** Where the values of a field come from: a column of the items, or an expression that stands in its place. */
export interface ColumnOfItems {
	/** Name or path of the column; of an expression, what reports call it. */
	column: string;
	/** Name of the form's field, for errors. */
	label: string;
	/** The value for an item, where the form has an expression in place of a column. */
	readItem?: ExpressionValue;
}

/** The value of an expression for an item. */
export interface ExpressionValue {
	(item: number): unknown;
	/** Whether it is the same for all items; then it may be the name of a column. */
	isConstant: boolean;
}

/** A column as it is read, and whether any item has it. */
export interface ColumnSource {
	column: string;
	isThere: boolean;
	read: (row: IDataObject, item: number) => unknown;
}

/** Takes the value of a column out of a row. */
export type ColumnReader = (row: IDataObject) => unknown;

/** Blanks of all kinds, and the byte order mark that a file begins with. */
const edges = /^[\s\ufeff]+|[\s\ufeff]+$/g;

/** A part of a path: a name behind a point, or a name or index in brackets. */
const pathPart = /(?:^|\.)([^.[\]]+)|\[(?:(\d+)|'([^']*)'|"([^"]*)")\]/y;

/**
 * Reads a column by its name: exactly as it is, else without blanks at the edges of both names, else as the path that n8n
 * writes when a field is dragged (`customer.phone`, `['Phone Number']`), so that nested data needs no extra node.
 */
export function columnReader(column: string): ColumnReader {
	const name = withoutEdges(column);
	const path = partsOf(name);
	// Rows of one list have the same columns: the name found last is looked at first.
	let found = column;
	return (row) => {
		if (Object.hasOwn(row, found)) return row[found];
		const key = Object.keys(row).find((known) => withoutEdges(known) === name);
		if (key !== undefined) {
			found = key;
			return row[key];
		}
		return path.reduce<unknown>(
			(value, part) => (isIndexable(value) && Object.hasOwn(value, part) ? value[part] : undefined),
			row,
		);
	};
}

/** A column's name without the blanks at its edges. */
export function withoutEdges(name: string): string {
	return name.replace(edges, '');
}

/**
 * How the values of a column are read. An expression gives the value for each row; one that is the same for all rows and
 * names a column means that column. Throws `input` when nothing is named, or a required column is in no item.
 */
export function columnSource(
	items: INodeExecutionData[],
	{ column, label, readItem, required }: ColumnOfItems & { required?: boolean },
): ColumnSource {
	if (readItem && !readItem.isConstant)
		return { column, isThere: true, read: (_row, item) => readItem(item) };
	const constant = readItem?.(0);
	const name = readItem ? (idText(constant) ?? '') : column;
	const read = columnReader(name);
	if (name.trim() !== '' && items.some(({ json }) => read(json) !== undefined))
		return { column: name, isThere: true, read };
	if (!isBlank(constant)) return { column, isThere: true, read: () => constant };
	if (required || name.trim() === '') throw missingColumn(items, label, name);
	return { column: name, isThere: false, read };
}

/** The failure of a column that no item has: the field of the form, and the columns there are. */
function missingColumn(items: INodeExecutionData[], label: string, column: string) {
	if (column.trim() === '')
		return wrongInput(`${label} is empty`, 'Enter the name of a column of the incoming items.');
	const known = new Set(items.slice(0, 100).flatMap(({ json }) => Object.keys(json)));
	return wrongInput(
		`No incoming item has a column named "${column}" (${label})`,
		known.size > 0
			? `The columns are: ${[...known].slice(0, 30).join(', ')}.`
			: 'The incoming items are empty.',
	);
}

/** A value as the text a report shows: cut when long. */
export function shownValue(value: unknown): string {
	const text = isBlank(value) ? '' : typeof value === 'string' ? value : JSON.stringify(value);
	return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

/** The names along a path; a text that is no path is one name. */
function partsOf(path: string): string[] {
	const parts: string[] = [];
	pathPart.lastIndex = 0;
	while (pathPart.lastIndex < path.length) {
		const match = pathPart.exec(path);
		if (!match) return [path];
		parts.push(match.slice(1).find((part) => part !== undefined) ?? '');
	}
	return parts.length > 0 ? parts : [path];
}

function isIndexable(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null;
}
