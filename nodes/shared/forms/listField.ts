import { wrongInput } from '../api/failure';
import { isBlank, isObject } from '../api/values';
import type { Field, Wording } from './fields';

/** Several values: text with commas between them, or a list from an expression; blank ones are left out. */
export function list(wording: Wording, preset = ''): Field<string[]> {
	return { property: { ...wording, type: 'string', default: preset }, read: readList };
}

/** The values of such a field, see list. Throws `input` for a value that is no text. */
export function readList(raw: unknown, label: string): string[] {
	const entries: unknown[] = Array.isArray(raw)
		? raw
		: isObject(raw)
			? [raw]
			: String(raw).split(',');
	if (entries.some((entry) => typeof entry === 'object' && entry !== null))
		throw wrongInput(
			`${label} holds something that is not a text`,
			'Give texts, separated by commas.',
		);
	return entries.filter((entry) => !isBlank(entry)).map((entry) => String(entry).trim());
}
