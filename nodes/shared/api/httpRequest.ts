import type { IHttpRequestMethods, IHttpRequestOptions } from 'n8n-workflow';
import { encrypt, encryptedHeader, signatureOf, signedHeader } from './encryption';
import { furtherHeaders } from './headers';
import { urlEncoded } from './urlEncoded';
import { textContent, type WireRequest } from './wireRequest';

/** The HTTP request that a request in wire names becomes, encrypted where there is a key. Throws `input`. */
export function httpRequestOf(
	method: IHttpRequestMethods,
	url: string,
	{ query = {}, body, form, content, headers = {} }: Omit<WireRequest, 'path' | 'pathValues'>,
	key: Buffer | undefined,
): IHttpRequestOptions {
	const seal = (text: string) => (key ? encrypt(text, key) : text);

	const queryText = urlEncoded(query);
	const bodyText = body ? JSON.stringify(body) : form && urlEncoded(form);
	const plaintext = bodyText ?? queryText;
	const sent = content ?? (bodyText === undefined ? undefined : textContent(body, seal(bodyText)));
	return {
		method,
		url: url + (queryText && `?${seal(queryText)}`),
		...(sent ? { body: sent.bytes } : {}),
		headers: {
			...furtherHeaders(headers),
			...(sent ? { 'Content-Type': sent.type } : {}),
			...(key && plaintext
				? { [encryptedHeader]: '1', [signedHeader]: signatureOf(plaintext) }
				: {}),
		},
	};
}
