import type { IDataObject } from 'n8n-workflow';
import type { PathValues } from './paths';

/** A body that is no JSON, a form with a file for example: its bytes and their media type. */
export interface Content {
	type: string;
	bytes: Buffer;
}

/** One request in the contract's wire names. Blank query parameters are not sent. */
export interface WireRequest {
	query?: IDataObject;
	/** Sent as JSON. */
	body?: IDataObject;
	/** Sent in place of a body, as a form without files (application/x-www-form-urlencoded). */
	form?: IDataObject;
	/** Sent in place of a body, as it is. */
	content?: Content;
	/** Beside those of the credential and of the request itself, which come first. */
	headers?: Readonly<Record<string, string>>;
	/** Endpoint Path of the node, where the user gave one, or chose another path of the contract. */
	path?: string;
	/** What stands in the places of the path. */
	pathValues?: PathValues;
}

/**
 * A text body as n8n's HTTP library leaves it alone: JSON as bytes, because it would put quotation marks around a text that
 * is not JSON; a form as text, because it would try to make a form of the bytes once more.
 */
export function textContent(json: IDataObject | undefined, text: string) {
	return json
		? { type: 'application/json', bytes: Buffer.from(text, 'utf8') }
		: { type: 'application/x-www-form-urlencoded', bytes: text };
}
