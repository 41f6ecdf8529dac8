import { join } from 'node:path';
import { defined } from '../read';

/** The first line of everything that is generated from the contract. */
export const banner =
	'// Generated from contract/airudder.openapi.yaml by "npm run endpoints". Do not edit.';

/** Where a generated module lies, by its path below what the nodes share. */
export function moduleFile(path: string): string {
	return join(__dirname, '../../nodes/shared', path);
}

/** Whether an object or a list stays on one line, by its written entries and its depth. */
export type InRow = (entries: readonly string[], depth: number) => boolean;

/**
 * A value as TypeScript; entries that are undefined are left out. An object or a list stays on one line where `inRow`
 * says so.
 */
export function literal(value: unknown, inRow: InRow, depth = 0): string {
	if (typeof value === 'string') return text(value);
	if (typeof value !== 'object' || value === null) return String(value);
	const isList = Array.isArray(value);
	const entries = isList
		? value.map((entry) => literal(entry, inRow, depth + 1))
		: Object.entries(defined(value)).map(
				([key, inner]) => `${keyOf(key)}: ${literal(inner, inRow, depth + 1)}`,
			);
	const [open, close] = isList ? ['[', ']'] : ['{', '}'];
	if (entries.length === 0) return open + close;
	if (inRow(entries, depth)) {
		const padding = isList ? '' : ' ';
		return open + padding + entries.join(', ') + padding + close;
	}
	const indent = '\t'.repeat(depth);
	return `${open}\n${entries.map((entry) => `${indent}\t${entry},\n`).join('')}${indent}${close}`;
}

function keyOf(name: string): string {
	return /^(?:[A-Za-z_]\w*|[1-9]\d*|0)$/.test(name) ? name : text(name);
}

/** Single quotes, unless double ones need fewer escapes. */
function text(value: string): string {
	const quoted = JSON.stringify(value);
	if (value.includes("'")) return quoted;
	return `'${quoted.slice(1, -1).replaceAll('\\"', '"')}'`;
}
