import type { IDataObject } from 'n8n-workflow';
import { isBlank } from '../api/values';
import { withoutEdges } from './columns';
import { plainTime, saysEmpty, type FieldReading } from './contactFields';

/** The parameters that name the columns which have a place of their own. */
export interface NamedColumns {
	phoneNumberColumn: string;
	contactFields: ReadonlyArray<{ column: string }>;
	/** Whether the other columns are sent at all. */
	sendOtherColumns: boolean;
}

/**
 * Gives the columns of a row that are in use nowhere else; what is blank or says that it is empty is left out, and points
 * in time are text. A path into a column (`customer.phone`) uses the whole column.
 */
export function otherColumns(
	{ phoneNumberColumn, contactFields, sendOtherColumns }: NamedColumns,
	reading: FieldReading,
): (row: IDataObject) => IDataObject {
	if (!sendOtherColumns) return () => ({});
	const named = [phoneNumberColumn, ...contactFields.map(({ column }) => column)].map(withoutEdges);
	const used = new Set(named.flatMap((column) => [column, column.split('.')[0] ?? '']));
	return (row) =>
		Object.fromEntries(
			Object.entries(row)
				.filter(([name]) => !used.has(withoutEdges(name)))
				.filter(([, value]) => !isBlank(value) && !saysEmpty(value))
				.map(([name, value]) => [name, plainTime(value, reading) as IDataObject[string]]),
		);
}
