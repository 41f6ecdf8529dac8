import { parse } from 'node:querystring';
import type { IncomingRequest } from '../support/engine/n8nEngine';

/** What JSON may be called on its way; n8n reads the first two only. */
export const jsonTypes = [
	'application/json',
	'Application/JSON; charset="UTF-8"',
	'application/json ;charset=utf-8',
	'application/cloudevents+json',
	'application/vnd.airudder.v1+json; charset=utf-8',
	'APPLICATION/PROBLEM+JSON',
	'text/json',
	'text/x-json;charset=UTF-8',
	'text/plain',
	'text/plain; charset=utf-8',
	undefined,
] as const;

/**
 * A request as n8n 2.41 hands it to a trigger (its middlewares/body-parser): the bytes are kept, and what is called
 * application/json, plain text or a form is read. XML is left out here. Throws where n8n itself answers 422.
 */
export function incoming(
	bytes: string | Buffer,
	contentType?: string,
	more: Omit<IncomingRequest, 'body' | 'rawBody'> = {},
): IncomingRequest {
	const rawBody = Buffer.from(bytes);
	const headers = {
		...(contentType === undefined ? {} : { 'content-type': contentType }),
		...more.headers,
	};
	const type = contentType?.toLowerCase().split(';')[0];
	// Of a form with files n8n keeps the fields, and no bytes.
	if (type === 'multipart/form-data') return { ...more, headers, body: { data: {}, files: {} } };
	return { ...more, headers, rawBody, body: rawBody.length > 0 ? read(rawBody, type) : undefined };
}

function read(bytes: Buffer, type: string | undefined): unknown {
	const text = bytes.toString('utf8');
	if (type === 'application/json') return JSON.parse(text.replace(/^\ufeff/, '')) as unknown;
	if (type === 'application/x-www-form-urlencoded') return parse(text);
	return type === 'text/plain' ? text : undefined;
}
