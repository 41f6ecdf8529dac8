import type { IDataObject } from 'n8n-workflow';
import { isBlank } from '../api/values';
import { partsOf, withoutEdges } from './columns';
import { plainTime, saysEmpty, type FieldReading } from './contactFields';
import { withoutProblem } from './problemColumns';

/**
 * Gives the columns of a row that are not among the named ones; what is blank is left out, and what an earlier run told of
 * the row; what says that it is empty is told to `onEmpty`, and points in time are text. A path into a column (`customer.phone`) uses the whole column.
 */
export function otherColumns(
	named: readonly string[],
	reading: FieldReading,
	onEmpty: (column: string, value: string) => void,
): (row: IDataObject) => IDataObject {
	const used = new Set(
		named.map(withoutEdges).flatMap((column) => [column, partsOf(column)[0] ?? '']),
	);
	return (row) => {
		const others: IDataObject = {};
		for (const [name, value] of Object.entries(withoutProblem(row))) {
			if (used.has(withoutEdges(name)) || isBlank(value)) continue;
			if (saysEmpty(value)) onEmpty(name, value.trim());
			else others[withoutEdges(name)] = plainTime(value, reading) as IDataObject[string];
		}
		return others;
	};
}
