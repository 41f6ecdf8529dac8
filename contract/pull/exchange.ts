import type { Schema } from './schema';

export const methods = ['get', 'post', 'put', 'patch', 'delete'] as const;
export type Method = (typeof methods)[number];

export interface Parameter {
	[word: string]: unknown;
	name: string;
	in: 'query' | 'path' | 'header';
	required: boolean;
	description?: string;
	schema: Schema;
}

export interface MediaType {
	schema?: Schema;
	example?: unknown;
}

export interface Body {
	required?: boolean;
	content: Record<string, MediaType>;
}

export interface Answer {
	description: string;
	content?: Record<string, MediaType>;
}

/** What goes over the wire, as a page or the contract describes it. */
export interface Exchange {
	parameters: Parameter[];
	requestBody?: Body;
	/** By HTTP status. */
	responses: Record<string, Answer>;
}

/** Body types that the nodes can send, the one they prefer first. */
export const bodyTypes = [
	'application/json',
	'multipart/form-data',
	'application/x-www-form-urlencoded',
];
