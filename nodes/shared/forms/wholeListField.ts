import { wrongInput } from '../api/failure';
import { isBlank, listOrSet } from '../api/values';
import { isExpression, partsWithin } from './expressions';
import type { Field, Resolve, Wording } from './fields';
import { text } from './formPieces';
import { forAllRows } from './optionalGroups';

/** A list that holds for all rows, as it was given, and what its field is called. */
export interface WholeList {
	given: unknown;
	label: string;
}

/**
 * A list, typed or from an expression, the same for all rows; undefined when the field is empty. Throws `input` when an
 * expression, or a part of the text that is one, gives nothing: a misspelt name is not to count as an empty list.
 */
export function wholeList(wording: Wording, advice: string): Field<WholeList | undefined> {
	const { property } = text(wording);
	const readEntered = (entered: unknown, label: string, resolve: Resolve) => {
		if (isBlank(entered) || (isExpression(entered) && isBlank(entered.slice(1)))) return undefined;
		const value = forAllRows(entered, label, resolve);
		if (value === undefined || value === null) throw wrongInput(`${label} is not there`, advice);
		if (isBroken(value)) throw wrongInput(`${label} holds nothing but empty entries`, advice);
		const parts = isExpression(entered) ? partsWithin(entered) : [];
		if (parts.some((part) => isBroken(resolve(part, 0))))
			throw wrongInput(`${label}: an expression in its text gives nothing`, advice);
		return { given: listOrSet(value) ?? value, label };
	};
	return {
		property: { ...property, typeOptions: { rows: 3 } },
		read: (raw, label) => readEntered(raw, label, (expression) => expression),
		readEntered,
	};
}

/** Whether a value, or each entry of a list with entries, holds blanks and separators only. */
function isBroken(value: unknown): boolean {
	const list = listOrSet(value);
	if (list) return list.length > 0 && list.every(isBroken);
	return isBlank(value) || (typeof value === 'string' && /^[\s,;|]*$/.test(value));
}
