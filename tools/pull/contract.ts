import { operationsIn } from '../../contract/read';
import type { Contract, Method, ContractOperation } from '../../contract/types';

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
	words: ContractOperation;
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
	return operationsIn(items).map(({ path, method, operation: words }) => ({
		kind,
		id: words.operationId,
		path,
		method,
		words,
		tags: words.tags,
		alsoIn: words['x-also-in'] ?? [],
		lines: words['x-product-lines'] ?? [],
	}));
}
