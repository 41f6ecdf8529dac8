import { idText, isBlank } from '../../api/values';
import { shownValue, Unreadable, type ColumnSource } from '../columns';
import type { RowRule } from './verdict';

/** Rows that were contacted `most` times or more by what their column counts. Blank is never; no count keeps the row back. */
export function notMoreThan({ column, read }: ColumnSource, most: number): RowRule {
	return (row, item) => {
		const cell = read(row, item);
		if (isBlank(cell)) return undefined;
		const told = { rule: 'contactLimit', column, value: shownValue(cell) } as const;
		if (cell instanceof Unreadable) return { ...told, value: '', reason: cell.reason };
		const count = idText(cell) ?? '';
		if (!/^\d+$/.test(count)) return { ...told, reason: 'is no count' };
		return Number(count) < most ? undefined : { ...told, reason: `is not less than ${most}` };
	};
}
