// @ts-nocheck The types follow in the next commit.
import { parse } from 'yaml';

const banner =
	'// Generated from contract/airudder.openapi.yaml by "npm run endpoints". Do not edit.';

/** What a path item holds beside operations, `parameters` for example, is none. */
const methods = ['get', 'put', 'post', 'delete', 'patch', 'head', 'options'];

/**
 * Every operation of a contract, in its order: path, method, the operation, and the parameters of its path.
 *
 * @param {object} contract
 */
function operationsOf(contract) {
	return Object.entries(contract.paths).flatMap(([path, item]) =>
		Object.entries(item)
			.filter(([method]) => methods.includes(method))
			.map(([method, operation]) => ({
				path,
				method,
				operation,
				pathParameters: item.parameters ?? [],
			})),
	);
}

/** The contract gives an operation whose path could not be read a stand-in under /unpublished. */
function isUnpublished(path) {
	return path.startsWith('/unpublished/');
}

/**
 * What stands at a reference (`#/components/schemas/Task`). Throws when nothing does.
 *
 * @param {string} reference
 * @param {object} contract
 */
function resolved(reference, contract) {
	const found = reference
		.replace(/^#\//, '')
		.split('/')
		.map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
		.reduce((place, part) => place?.[part], contract);
	if (found === undefined) throw new Error(`The contract has nothing at ${reference}`);
	return found;
}

/**
 * A value as TypeScript; entries that are undefined are left out. An object or a list stays on one line where `inRow`,
 * asked with its written entries and its depth, says so.
 *
 * @param {unknown} value
 * @param {(entries: string[], depth: number) => boolean} inRow
 * @returns {string}
 */
function literal(value, inRow, depth = 0) {
	if (typeof value === 'string') return text(value);
	if (typeof value !== 'object' || value === null) return String(value);
	const isList = Array.isArray(value);
	const entries = isList
		? value.map((entry) => literal(entry, inRow, depth + 1))
		: Object.entries(defined(value)).map(
				([key, inner]) => `${keyOf(key)}: ${literal(inner, inRow, depth + 1)}`,
			);
	const [open, close] = isList ? '[]' : '{}';
	if (entries.length === 0) return open + close;
	if (inRow(entries, depth)) {
		const padding = isList ? '' : ' ';
		return open + padding + entries.join(', ') + padding + close;
	}
	const indent = '\t'.repeat(depth);
	return `${open}\n${entries.map((entry) => `${indent}\t${entry},\n`).join('')}${indent}${close}`;
}

function keyOf(name) {
	return /^(?:[A-Za-z_]\w*|[1-9]\d*|0)$/.test(name) ? name : text(name);
}

/** Single quotes, unless double ones need fewer escapes. */
function text(value) {
	const quoted = JSON.stringify(value);
	if (value.includes("'")) return quoted;
	return `'${quoted.slice(1, -1).replaceAll('\\"', '"')}'`;
}

/** An object without the entries that are undefined. */
function defined(object) {
	return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));
}

/** Words of a schema that are lists of remarks of ours. */
const remarks = ['x-contradictions', 'x-notes'];

/**
 * One schema that asks for what all parts ask for; where they differ in a word, the last one has it. The remarks of all
 * parts stay.
 *
 * @template {object} Part
 * @param {Part[]} parts
 * @returns {Part}
 */
function merged<Part extends object>(parts: Part[]): Part {
	return parts.reduce((one, other) => {
		const { required = [], properties = {} } = one;
		const all = { ...one, ...defined(other) };
		for (const word of remarks) {
			if (one[word] && other[word]) all[word] = [...one[word], ...other[word]];
		}
		if (other.required) all.required = [...new Set([...required, ...other.required])];
		if (other.properties) {
			const names = [...new Set([...Object.keys(properties), ...Object.keys(other.properties)])];
			all.properties = Object.fromEntries(
				names.map((name) => [
					name,
					merged([properties[name], other.properties[name]].filter(Boolean)),
				]),
			);
		}
		if (one.anyOf && other.anyOf) {
			all.anyOf = one.anyOf.flatMap((first) => other.anyOf.map((next) => merged([first, next])));
		}
		return defined(all);
	}, {});
}

/** Headers that say what the body is and who sends it; the request sets them itself. */
const headersOfRequest = ['Content-Type', 'Content-Length', 'Accept', 'User-Agent'];

/**
 * Headers that the credential, the encryption or the request itself sets, in small letters.
 *
 * @param {object} contract
 * @returns {Set<string>}
 */
function ownHeaders(contract) {
	const schemes = Object.values(contract.components?.securitySchemes ?? {});
	return new Set(
		[
			...schemes.filter((scheme) => scheme.in === 'header').map(({ name }) => name),
			...Object.keys(contract['x-encryption']?.request.headers ?? {}),
			...headersOfRequest,
		].map((name) => name.toLowerCase()),
	);
}

/**
 * An object with each of its values changed.
 *
 * @template From, To
 * @param {Readonly<Record<string, From>>} object
 * @param {(value: From, name: string) => To} change
 * @returns {Record<string, To>}
 */
function mapped<From, To>(
	object: Readonly<Record<string, From>>,
	change: (value: From, name: string) => To,
): Record<string, To> {
	return Object.fromEntries(
		Object.entries(object).map(([name, value]) => [name, change(value, name)]),
	);
}

export {
	banner,
	defined,
	isUnpublished,
	keyOf,
	literal,
	mapped,
	merged,
	operationsOf,
	ownHeaders,
	parse,
	resolved,
	text,
};
