import { wrongInput } from '../api/failure';
import { idText, isObject } from '../api/values';
import type { Field } from './fields';
import { readList } from './listField';

/**
 * A choice of one thing, see locator, that takes several IDs as well: text with commas between them, or a list from an
 * expression; each once. Throws `input` when there is none, which is checked by `needIds` where the field may be hidden.
 * `meaning` says in the hint what becomes of several.
 */
export function severalIds({ property }: Field<string>, meaning?: string): Field<string[]> {
	const hint = 'Several IDs: with commas between them, or a list from an expression';
	return {
		property: {
			...property,
			description: `${property.description}, or several of them by their IDs`,
			hint: meaning === undefined ? hint : `${hint}. ${meaning}`,
		},
		read: (raw, label) => {
			// Hidden, it gives its default, which is an object.
			const given: unknown = isObject(raw) ? raw.value : raw;
			const ids = readList(given ?? '', label).flatMap((entry) => idText(entry) ?? []);
			const isAlwaysShown = property.displayOptions === undefined;
			return isAlwaysShown ? needIds(ids, label) : [...new Set(ids)];
		},
	};
}

/** The ids, each once. Throws `input` when there is none. */
export function needIds(ids: readonly string[], label: string): string[] {
	if (ids.length === 0) throw wrongInput(`${label} is empty`, `Choose or enter a ${label}.`);
	return [...new Set(ids)];
}
