import { randomBytes } from 'node:crypto';
import { isRecord } from '../../contract/read';

export { isRecord };

/** An object on its way: a body, or a part of one. */
export type Wire = Record<string, unknown>;

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

/** The objects in a list; none when it is no list. */
export function recordsIn(value: unknown): Wire[] {
	return Array.isArray(value) ? value.filter(isRecord) : [];
}

/** What `read` gives, read when it is first asked for and kept from then on. */
export function readOnce<Value>(read: () => Value): () => Value {
	let kept: { value: Value } | undefined;
	return () => (kept ??= { value: read() }).value;
}

/** 32 lower-case hex digits, as ids of tasks, calls and messages are. */
export function newId(): string {
	return randomBytes(16).toString('hex');
}
