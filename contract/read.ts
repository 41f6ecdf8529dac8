import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { methods, type Contract, type Method, type Operation, type Parameter } from './types';

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

/**
 * What stands at a reference (`#/components/schemas/Task`). Throws when nothing does.
 */
export function resolved(reference: string, contract: Contract): unknown {
	const found = reference
		.replace(/^#\//, '')
		.split('/')
		.map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
		.reduce<unknown>((place, part) => (place as Record<string, unknown>)?.[part], contract);
	if (found === undefined) throw new Error(`The contract has nothing at ${reference}`);
	return found;
}

/** An operation of a contract, and where it stands. */
export interface PlacedOperation {
	path: string;
	method: Method;
	operation: Operation;
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
