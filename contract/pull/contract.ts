import { parse } from 'yaml';
import { methods, type Exchange, type Method } from './exchange';
import type { Components } from './schema';

type Words = Record<string, unknown>;

/** A section of the contract. */
export interface Tag extends Words {
	name: string;
	/** Further names that the portal has for the section. */
	'x-folders'?: string[];
	/** Place of its new operations in the nodes, node/resource. */
	'x-resource'?: string;
}

/** A page that something of the contract was read from. */
export interface ReadFrom extends Words {
	id: string;
	/** Day of its last change; where the portal does not tell it, the day on which the change was seen. */
	changed: string;
	/** Of what the page says, to see whether it changed. */
	digest: string;
	/** The page's own words on the operation. */
	says?: string;
	/** Day on which the portal no longer had it. */
	gone?: string;
}

/** How well something is known; the words are explained in the contract's README. */
export type Grade = 'documented' | 'client' | 'unpublished' | 'modules' | 'clients' | 'inferred';

/** Two sources that say different things of a field, and which of them the contract follows. */
export interface Contradiction {
	field: string;
	kept: string;
	also: string;
	why: string;
}

/** An operation or webhook as it stands in the contract. */
export interface OwnWords extends Partial<Exchange>, Words {
	operationId: string;
	summary?: string;
	tags: string[];
	'x-evidence': 'documented' | 'client' | 'unpublished';
	'x-also-in'?: string[];
	'x-product-lines'?: string[];
	'x-doc-pages'?: string[];
	'x-doc-titles'?: Record<string, string>;
	'x-pages'?: ReadFrom[];
	'x-contradictions'?: Contradiction[];
	/** What nobody could read. */
	'x-unknown'?: string[];
	/** The most rows that one query gives. */
	'x-limit'?: { rows: number; evidence: Grade };
	/** Further paths that do the same. */
	'x-other-paths'?: string[];
	/** What sending it does; webhooks have none. */
	'x-effect'?: 'reads' | 'changes' | 'contacts';
	/** Place in the nodes, node/resource/operation. */
	'x-action'?: string;
	'x-form'?: 'built' | 'automatic';
}

/** The sections that something stands in. */
export interface OwnPlace {
	tags: string[];
	alsoIn: string[];
	lines: string[];
}

/** An operation or webhook of the contract, and where it stands. */
export interface Own extends OwnPlace {
	kind: 'operation' | 'webhook';
	id: string;
	/** Path of an operation; name of a webhook. */
	path: string;
	method: Method;
	words: OwnWords;
}

/** One line of x-error-codes. */
export interface ErrorCode extends Words {
	code: number;
	meaning: string;
}

export type Family = 'cloud' | 'callCenter' | 'chatbot';

/** The contract, as far as pages are merged into it. */
export interface Contract extends Words {
	servers: Array<{ url: string }>;
	tags: Tag[];
	paths: Record<string, Record<string, OwnWords>>;
	webhooks: Record<string, Record<string, OwnWords>>;
	components: { schemas: Components; securitySchemes: Record<string, { name?: string }> };
	'x-encryption': { request: { headers: Record<string, string> } };
	'x-error-codes': Partial<Record<Family, ErrorCode[]>>;
	'x-http-statuses': Array<{ status: number; meaning: string; evidence: Grade }>;
}

/** Parses the contract's text. */
export function readContract(text: string): Contract {
	return parse(text) as Contract;
}

/** Every operation and webhook of the contract, in its order. */
export function everythingIn({ paths, webhooks }: Contract): Own[] {
	return [...ownIn(paths, 'operation'), ...ownIn(webhooks, 'webhook')];
}

/** Whether pages were merged into it before. */
export function isPulled({ words }: Own): boolean {
	return words['x-pages'] !== undefined;
}

/** Headers by which AIRudder's requests are signed or encrypted; credentials set them. */
export function signatureHeaders({ components, 'x-encryption': encryption }: Contract): string[] {
	const schemes = Object.values(components.securitySchemes).map(({ name }) => name ?? '');
	const names = [...schemes, ...Object.keys(encryption.request.headers)];
	return names.filter((name) => name !== '' && name !== 'Authorization');
}

function ownIn(items: Contract['paths'], kind: Own['kind']): Own[] {
	return Object.entries(items).flatMap(([path, item]) =>
		methods.flatMap((method) => {
			const words = item[method];
			if (words === undefined) return [];
			return [
				{
					kind,
					id: words.operationId,
					path,
					method,
					words,
					tags: words.tags,
					alsoIn: words['x-also-in'] ?? [],
					lines: words['x-product-lines'] ?? [],
				},
			];
		}),
	);
}
