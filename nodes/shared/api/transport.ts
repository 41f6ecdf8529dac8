import type { BinaryHelperFunctions, IDataObject, IHttpRequestOptions } from 'n8n-workflow';
import type { Endpoint } from './endpoint';
import { AiRudderFailure } from './failure';
import { cameBeforeSending, causesOf, faultIn, faultInWords } from './networkFault';
import { isText } from './values';

/** AIRudder recommends 120 s for its slowest family (contract: x-evidence-note of obtainDialerToken). */
const timeoutMilliseconds = 120_000;

/**
 * What calls or messages people is waited for longer than production clients wait (150 s; contract: x-notes of
 * createTask): a time-out there leaves everybody in doubt.
 */
const longestTimeoutMilliseconds = 180_000;

/** Even many recordings in one file come through a slow line in this time. */
export const fileTimeoutMilliseconds = 3_600_000;

/** Of a file at least so much comes in so much time, 1 KB a second: less is a standstill. The slowest telephone speech has as much. */
export const slowestFile = { bytes: 30_000, milliseconds: 30_000 };

/** How long an answer may take, by what sending does. */
export function timeoutOf(effect: Endpoint['effect']): number {
	return effect === 'contacts' ? longestTimeoutMilliseconds : timeoutMilliseconds;
}

/**
 * So many bytes an answer that is text may have, unpacked: 5 KB for each of the 50,000 rows that one query can give (contract:
 * x-limit of getDialerTaskDetail). n8n's HTTP library has no limit, and a few megabytes can unpack to gigabytes.
 */
const mostTextBytes = 256 * 1024 * 1024;

/** How every request leaves: no redirect is followed by itself, every status is looked at here, the body is read here. */
export const transportOptions = {
	timeout: timeoutMilliseconds,
	disableFollowRedirect: true,
	ignoreHttpStatusErrors: true,
	returnFullResponse: true,
	encoding: 'stream',
} as const satisfies Partial<IHttpRequestOptions>;

/** What n8n hands back with `returnFullResponse`. */
export interface FullResponse<Body> {
	statusCode: number;
	headers: IDataObject;
	body: Body;
}

/** A body that is read as it comes; named by what n8n's helpers take, for `stream` is no module nodes may import. */
export type ByteStream = Exclude<Parameters<BinaryHelperFunctions['prepareBinaryData']>[0], Buffer>;

/**
 * What a thrown request error means: a failure that came through n8n from our own login is given back as it is;
 * a network fault becomes `unreachable` when nothing can have arrived, else `uncertain`. `elsewhere` is a file's address on
 * another host than AIRudder's.
 */
export function transportFailure(
	error: unknown,
	url: string,
	place: 'AIRudder' | 'elsewhere' = 'AIRudder',
): AiRudderFailure {
	const own = causesOf(error).find((cause) => cause instanceof AiRudderFailure);
	if (own) return own;
	const fault = faultIn(error);
	const words = faultInWords(fault);
	const host = hostOf(url);
	const isOwn = place === 'AIRudder';
	if (cameBeforeSending(fault)) {
		const advice = isOwn
			? 'Check the Base URL of the credential and the network of n8n.'
			: 'The file lies there. Check the network of n8n.';
		return new AiRudderFailure(
			'unreachable',
			isOwn ? `AIRudder could not be reached at ${host}` : `${host} could not be reached`,
			{ description: `${words} ${advice}` },
		);
	}
	return new AiRudderFailure(
		'uncertain',
		`The connection to ${host} broke before ${isOwn ? 'AIRudder' : 'it'} answered`,
		{ description: words },
	);
}

/** The host of an address, to be named in errors: the rest of it may hold a secret. */
export function hostOf(url: string): string {
	return URL.canParse(url) ? new URL(url).host : 'an address without a host';
}

/** Seconds of a Retry-After header (a number of seconds or a date), or undefined. */
export function retryAfterSeconds(headers: IDataObject): number | undefined {
	const header = headers['retry-after'];
	if (!isText(header)) return undefined;
	const seconds = Number(header);
	if (Number.isFinite(seconds)) return Math.max(0, seconds);
	const date = Date.parse(header);
	return Number.isNaN(date) ? undefined : Math.max(0, (date - Date.now()) / 1000);
}

/**
 * A stream's bytes as text, part by part as they come, without a byte order mark. Ends the stream when no more is wanted, and,
 * with `uncertain`, when there are more than `most`: whatever was asked for may have happened.
 */
export async function* textParts(
	stream: ByteStream,
	most = mostTextBytes,
): AsyncGenerator<string, void> {
	const decoder = new TextDecoder();
	let size = 0;
	// Leaving the loop ends the stream.
	for await (const chunk of stream) {
		const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk as Uint8Array);
		size += bytes.length;
		if (size > most) throw tooLarge(most);
		yield decoder.decode(bytes, { stream: true });
	}
	yield decoder.decode();
}

/** The same as a whole. */
export async function textOf(stream: ByteStream, most = mostTextBytes): Promise<string> {
	const parts: string[] = [];
	for await (const part of textParts(stream, most)) parts.push(part);
	return parts.join('');
}

/** Has a status, so that a read is not repeated: the next answer would be as large. */
function tooLarge(most: number): AiRudderFailure {
	return new AiRudderFailure(
		'uncertain',
		`The answer is larger than ${Math.round(most / 1024 / 1024)} MB`,
		{
			httpStatus: 200,
			description:
				'AIRudder gives no such answers. Ask for less at once, and check the Base URL of the credential.',
		},
	);
}

/** An answer whose body is read as text. */
export async function asText(response: FullResponse<ByteStream>): Promise<FullResponse<string>> {
	return { ...response, body: await textOf(response.body) };
}
