import type { BinaryHelperFunctions, IDataObject, IHttpRequestOptions } from 'n8n-workflow';
import type { Endpoint } from './endpoint';
import { AiRudderFailure } from './failure';
import { isText } from './values';

/** AIRudder recommends 120 s for its slowest family (contract: x-evidence-note of obtainDialerToken). */
const timeoutMilliseconds = 120_000;

/**
 * What calls or messages people is waited for longer than production clients wait (150 s; contract: x-notes of
 * createTask): a time-out there leaves everybody in doubt.
 */
const longestTimeoutMilliseconds = 180_000;

/** Even many recordings in one file come through a slow line in this time; what takes longer has come to a standstill. */
export const fileTimeoutMilliseconds = 3_600_000;

/** How long an answer may take, by what sending does. */
export function timeoutOf(effect: Endpoint['effect']): number {
	return effect === 'contacts' ? longestTimeoutMilliseconds : timeoutMilliseconds;
}

/** How every request leaves: no redirect is followed by itself, every status is looked at here, the body stays text. */
export const transportOptions = {
	timeout: timeoutMilliseconds,
	disableFollowRedirect: true,
	ignoreHttpStatusErrors: true,
	returnFullResponse: true,
	encoding: 'text',
} as const satisfies Partial<IHttpRequestOptions>;

/** What n8n hands back with `returnFullResponse`. */
export interface FullResponse<Body> {
	statusCode: number;
	headers: IDataObject;
	body: Body;
}

/** A body that is read as it comes; named by what n8n's helpers take, for `stream` is no module nodes may import. */
export type ByteStream = Exclude<Parameters<BinaryHelperFunctions['prepareBinaryData']>[0], Buffer>;

/** Faults in which nothing can have reached AIRudder. In all others the request may have arrived. */
const beforeSending = new Set([
	'ECONNREFUSED',
	'ENOTFOUND',
	'EAI_AGAIN',
	'CERT_HAS_EXPIRED',
	'DEPTH_ZERO_SELF_SIGNED_CERT',
	'SELF_SIGNED_CERT_IN_CHAIN',
	'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
	'ERR_TLS_CERT_ALTNAME_INVALID',
	'ERR_INVALID_URL',
]);

/** Faults that come before sending only while connecting; an open connection can meet them, too. */
const whileConnecting = new Set(['EHOSTUNREACH', 'ENETUNREACH']);

/**
 * What a thrown request error means: a failure that came through n8n from our own login is given back as it is;
 * a network fault becomes `unreachable` when nothing can have arrived, else `uncertain`.
 */
export function transportFailure(error: unknown, url: string): AiRudderFailure {
	const chain = causesOf(error);
	const own = chain.find((cause) => cause instanceof AiRudderFailure);
	if (own) return own;
	const fault = chain.map(networkFault).find(({ code }) => code !== undefined) ?? {};
	const { code } = fault;
	const host = URL.canParse(url) ? new URL(url).host : url;
	return cameBeforeSending(fault)
		? new AiRudderFailure('unreachable', `AIRudder could not be reached at ${host}`, {
				description: `The network says ${code}. Check the Base URL of the credential and the network of n8n.`,
			})
		: new AiRudderFailure('uncertain', `The connection to ${host} broke before AIRudder answered`, {
				description: code && `The network says ${code}.`,
			});
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

/** A stream's bytes as text, for answers that turn out to be JSON. */
export async function textOf(stream: ByteStream): Promise<string> {
	const chunks: Buffer[] = [];
	for await (const chunk of stream) chunks.push(Buffer.from(chunk as Uint8Array));
	return Buffer.concat(chunks).toString('utf8');
}

function causesOf(error: unknown): unknown[] {
	const chain: unknown[] = [];
	for (let cause = error; cause && chain.length < 6; cause = (cause as { cause?: unknown }).cause)
		chain.push(cause);
	return chain;
}

interface NetworkFault {
	code?: string;
	syscall?: string;
}

function networkFault(cause: unknown): NetworkFault {
	const { code, syscall } = Object(cause) as Record<string, unknown>;
	return { code: isText(code) ? code : undefined, syscall: isText(syscall) ? syscall : undefined };
}

function cameBeforeSending({ code = '', syscall }: NetworkFault): boolean {
	return beforeSending.has(code) || (whileConnecting.has(code) && syscall === 'connect');
}
