import { createHash } from 'crypto';

/** 32 hex digits that are equal for equal JSON values, whatever the order of their keys. Says nothing of the value. */
export function digest(value: unknown): string {
	return createHash('sha256')
		.update(JSON.stringify(inOrder(value)), 'utf8')
		.digest('hex')
		.slice(0, 32);
}

/** The same value with the keys of all objects in one order, so that equal values give equal text. */
function inOrder(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(inOrder);
	if (typeof value !== 'object' || value === null) return value;
	const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
	return entries.map(([key, inner]) => [key, inOrder(inner)]);
}
