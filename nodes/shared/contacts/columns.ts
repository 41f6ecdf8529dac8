import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { wrongInput, type AiRudderFailure } from '../api/failure';
import { idText, isBlank } from '../api/values';

/** Where the values of a field come from: a column of the items, or an expression that stands in its place. */
export interface ColumnOfItems {
	/** Name or path of the column; of an expression, what reports call it. */
	column: string;
	/** Name of the form's field, for errors. */
	label: string;
	/** Whether the name is meant to the letter and is no path. */
	isExact?: boolean;
	/** The value for an item, where the form has an expression in place of a column. */
	readItem?: ExpressionValue;
}

/** The value of an expression for an item. */
export interface ExpressionValue {
	/** Gives an Unreadable when the expression fails for the item. */
	(item: number): unknown;
	/** Whether it is the same for all items; then it may be the name of a column. */
	isConstant: boolean;
}

/** In the place of a value that cannot be had, why. */
export class Unreadable {
	constructor(readonly reason: string) {}
}

/** A column as it is read, and whether any item has it. */
export interface ColumnSource {
	column: string;
	isThere: boolean;
	read: (row: IDataObject, item: number) => unknown;
}

type ColumnReader = (row: IDataObject) => unknown;

/** Blanks of all kinds, and the byte order mark that a file begins with. */
const edges = /^[\s\ufeff]+|[\s\ufeff]+$/g;

/** A part of a path: a name behind a point, or a name or index in brackets. */
const pathPart = /(?:^|\.)([^.[\]]+)|\[(?:(\d+)|'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)")\]/y;

/** The columns of a list, each looked up once. */
export class ItemColumns {
	private readonly sources = new Map<string, ColumnSource>();

	constructor(private readonly items: readonly INodeExecutionData[]) {}

	/**
	 * How the values of a column are read. An expression gives the value for each row; one that is the same for all rows and
	 * names a column means that column. Throws `input` when nothing is named, or a required column is in no item.
	 */
	source(wanted: ColumnOfItems & { required?: boolean }): ColumnSource {
		const { column, label, readItem, required } = wanted;
		if (readItem && !readItem.isConstant)
			return { column, isThere: true, read: (_row, item) => readItem(item) };
		const constant = readItem?.(0);
		const name = readItem ? (idText(constant) ?? '') : column;
		const found = name.trim() === '' ? undefined : this.named(name, wanted.isExact);
		if (found?.isThere) return found;
		if (!isBlank(constant)) return { column, isThere: true, read: () => constant };
		if (required || !found) throw this.missing(label, name);
		return found;
	}

	private named(name: string, isExact = false): ColumnSource {
		const key = JSON.stringify([name, isExact]);
		const known = this.sources.get(key);
		if (known) return known;
		const read = isExact ? exactReader(name) : columnReader(name);
		const isThere = this.items.some(({ json }) => read(json) !== undefined);
		const source = { column: name, isThere, read };
		this.sources.set(key, source);
		return source;
	}

	/** The failure of a column that no item has: the field of the form, and the columns there are. */
	private missing(label: string, column: string): AiRudderFailure {
		if (column.trim() === '')
			return wrongInput(`${label} is empty`, 'Enter the name of a column of the incoming items.');
		const known = new Set(this.items.slice(0, 100).flatMap(({ json }) => Object.keys(json)));
		return wrongInput(
			`No incoming item has a column named "${column}" (${label})`,
			known.size > 0
				? `The columns are: ${[...known].slice(0, 30).join(', ')}.`
				: 'The incoming items are empty.',
		);
	}
}

function exactReader(column: string): ColumnReader {
	return (row) => (Object.hasOwn(row, column) ? row[column] : undefined);
}

/**
 * Reads a column by its name: exactly as it is, else without blanks at the edges of both names, else as the path that n8n
 * writes when a field is dragged (`customer.phone`, `['Phone Number']`), so that nested data needs no extra node. Of two
 * columns that differ in their edges only, neither is read.
 */
function columnReader(column: string): ColumnReader {
	const name = withoutEdges(column);
	const path = partsOf(name);
	// Rows of one list have the same columns: the names found last are looked at first.
	let [names, key]: [string, string | undefined] = ['', undefined];
	return (row) => {
		if (Object.hasOwn(row, column)) return row[column];
		const ofRow = Object.keys(row);
		const joined = ofRow.join('\n');
		if (joined !== names) {
			const alike = ofRow.filter((known) => withoutEdges(known) === name);
			[names, key] = [joined, alike.length === 1 ? alike[0] : undefined];
		}
		if (key !== undefined) return row[key];
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

/** A value as the text a report shows: cut when long. */
export function shownValue(value: unknown): string {
	const text = isBlank(value) ? '' : typeof value === 'string' ? value : JSON.stringify(value);
	return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

/** The names along a path; a text that is no path is one name. */
export function partsOf(path: string): string[] {
	const parts: string[] = [];
	pathPart.lastIndex = 0;
	while (pathPart.lastIndex < path.length) {
		const match = pathPart.exec(path);
		if (!match) return [path];
		const name = match.slice(1).find((part) => part !== undefined) ?? '';
		parts.push(name.replace(/\\(.)/g, '$1'));
	}
	return parts.length > 0 ? parts : [path];
}

function isIndexable(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null;
}
