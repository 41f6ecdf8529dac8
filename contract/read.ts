import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import {
	methods,
	type Contract,
	type Method,
	type ContractOperation,
	type Parameter,
	type Schema,
} from './types';

/** Where the contract lies. */
export const contractFile = join(__dirname, 'airudder.openapi.yaml');

/** The contract as it is written. */
export function contractText(): string {
	return readFileSync(contractFile, 'utf8');
}

/** A contract as it is written, references (`$ref`) included. */
export function parsedContract(text: string): Contract {
	return parse(text) as Contract;
}

/** A contract without references; see `dereferenced`. */
export function dereferencedContract(text: string): Contract {
	const contract = parsedContract(text);
	return dereferenced(contract, contract);
}

/**
 * A part of a contract with what its references lead to in their place, the words beside them merged in. Inside itself a
 * schema may be anything. Throws for a reference that leads nowhere.
 */
export function dereferenced<Part>(part: Part, contract: Contract): Part {
	return withoutReferences(part, contract, []) as Part;
}

/** `seen` are the references that led to the part. */
function withoutReferences(part: unknown, contract: Contract, seen: readonly string[]): unknown {
	if (Array.isArray(part)) return part.map((one) => withoutReferences(one, contract, seen));
	if (!isRecord(part)) return part;
	const { $ref: reference, ...beside } = part;
	const inner = (one: unknown) => withoutReferences(one, contract, seen);
	// A field may have that name, too.
	if (typeof reference !== 'string') return mapped(part, inner);
	if (seen.includes(reference)) return {};
	const found = standingAt(reference, contract);
	if (found === undefined) throw new Error(`The contract has nothing at ${reference}`);
	const target = withoutReferences(found, contract, [...seen, reference]);
	if (Object.keys(beside).length === 0) return target;
	return merged([target as Schema, mapped(beside, inner) as Schema]);
}

/** What stands at a reference (`#/components/schemas/Task`) of an OpenAPI document; undefined when nothing does. */
export function standingAt(reference: string, document: object): unknown {
	return stepsOf(reference).reduce(within, document);
}

/** The names that a reference (`#/components/schemas/Task`) goes by, from the outermost on. */
export function stepsOf(reference: string): string[] {
	const steps = reference.replace(/^#?\//, '').split('/');
	return steps.map((step) => decodeURIComponent(step).replaceAll('~1', '/').replaceAll('~0', '~'));
}

function within(place: unknown, step: string): unknown {
	const isThere = typeof place === 'object' && place !== null && Object.hasOwn(place, step);
	return isThere ? (place as Record<string, unknown>)[step] : undefined;
}

/** True for a plain object, false for a list, null and everything else. */
export function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An operation of a contract, and where it stands. */
export interface PlacedOperation {
	path: string;
	method: Method;
	operation: ContractOperation;
	/** The parameters that all operations of its path have. */
	pathParameters: readonly Parameter[];
}

/** Every operation below the paths of a contract, or every one of its webhooks, in their order. */
export function operationsIn(items: Contract['paths']): PlacedOperation[] {
	return Object.entries(items).flatMap(([path, item]) =>
		methods.flatMap((method) => {
			const operation = item[method];
			if (operation === undefined) return [];
			return [{ path, method, operation, pathParameters: item.parameters ?? [] }];
		}),
	);
}

/** The contract gives an operation whose path could not be read a stand-in under /unpublished. */
export function isUnpublished(path: string): boolean {
	return path.startsWith('/unpublished/');
}

/** Headers that say what the body is and who sends it; the request sets them itself. */
const headersOfRequest = ['Content-Type', 'Content-Length', 'Accept', 'User-Agent'];

/** Headers that the credential, the encryption or the request itself sets, in small letters. */
export function ownHeaders(contract: Contract): ReadonlySet<string> {
	const { components, 'x-encryption': encryption } = contract;
	const schemes = Object.values(components.securitySchemes).filter(
		({ in: place }) => place === 'header',
	);
	return new Set(
		[
			...schemes.flatMap(({ name }) => name ?? []),
			...Object.keys(encryption.request.headers),
			...headersOfRequest,
		].map((name) => name.toLowerCase()),
	);
}

/** What `merged` looks into; of all other words it asks nothing. */
interface Mergeable<Part> {
	required?: readonly string[];
	properties?: Readonly<Record<string, Part>>;
	anyOf?: readonly Part[];
	'x-contradictions'?: readonly unknown[];
	'x-notes'?: readonly unknown[];
}

/** Words of a schema that are lists of remarks of ours. */
const remarks = ['x-contradictions', 'x-notes'] as const;

/**
 * One schema that asks for what all parts ask for; where they differ in a word, the last one has it. The remarks of all
 * parts stay.
 */
export function merged<Part extends Mergeable<Part>>(parts: readonly Part[]): Part {
	return parts.map(defined).reduce(mergedTwo, {} as Part);
}

function mergedTwo<Part extends Mergeable<Part>>(one: Part, other: Part): Part {
	const all: Mergeable<Part> = { ...one, ...other };
	for (const word of remarks) {
		if (one[word] && other[word]) all[word] = [...one[word], ...other[word]];
	}
	if (other.required) all.required = [...new Set([...(one.required ?? []), ...other.required])];
	if (other.properties) all.properties = mergedProperties(one.properties ?? {}, other.properties);
	const { anyOf: variants } = other;
	if (one.anyOf && variants) {
		all.anyOf = one.anyOf.flatMap((first) => variants.map((next) => merged([first, next])));
	}
	return all as Part;
}

function mergedProperties<Part extends Mergeable<Part>>(
	one: Readonly<Record<string, Part>>,
	other: Readonly<Record<string, Part>>,
): Record<string, Part> {
	return mapped({ ...one, ...other }, (part, name) => {
		const first = Object.hasOwn(one, name) ? one[name] : undefined;
		return first && Object.hasOwn(other, name) ? merged([first, part]) : part;
	});
}

/** An object without the entries that are undefined. */
export function defined<Whole extends object>(object: Whole): Whole {
	const entries = Object.entries(object).filter(([, value]) => value !== undefined);
	return Object.fromEntries(entries) as Whole;
}

/** An object with each of its values changed. */
export function mapped<From, To>(
	object: Readonly<Record<string, From>>,
	change: (value: From, name: string) => To,
): Record<string, To> {
	return Object.fromEntries(
		Object.entries(object).map(([name, value]) => [name, change(value, name)]),
	);
}
