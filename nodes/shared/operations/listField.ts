import { isBlank } from '../api/values';
import type { Field } from './fields';
import type { Wording } from './formPieces';

/** Several values: text with commas between them, or a list from an expression; blank ones are left out. */
export function list(wording: Wording, preset = ''): Field<string[]> {
	return {
		property: { ...wording, type: 'string', default: preset },
		read: (raw) =>
			(Array.isArray(raw) ? raw : String(raw).split(','))
				.filter((entry) => !isBlank(entry))
				.map((entry) => String(entry).trim()),
	};
}
