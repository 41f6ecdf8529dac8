import type { IHttpRequestOptions } from 'n8n-workflow';
import { endpoints, type EndpointId } from './endpoints.generated';
import { encryptedHeader } from './encryption';
import { payloadOf, refusesToken, type Answer } from './envelope';
import { AiRudderFailure } from './failure';
import type { Session, WireRequest } from './session';
import { textOf, type ByteStream, type FullResponse } from './transport';
import { isText } from './values';

/** A file, not yet read. */
export interface RemoteFile {
	stream: ByteStream;
	/** Media type of the answer, without parameters. */
	mimeType?: string;
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
	if ('redirect' in received) return await fetchElsewhere(session, received.redirect);
	return { payload: payloadOf(endpoints[endpoint].family, received.answer) };
}

/**
 * Fetches the file behind `link`, a web address that AIRudder gave. The token goes along only to the credential's own
 * host. Throws `refused` when the link is no web address or leads to no file.
 */
export async function fetchLink(session: Session, link: string): Promise<Fetched> {
	if (!isWebAddress(link)) {
		throw new AiRudderFailure('refused', 'AIRudder gave a link that is not a web address');
	}
	if (!session.isOwnHost(link)) return await fetchElsewhere(session, link);
	const received = await receive(session, { method: 'GET', url: link });
	if ('redirect' in received) return await fetchElsewhere(session, received.redirect);
	return 'file' in received ? received : { payload: payloadOf('cloud', received.answer) };
}

/** Whether a text is the address of something on the web, that can be asked for. */
export function isWebAddress(text: string): boolean {
	return /^https?:\/\//i.test(text) && URL.canParse(text);
}

async function fetchElsewhere(session: Session, link: string): Promise<Fetched> {
	const response = await session.sendWithoutToken<ByteStream>({
		method: 'GET',
		url: link,
		encoding: 'stream',
	});
	if (response.statusCode >= 200 && response.statusCode < 300) return { file: fileOf(response) };
	response.body.destroy();
	throw new AiRudderFailure(
		'refused',
		`The file is not at its address (HTTP status ${response.statusCode})`,
		{
			httpStatus: response.statusCode,
			description:
				'AIRudder keeps recordings for about a month; a fresh one may take a moment to appear.',
		},
	);
}

async function receive(session: Session, options: IHttpRequestOptions): Promise<Received> {
	const send = async () =>
		await receivedFrom(
			session,
			await session.send<ByteStream>({ ...options, encoding: 'stream' }),
			options.url,
		);
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
	if (
		statusCode >= 300 &&
		statusCode < 400 &&
		isText(headers.location) &&
		URL.canParse(headers.location, url)
	) {
		body.destroy();
		return { redirect: new URL(headers.location, url).href };
	}
	const isFile =
		statusCode >= 200 && statusCode < 300 && headers[encryptedHeader.toLowerCase()] !== '1';
	if (isFile && !/json|^text\//i.test(mimeTypeOf(response) ?? ''))
		return { file: fileOf(response) };
	return { answer: session.answerOf({ ...response, body: await textOf(body) }) };
}

function fileOf(response: FullResponse<ByteStream>): RemoteFile {
	return { stream: response.body, mimeType: mimeTypeOf(response) };
}

function mimeTypeOf({ headers }: FullResponse<unknown>): string | undefined {
	const header = headers['content-type'];
	return isText(header) ? header.split(';')[0]?.trim().toLowerCase() : undefined;
}
