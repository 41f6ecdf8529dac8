import type { IDataObject } from 'n8n-workflow';
import { isBlank } from '../api/values';
import { withoutEdges, type ColumnOfItems } from './columns';
import { plainTime, saysEmpty, type FieldReading } from './contactFields';

/**
 * Gives the columns of a row that are not among the named ones; what is blank or says that it is empty is left out, and
 * points in time are text. A path into a column (`customer.phone`) uses the whole column.
 */
export function otherColumns(
	columns: readonly ColumnOfItems[],
	reading: FieldReading,
): (row: IDataObject) => IDataObject {
	const named = columns.map(({ column }) => withoutEdges(column));
	const used = new Set(named.flatMap((column) => [column, column.split(/[.[]/)[0] ?? '']));
	return (row) =>
		Object.fromEntries(
			Object.entries(row)
				.filter(([name]) => !used.has(withoutEdges(name)))
				.filter(([, value]) => !isBlank(value) && !saysEmpty(value))
				.map(([name, value]) => [name, plainTime(value, reading) as IDataObject[string]]),
		);
}
