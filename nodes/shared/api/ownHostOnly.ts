import type { IHttpRequestOptions } from 'n8n-workflow';
import { wrongInput } from './failure';
import { isOwnHost, urlOf } from './paths';

/** A request of our nodes, or of n8n's HTTP Request node, which names the address `uri` and keeps forms out of the body. */
export type GivenRequest = IHttpRequestOptions & {
	uri?: string;
	form?: unknown;
	formData?: unknown;
};

/**
 * No redirect is followed: n8n would take the headers of the credential along, to any host. In the words of both of n8n's
 * ways to send: `httpRequest` reads the first, `request` (which the HTTP Request node uses) the other two.
 */
const withoutRedirects = {
	disableFollowRedirect: true,
	followRedirect: false,
	followAllRedirects: false,
} as const;

/**
 * The request so that it reaches the credential's own host and no other, which is all that may see a token or a signature.
 * Throws `input` when it goes to another.
 */
export function onOwnHostOnly<Request extends GivenRequest>(
	request: Request,
	baseUrl: unknown,
): Request {
	const elsewhere = addressesOf(request).find((address) => !isOwnHost(address, baseUrl));
	if (elsewhere !== undefined) {
		const host = URL.canParse(elsewhere) ? new URL(elsewhere).origin : 'an address without a host';
		throw wrongInput(
			`This credential is for ${new URL(urlOf(baseUrl, '')).origin} only: nothing was sent to ${host}`,
			'Use an address on the Base URL of the credential, or send the request without this credential.',
		);
	}
	return { ...request, ...withoutRedirects };
}

/** The absolute addresses that a request names. Which of two n8n takes depends on its way to send. */
function addressesOf({ url, uri, baseURL }: GivenRequest): string[] {
	const named = [url, uri].filter((address) => address !== undefined);
	return (named.length > 0 ? named : ['']).map((address) =>
		URL.canParse(address, baseURL) ? new URL(address, baseURL).href : address,
	);
}
