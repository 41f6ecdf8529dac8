/** A text as it is, or `otherwise`. */
export function textOr(value: unknown, otherwise = ''): string {
	return typeof value === 'string' ? value : otherwise;
}

/** A number as it is, or `otherwise`. */
export function numberOr(value: unknown, otherwise: number): number {
	return typeof value === 'number' ? value : otherwise;
}

/** Any value as one text: texts as they are, nothing as an empty one, the rest as JSON. */
export function writtenText(value: unknown): string {
	if (typeof value === 'string') return value;
	return value === undefined ? '' : JSON.stringify(value);
}

/** True for a plain object, false for a list, null and everything else. */
export function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
