import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';
import { wrongInput } from './failure';
import { onOwnHostOnly, type GivenRequest } from './ownHostOnly';
import { chosenScheme, sign, signsTimestamp, type SignatureScheme } from './signature';
import { isText, pasted } from './values';

/** Names the signing key. Contract: securitySchemes.chatbotSignKey. */
export const signKeyHeader = 'X-AIRudder-Sign-Key';

/** Carries the signature, of requests and of deliveries. Contract: securitySchemes.chatbotSign. */
export const signHeader = 'X-AIRudder-Sign';

/**
 * The request with the sign key and the signature of exactly the bytes that will be sent. Only to the credential's own
 * host, without redirects. The scheme None sends the sign key alone. Throws `input` for any other host, and when the body
 * cannot be signed.
 */
export function withSignature(
	credentials: ICredentialDataDecryptedObject,
	given: IHttpRequestOptions,
): IHttpRequestOptions {
	const request = onOwnHostOnly(given, credentials.baseUrl);
	const key = { [signKeyHeader]: pasted(credentials.signKey) };
	const scheme = chosenScheme(credentials.signatureScheme);
	if (!scheme) return { ...request, headers: { ...request.headers, ...key } };

	const signable = withBytes(request);
	const timestamp = timestampHeader(credentials, scheme);
	const signature = sign(scheme, pasted(credentials.signSecret), {
		body: signable.bytes,
		timestamp: Object.values(timestamp)[0],
	});
	return {
		...signable.request,
		headers: { ...signable.request.headers, ...key, ...timestamp, [signHeader]: signature },
	};
}

/** The header that carries the time stamp, in Unix seconds as everywhere in the chatbot's API; none for other schemes. */
function timestampHeader(
	credentials: ICredentialDataDecryptedObject,
	scheme: SignatureScheme,
): Record<string, string> {
	if (!signsTimestamp(scheme)) return {};
	const name = pasted(credentials.timestampHeader);
	if (/^[\w!#$%&'*+.^`|~-]+$/.test(name)) return { [name]: String(Math.floor(Date.now() / 1000)) };
	throw wrongInput(
		name === ''
			? 'The Time Stamp Header of the credential is empty'
			: `The Time Stamp Header "${name}" of the credential is not the name of a header`,
		'Enter the name of the header that AIRudder expects the time stamp in.',
	);
}

/** The body's bytes, and the request that sends these very bytes: an object is turned into JSON here, not later. */
function withBytes(request: GivenRequest): { bytes: Buffer; request: IHttpRequestOptions } {
	const body: unknown = request.body;
	if (request.form === undefined && request.formData === undefined) {
		if (body === undefined || body === null) return { bytes: Buffer.alloc(0), request };
		if (Buffer.isBuffer(body)) return { bytes: body, request };
		if (typeof body === 'string') return sending(request, body);
		if (isJson(request.headers) && isData(body)) {
			const type = contentTypeIn(request.headers) ? {} : { 'Content-Type': 'application/json' };
			const headers = { ...request.headers, ...type };
			return sending({ ...request, headers }, JSON.stringify(body));
		}
	}
	throw wrongInput(
		'Only JSON and raw bodies can be signed',
		'Send the body as JSON, or use the AIRudder Chatbot node, which signs files, too.',
	);
}

/** Text goes as bytes, because n8n trims and quotes what is to be JSON; a form has to stay text for n8n. */
function sending(request: IHttpRequestOptions, text: string) {
	const bytes = Buffer.from(text, 'utf8');
	const body = /form-urlencoded/i.test(contentTypeIn(request.headers) ?? '') ? text : bytes;
	return { bytes, request: { ...request, body } };
}

/** Whether a body is data, and no form or stream. */
function isData(body: unknown): boolean {
	return Array.isArray(body) || Object.prototype.toString.call(body) === '[object Object]';
}

function isJson(headers: IHttpRequestOptions['headers']): boolean {
	return /json/i.test(contentTypeIn(headers) ?? 'json');
}

function contentTypeIn(headers: IHttpRequestOptions['headers'] = {}): string | undefined {
	const [, type] =
		Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type') ?? [];
	return isText(type) ? type : undefined;
}
