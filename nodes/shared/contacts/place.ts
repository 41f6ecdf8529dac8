import type { IDataObject } from 'n8n-workflow';

/** Where a row stands: among the incoming items, from 1, and in the sheet that it came from. */
export interface RowPlace {
	row: number;
	/** Its line in a sheet with one heading line, or the one that `row_number` of n8n's spreadsheet nodes tells. */
	line: number;
}

/** Where the row of an input item stands. */
export function placeOf(row: IDataObject, item: number): RowPlace {
	const { row_number: told } = row;
	const isLine = typeof told === 'number' && Number.isInteger(told) && told > 0;
	return { row: item + 1, line: isLine ? told : item + 2 };
}

/** "Row 7 (line 8 of a sheet with one heading line)": nobody who looks for it in the sheet is to miss it by one. */
export function placeInWords({ row, line }: RowPlace): string {
	const sheet = line === row + 1 ? 'of a sheet with one heading line' : 'by its row_number';
	return `Row ${row} (line ${line} ${sheet})`;
}

/** "row 7 (line 8)": the same within a sentence, where another row's place has been said in full. */
export function otherPlaceInWords({ row, line }: RowPlace): string {
	return `row ${row} (line ${line})`;
}
