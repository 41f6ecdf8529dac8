import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';
import { addressOf, isOwnHost } from './paths';
import { pasted } from './values';

/**
 * The request with the header `Authorization: Token <token>`. Contract: securitySchemes.token.
 * Only for the credential's own host: a request to any other address, which the HTTP Request node allows, goes without.
 */
export function withToken(
	credentials: ICredentialDataDecryptedObject,
	request: IHttpRequestOptions,
): IHttpRequestOptions {
	if (!isOwnHost(addressOf(request), credentials.baseUrl)) return request;
	const token = `Token ${pasted(credentials.accessToken)}`;
	return { ...request, headers: { ...request.headers, Authorization: token } };
}
