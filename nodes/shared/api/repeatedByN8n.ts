import type { ICredentialDataDecryptedObject, IDataObject } from 'n8n-workflow';
import { endpoints } from './endpoints.generated';
import { AiRudderFailure } from './failure';
import type { GivenRequest } from './ownHostOnly';
import { pasted } from './values';

/**
 * n8n's older way to send, that of its HTTP Request node, logs in and sends again after *every* failure, a lost answer among
 * them, when a credential has a login. What does not only read would reach people twice. What is kept here lives as long as
 * n8n holds on to the request and to the credential that it read for it.
 */
const sent = new WeakSet<object>();
const tokenSent = new WeakMap<object, string>();

/** Whether a login says by another token that the former one was refused, see obtainToken in the contract. */
export type TokenOfLogin = 'stays while valid' | 'may change';

/**
 * Notes that a request leaves with `token`; gives it back. Throws `uncertain` when n8n sends it a second time and it is not
 * known to be without effect: a read, or refused because of its token.
 */
export function noteSending<Request extends GivenRequest>(
	credentials: ICredentialDataDecryptedObject,
	{ before, after, token }: { before: object; after: Request; token: string },
	login: TokenOfLogin,
): Request {
	if (!isRepeated(after)) return after;
	if (sent.has(before) && login === 'may change') {
		throw new AiRudderFailure(
			'uncertain',
			'The request failed, and it is not known whether AIRudder took it',
			{
				description:
					'n8n would have sent it a second time: that was prevented, so that nobody is reached twice. Look in AIRudder before you send it anew. n8n has signed in again in between, in case the token had ended.',
			},
		);
	}
	sent.add(after);
	tokenSent.set(credentials, token);
	return after;
}

/** What a login gives n8n: the token; nothing when it is the one that a failed request had, which is then not sent again. */
export function tokenForN8n(
	credentials: ICredentialDataDecryptedObject,
	accessToken: string,
): IDataObject {
	return tokenSent.get(credentials) === pasted(accessToken) ? {} : { accessToken };
}

/** Whether n8n would send the request again, and that could do something twice. */
function isRepeated({ uri, method = 'GET' }: GivenRequest): boolean {
	if (uri === undefined || method === 'GET' || method === 'HEAD') return false;
	const pathname = URL.canParse(uri) ? new URL(uri).pathname : '';
	return !readingPaths.has(pathname);
}

const readingPaths: ReadonlySet<string> = new Set(
	Object.values(endpoints).flatMap((endpoint) =>
		endpoint.effect === 'reads' && 'path' in endpoint ? [endpoint.path] : [],
	),
);
