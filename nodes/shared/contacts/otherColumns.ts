import type { IDataObject } from 'n8n-workflow';
import { isBlank } from '../api/values';

/** The parameters that name the columns which have a place of their own. */
export interface NamedColumns {
	phoneNumberColumn: string;
	contactFields: ReadonlyArray<{ column: string }>;
	/** Whether the other columns are sent at all. */
	sendOtherColumns: boolean;
}

/**
 * Gives the columns of a row that are in use nowhere else, blank ones left out. A path into a column
 * (`customer.phone`) uses the whole column.
 */
export function otherColumns({
	phoneNumberColumn,
	contactFields,
	sendOtherColumns,
}: NamedColumns): (row: IDataObject) => IDataObject {
	if (!sendOtherColumns) return () => ({});
	const named = [phoneNumberColumn, ...contactFields.map(({ column }) => column)];
	const used = new Set(named.flatMap((column) => [column, column.split('.')[0]]));
	return (row) =>
		Object.fromEntries(
			Object.entries(row).filter(([name, value]) => !used.has(name) && !isBlank(value)),
		);
}
