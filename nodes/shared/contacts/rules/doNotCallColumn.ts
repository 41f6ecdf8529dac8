import { isBlank } from '../../api/values';
import { shownValue, Unreadable, type ColumnSource } from '../columns';
import type { RowRule } from './verdict';

const saysYes =
	/^(?:y|yes|true|1|x|on|opt(?:ed)?[ _-]?out|do[ _-]?not[ _-]?(?:call|contact)|dnc|stop|unsubscribed?|✓|✔|☑)$/;

const saysNo = /^(?:n|no|false|0)$/;

/**
 * Rows whose column says that they are not to be called: `yes`, `true`, `1`, `x`, `opt-out` and the like. Only blank, `no`,
 * `false` and `0` allow a call; anything else keeps the row back, too, for it may mean yes.
 */
export function doNotCallColumn({ column, read }: ColumnSource): RowRule {
	return (row, item) => {
		const cell = read(row, item);
		if (isBlank(cell)) return undefined;
		const value = shownValue(cell);
		const told = { rule: 'doNotCall', column, value } as const;
		if (cell instanceof Unreadable) return { ...told, value: '', reason: cell.reason };
		const word = typeof cell === 'object' ? '?' : `${cell as string | number}`.trim().toLowerCase();
		if (saysNo.test(word)) return undefined;
		return saysYes.test(word)
			? { ...told, reason: 'says not to call' }
			: { ...told, reason: 'says neither yes nor no' };
	};
}
