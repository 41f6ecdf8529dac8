import type { Family } from './families';

/** What may stand in the contract beside the words that are named here; most of it is for people to read. */
type Words = Record<string, unknown>;

/** The methods that an operation may have. What a path holds beside them, `parameters` for example, is no operation. */
export const methods = ['get', 'post', 'put', 'patch', 'delete'] as const;
export type Method = (typeof methods)[number];

/** Body types that the nodes can send, the one they prefer first. */
export const bodyTypes = [
	'application/json',
	'multipart/form-data',
	'application/x-www-form-urlencoded',
] as const;

/** The contract, as far as our code reads it. */
export interface Contract extends Words {
	servers: Array<{ url: string }>;
	tags: Tag[];
	paths: Record<string, PathItem>;
	webhooks: Record<string, PathItem>;
	components: {
		schemas: Record<string, Schema>;
		securitySchemes: Record<string, { in?: string; name?: string }>;
	};
	'x-encryption': { request: { headers: Record<string, string> } };
	'x-error-codes': Partial<Record<Family, ErrorCode[]>>;
	'x-http-statuses': Array<{ status: number; meaning: string; evidence: Grade }>;
}

/** A section of the contract. */
export interface Tag extends Words {
	name: string;
	/** Further names that the portal has for the section. */
	'x-folders'?: string[];
	/** Place of its new operations in the nodes, node/resource. */
	'x-resource'?: string;
}

/** What stands at a path, or under the name of a webhook. */
export interface PathItem extends Partial<Record<Method, ContractOperation>> {
	parameters?: Parameter[];
}

/** An operation or webhook. */
export interface ContractOperation extends Words {
	operationId: string;
	summary?: string;
	tags: string[];
	parameters?: Parameter[];
	requestBody?: Body;
	/** By HTTP status. */
	responses?: Record<string, DescribedAnswer>;
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
	/** The event that the body of a webhook names. */
	'x-event'?: string;
	/** How a webhook is signed. */
	'x-signature'?: string;
	/** The operation that tells whether a webhook is AIRudder's. */
	'x-verify-with'?: string;
}

export interface Parameter extends Words {
	name: string;
	in: 'query' | 'path' | 'header';
	required: boolean;
	description?: string;
	/** False where a list is one value with commas, not the name once for each entry. */
	explode?: boolean;
	schema: Schema;
	/** Where a parameter has a type of its own, instead of its schema. */
	content?: Record<string, MediaType>;
	example?: unknown;
	examples?: Record<string, Example>;
	$ref?: string;
}

export interface Body {
	$ref?: string;
	required?: boolean;
	content: Record<string, MediaType>;
}

export interface DescribedAnswer {
	description: string;
	content?: Record<string, MediaType>;
}

/** What the contract says of a body or an answer of one content type. */
export interface MediaType {
	schema?: Schema;
	example?: unknown;
	examples?: Record<string, Example>;
}

export interface Example {
	$ref?: string;
	value?: unknown;
}

/** A schema of OpenAPI 3.1, the part of it that the contract uses. */
export interface Schema {
	[keyword: string]: unknown;
	$ref?: string;
	title?: string;
	description?: string;
	type?: string | string[];
	const?: unknown;
	enum?: unknown[];
	required?: string[];
	properties?: Record<string, Schema>;
	items?: Schema;
	anyOf?: Schema[];
	oneOf?: Schema[];
	allOf?: Schema[];
	additionalProperties?: boolean | Schema;
	minimum?: number;
	maximum?: number;
	maxItems?: number;
	/** The values after which somebody had picked up. */
	'x-answered'?: Array<string | number>;
	/** Names of the values for people. */
	'x-enum-labels'?: Record<string, string>;
	'x-contradictions'?: Contradiction[];
	'x-notes'?: string[];
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

/** What x-error-codes says of codes that carry no meaning of their own. */
export const meaningless = {
	success: 'success',
	unreadable: 'listed, meaning not readable',
} as const;

/** One line of x-error-codes. */
export interface ErrorCode extends Words {
	code: number;
	meaning: string;
}
