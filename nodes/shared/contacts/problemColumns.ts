import type { IDataObject } from 'n8n-workflow';
import { without } from '../api/values';

/**
 * What is wrong with a row of its own item, so that it stands beside the columns of the user and replaces none: the sentence as
 * `problem`, and its parts as `problemRow`, `problemLine`, `problemColumn` and so on.
 */
export function besideColumns({ problem, ...parts }: IDataObject): IDataObject {
	const named = Object.entries(parts).map(([name, value]) => [nameBesideColumns(name), value]);
	return { problem, ...(Object.fromEntries(named) as IDataObject) };
}

function nameBesideColumns(part: string): string {
	return `problem${part.slice(0, 1).toUpperCase()}${part.slice(1)}`;
}

/** All parts that a problem may have. */
const problemParts = ['row', 'line', 'rule', 'column', 'value', 'reason'].map(nameBesideColumns);

/**
 * A row without what an earlier run told of it, when it comes in again: it may be right by now, or wrong in another way. A
 * column of the user that is called `problem` stays.
 */
export function withoutProblem(row: IDataObject): IDataObject {
	if (!Object.hasOwn(row, nameBesideColumns('reason'))) return row;
	return ['problem', ...problemParts].reduce(without, row);
}
