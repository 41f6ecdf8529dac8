import type { IHttpRequestOptions } from 'n8n-workflow';
import { isLocal } from './addressProblem';
import { endpoints, type EndpointId } from './endpoints.generated';
import { encryptedHeader } from './encryption';
import { payloadOf, refusesToken, type Answer } from './envelope';
import { AiRudderFailure } from './failure';
import type { Session } from './session';
import type { WireRequest } from './wireRequest';
import { inTime } from './limitedTime';
import {
	transportFailure,
	transportOptions,
	type ByteStream,
	type FullResponse,
} from './transport';
import { isText } from './values';

/** A file, not yet read. */
export interface RemoteFile {
	stream: ByteStream;
	/** Media type of the answer, without parameters. */
	mimeType?: string;
	/** How many bytes are to come, where the answer says it. */
	size?: number;
}

/** Either a file, or the payload of a JSON answer. */
export type Fetched = { file: RemoteFile } | { payload: unknown };

/** What came back: a file, a text answer, or the address of a redirect. */
type Received = { file: RemoteFile } | { answer: Answer } | { redirect: string };

/**
 * Sends one operation that answers with a file or with JSON. A redirect is followed without the token.
 * Contract: getCallRecording and getTaskRecordings leave open which of the two comes, so both are taken.
 */
export async function fetchFile(
	session: Session,
	endpoint: EndpointId,
	request: WireRequest,
): Promise<Fetched> {
	const { path } = session.pathOf(endpoint, request);
	const options = session.requestTo(endpoints[endpoint].method, path, request);
	const received = await receive(session, options);
	if ('file' in received) return received;
	if ('redirect' in received)
		return await fetchElsewhere(session, received.redirect, untilTimeout(), reachableFrom(session));
	return { payload: payloadOf(endpoints[endpoint].family, received.answer, { isRead: true }) };
}

/** The moment at which a request that begins now would be given up. */
function untilTimeout(): number {
	return Date.now() + transportOptions.timeout;
}

/** What is left of the time until a moment, as a time-out: n8n takes 0 for none. */
function timeLeft(latest: number): number {
	return Math.max(1, latest - Date.now());
}

/** Whether an address may be asked for a file. */
export type MayFetch = (address: string) => boolean;

/**
 * Fetches the file behind `link`, a web address that AIRudder gave, if it and each redirect may be fetched. The token goes
 * along only to the credential's own host. The file has to begin until `latest`, a moment in milliseconds since 1970. Throws
 * `refused` when the link is no web address or leads to no file.
 */
export async function fetchLink(
	session: Session,
	link: string,
	{ latest, mayFetch = reachableFrom(session) }: { latest: number; mayFetch?: MayFetch },
): Promise<Fetched> {
	if (!isWebAddress(link)) {
		throw new AiRudderFailure('refused', 'AIRudder gave a link that is not a web address');
	}
	if (!session.isOwnHost(link)) return await fetchElsewhere(session, link, latest, mayFetch);
	const timeout = timeLeft(latest);
	const received = await receive(session, { method: 'GET', url: link, timeout });
	if ('redirect' in received)
		return await fetchElsewhere(session, received.redirect, latest, mayFetch);
	return 'file' in received
		? received
		: { payload: payloadOf('cloud', received.answer, { isRead: true }) };
}

/** Nothing within this computer or its network, unless AIRudder itself, a simulated one, is there. */
function reachableFrom(session: Session): MayFetch {
	return (address) => session.isLocal || !isLocal(address);
}

/** Whether a text is the address of something on the web, that can be asked for. */
export function isWebAddress(text: string): boolean {
	return /^https?:\/\//i.test(text) && URL.canParse(text);
}

/** More would be a loop. */
const mostRedirects = 5;

async function fetchElsewhere(
	session: Session,
	link: string,
	latest: number,
	mayFetch: MayFetch,
): Promise<Fetched> {
	let url = link;
	for (let redirects = 0; redirects <= mostRedirects; redirects++) {
		if (!isWebAddress(url) || !mayFetch(url)) {
			throw new AiRudderFailure('refused', 'The file lies at an address that is not asked for', {
				description:
					'It is within this computer or its network, or on a host that is not among the Recording Hosts.',
			});
		}
		const response = await session.sendWithoutToken({
			method: 'GET',
			url,
			timeout: timeLeft(latest),
		});
		const { statusCode } = response;
		if (statusCode >= 200 && statusCode < 300) return { file: fileOf(session, response) };
		response.body.destroy();
		const next = redirectOf(response, url);
		if (next === undefined) {
			throw new AiRudderFailure(
				'refused',
				`The file is not at its address (HTTP status ${statusCode})`,
				{
					httpStatus: statusCode,
					description:
						'AIRudder keeps recordings for about a month; a fresh one may take a moment to appear.',
				},
			);
		}
		url = next;
	}
	throw new AiRudderFailure('refused', 'The address of the file leads on and on');
}

/** Where an answer sends the one who asked; undefined when it is no redirect. */
function redirectOf(
	{ statusCode, headers: { location } }: FullResponse<ByteStream>,
	url: string,
): string | undefined {
	const isRedirect = statusCode >= 300 && statusCode < 400;
	return isRedirect && isText(location) && URL.canParse(location, url)
		? new URL(location, url).href
		: undefined;
}

async function receive(session: Session, options: IHttpRequestOptions): Promise<Received> {
	const send = async () => await receivedFrom(session, await session.send(options), options.url);
	const { token } = session;
	const received = await send();
	return 'answer' in received && refusesToken(received.answer)
		? await session.withNewToken(token, send)
		: received;
}

async function receivedFrom(
	session: Session,
	response: FullResponse<ByteStream>,
	url: string,
): Promise<Received> {
	const { statusCode, headers, body } = response;
	const redirect = redirectOf(response, url);
	if (redirect !== undefined) {
		body.destroy();
		return { redirect };
	}
	const isFile =
		statusCode >= 200 && statusCode < 300 && headers[encryptedHeader.toLowerCase()] !== '1';
	if (isFile && !/json|^text\//i.test(mimeTypeOf(response) ?? ''))
		return { file: fileOf(session, response) };
	const answer = await inTime(session.answerOf(response), {
		milliseconds: transportOptions.timeout,
		who: 'AIRudder',
	}).catch((failure: unknown) => {
		body.destroy();
		throw transportFailure(failure, url);
	});
	return { answer };
}

function fileOf(session: Session, response: FullResponse<ByteStream>): RemoteFile {
	const length = Number(response.headers['content-length'] ?? NaN);
	const size = Number.isSafeInteger(length) ? { size: length } : {};
	const type = mimeTypeOf(response);
	const mimeType = type && session.cleared(type);
	return { stream: response.body, mimeType, ...size };
}

function mimeTypeOf({ headers }: FullResponse<unknown>): string | undefined {
	const header = headers['content-type'];
	return isText(header) ? header.split(';')[0]?.trim().toLowerCase() : undefined;
}
