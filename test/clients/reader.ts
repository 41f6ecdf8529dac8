import { isGood, isObject } from './kinds';
import type { Table } from './tables';

/** What a strict reader has against an object, field by field; nothing when it takes it. */
export function problemsIn(value: unknown, { evidence, fields }: Table): string[] {
	if (!isObject(value)) return [`${JSON.stringify(value)} is no object (evidence ${evidence})`];
	return Object.entries(fields)
		.filter(([name, kind]) => !isGood(value[name], name in value, kind))
		.map(([name, { words }]) => {
			const found = name in value ? JSON.stringify(value[name]) : 'missing';
			return `${name} is ${found}, not ${words} (evidence ${evidence})`;
		});
}

/** The object, if the reader takes it. Throws with everything it has against it. */
export function read(value: unknown, table: Table): Record<string, unknown> {
	const problems = problemsIn(value, table);
	if (problems.length === 0) return value as Record<string, unknown>;
	throw new Error(`The client cannot read this:\n${problems.join('\n')}`);
}

/** The same for a list, with each problem named once. */
export function readAll(list: unknown, table: Table): Array<Record<string, unknown>> {
	if (!Array.isArray(list)) throw new Error(`${JSON.stringify(list)} is no list`);
	const problems = new Set(list.flatMap((entry) => problemsIn(entry, table)));
	if (problems.size === 0) return list as Array<Record<string, unknown>>;
	throw new Error(`The client cannot read this:\n${[...problems].join('\n')}`);
}

/** Text that is there and not empty, as `name` of an answer has to be. */
export function readText(value: unknown, name: string): string {
	if (typeof value === 'string' && value !== '') return value;
	throw new Error(`${name} is ${JSON.stringify(value)}, no text`);
}

/** Fields of a payload that may be missing. */
export function fieldsOf(payload: unknown): Record<string, unknown> {
	return isObject(payload) ? payload : {};
}
