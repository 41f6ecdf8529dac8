import type { ICredentialDataDecryptedObject, IDataObject, IHttpRequestHelper } from 'n8n-workflow';
import { endpoints, type EndpointId } from './endpoints.generated';
import { payloadOf } from './envelope';
import { AiRudderFailure } from './failure';
import { resolvePath, urlOf } from './paths';
import { Redaction } from './redacted';
import {
	asText,
	transportFailure,
	transportOptions,
	type ByteStream,
	type FullResponse,
} from './transport';
import { isObject, isText, parseJson, pasted } from './values';

/** The logins of the contract; each family of tokens has its own. */
export type LoginEndpoint = Extract<EndpointId, 'obtainToken' | 'obtainDialerToken'>;

/** Contract: obtainDialerToken takes a form, obtainToken JSON. */
const sentAsForm: ReadonlySet<LoginEndpoint> = new Set(['obtainDialerToken']);

/**
 * Asks AIRudder for a token with the App Key and App Secret of `credentials`. Sent in clear even when the account
 * encrypts: without a token AIRudder cannot tell whose key it would be. Contract: obtainToken, obtainDialerToken.
 * AIRudder restarts the 24 hours of the same token, so logging in twice harms nobody.
 * Throws `refused` in AIRudder's words, or `unreachable`.
 */
export async function logIn(
	{ helpers }: IHttpRequestHelper,
	credentials: ICredentialDataDecryptedObject,
	endpoint: LoginEndpoint,
): Promise<string> {
	const { path } = resolvePath(endpoint, { credential: endpointPathsOf(credentials) });
	const url = urlOf(credentials.baseUrl, path);
	const { appKey, appSecret } = credentials;
	const keys: IDataObject = { APPKey: pasted(appKey), APPSecret: pasted(appSecret) };
	const request = helpers.httpRequest({
		...transportOptions,
		method: endpoints[endpoint].method,
		url,
		...encoded(endpoint, keys),
	}) as Promise<FullResponse<ByteStream>>;
	const response = await request.then(asText).catch((error: unknown) => {
		throw beforeAnythingElse(transportFailure(error, url));
	});
	const body = new Redaction({ ...credentials, accessToken: '' }).cleared(response.body);
	return tokenOf(endpoint, { ...response, body });
}

/** The Endpoint Paths JSON of a credential, as text. */
export function endpointPathsOf(credentials: ICredentialDataDecryptedObject): string | undefined {
	return pasted(credentials.endpointPaths) || undefined;
}

function encoded(endpoint: LoginEndpoint, keys: IDataObject) {
	return sentAsForm.has(endpoint)
		? { body: new URLSearchParams(keys as Record<string, string>) }
		: { body: JSON.stringify(keys), headers: { 'Content-Type': 'application/json' } };
}

function tokenOf(endpoint: LoginEndpoint, response: FullResponse<string>): string {
	let payload: unknown;
	try {
		payload = payloadOf(
			endpoints[endpoint].family,
			{ httpStatus: response.statusCode, json: parseJson(response.body) },
			{ isRead: true },
		);
	} catch (error) {
		payload = beforeAnythingElse(error as AiRudderFailure);
	}
	if (payload instanceof AiRudderFailure) throw payload;
	if (isObject(payload) && isText(payload.token)) return payload.token;
	throw new AiRudderFailure('refused', 'AIRudder accepted the keys but gave no token', {
		description: 'Ask AIRudder whether the account may use the API.',
	});
}

/** A login that failed leaves no doubt about what follows it: nothing was sent. */
function beforeAnythingElse(failure: AiRudderFailure): AiRudderFailure {
	return failure.kind === 'uncertain'
		? new AiRudderFailure('unreachable', failure.message, failure)
		: failure;
}
