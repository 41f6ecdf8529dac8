import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';
import { onOwnHostOnly } from './ownHostOnly';
import { noteSending, type TokenOfLogin } from './repeatedByN8n';
import { pasted } from './values';

/**
 * The request with the header `Authorization: Token <token>`. Contract: securitySchemes.token. Only to the credential's own
 * host, without redirects; throws `input` for any other. Throws `uncertain` when n8n would send it twice.
 */
export function withToken(
	credentials: ICredentialDataDecryptedObject,
	request: IHttpRequestOptions,
	login: TokenOfLogin,
): IHttpRequestOptions {
	const held = onOwnHostOnly(request, credentials.baseUrl);
	const token = pasted(credentials.accessToken);
	const headers = { ...held.headers, Authorization: `Token ${token}` };
	return noteSending(credentials, { before: request, after: { ...held, headers }, token }, login);
}
