import { wrongInput } from '../api/failure';
import { idText } from '../api/values';
import type { Field } from './fields';
import { readList } from './listField';

/**
 * A choice of one thing, see locator, that takes several IDs as well: text with commas between them, or a list from an
 * expression; each once. Throws `input` when there is none.
 */
export function severalIds({ property }: Field<string>): Field<string[]> {
	return {
		property,
		read: (raw, label) => {
			const ids = readList(raw ?? '', label).flatMap((entry) => idText(entry) ?? []);
			if (ids.length === 0) throw wrongInput(`${label} is empty`, `Choose or enter a ${label}.`);
			return [...new Set(ids)];
		},
	};
}
