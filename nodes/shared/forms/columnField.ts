import { inputOr, wrongInput } from '../api/failure';
import { isBlank } from '../api/values';
import { Unreadable, type ColumnOfItems, type ExpressionValue } from '../contacts';
import { fieldIn, isExpression, mayVary, pathIn } from './expressions';
import type { Field, Resolve, Wording } from './fields';
import { text } from './formPieces';

/** What n8n inserts when a field of the input panel is dropped: its path. */
const pathOfDropped = { requiresDataPath: 'single' } as const;

/**
 * A column of the incoming items by its name or path, e.g. dropped from the input panel. An expression in its place is
 * the value for each row.
 */
export function column(wording: Wording): Field<ColumnOfItems> {
	const { property } = columnProperty(wording);
	return {
		property,
		read: (raw, label) => columnIn(raw, label, () => raw),
		readEntered: (entered, label, resolve) => {
			const read = columnIn(entered, label, resolve);
			if (wording.required && read.column === '')
				throw wrongInput(`${label} is empty`, `Enter a value for ${label}.`);
			return read;
		},
	};
}

/**
 * A value of the item itself, typed or by an expression, where other forms name a column. It is read for each item and not
 * before, so that one that fails is a fault of its item.
 */
export function itemValue(wording: Wording): Field<ColumnOfItems> {
	const { property } = text(wording);
	return {
		property,
		read: (raw, label) => valueIn(raw, label, () => raw),
		readEntered: (entered, label, resolve) => valueIn(entered, label, resolve),
	};
}

/** The value that was entered, in the place of a column. */
export function valueIn(entered: unknown, label: string, resolve: Resolve): ColumnOfItems {
	return { column: label, label, readItem: valueForEach(entered, resolve, false) };
}

/** The property of a field for a column. */
export function columnProperty(wording: Wording): Pick<Field<string>, 'property'> {
	const { property } = text(wording);
	return { property: { ...property, ...pathOfDropped } };
}

/** The column that a value as entered means. */
export function columnIn(entered: unknown, label: string, resolve: Resolve): ColumnOfItems {
	if (!isExpression(entered)) return { column: isBlank(entered) ? '' : String(entered), label };
	const field = fieldIn(entered);
	if (field !== undefined) return { column: field, label, isExact: true };
	const readItem = valueForEach(entered, resolve, !mayVary(entered));
	return { column: pathIn(entered) ?? label, label, readItem };
}

/** What was entered, for each item: an expression is resolved, anything else is the value itself. */
function valueForEach(entered: unknown, resolve: Resolve, isConstant: boolean): ExpressionValue {
	const read = (item: number) => {
		if (!isExpression(entered)) return entered;
		const value = inputOr(() => ({ value: resolve(entered, item) }));
		return 'reason' in value ? new Unreadable(value.reason) : value.value;
	};
	return Object.assign(read, { isConstant });
}
