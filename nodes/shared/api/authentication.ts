import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';
import { isOwnHost } from './paths';
import { isText } from './values';

/**
 * The request with the header `Authorization: Token <token>`. Contract: securitySchemes.token.
 * Only for the credential's own host: a request to any other address, which the HTTP Request node allows, goes without.
 */
export function withToken(
	credentials: ICredentialDataDecryptedObject,
	request: IHttpRequestOptions,
): IHttpRequestOptions {
	// n8n's HTTP Request node still names its address `uri`.
	const { url: given = '', uri = given } = request as IHttpRequestOptions & { uri?: string };
	const url = URL.canParse(uri, request.baseURL) ? new URL(uri, request.baseURL).href : uri;
	if (!isOwnHost(url, credentials.baseUrl)) return request;
	const token = isText(credentials.accessToken) ? credentials.accessToken : '';
	return { ...request, headers: { ...request.headers, Authorization: `Token ${token}` } };
}
