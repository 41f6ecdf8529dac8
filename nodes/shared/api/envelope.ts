import type { IDataObject } from 'n8n-workflow';
import { AiRudderFailure, type FailureKind } from './failure';
import { errorCodes, type endpoints } from './endpoints.generated';
import { isObject, isText, parseJson } from './values';

export type EndpointFamily = (typeof endpoints)[keyof typeof endpoints]['family'];

/** An answer as it came over the wire, body still text. */
export interface Answer {
	httpStatus: number;
	body: string;
	retryAfterSeconds?: number;
}

/** Where each family says that it worked, and where it puts the payload. Contract: CloudEnvelope, CallCenterEnvelope. */
const families: Record<EndpointFamily, { success: number; payload: 'data' | 'body' }> = {
	cloud: { success: 200, payload: 'data' },
	callCenter: { success: 0, payload: 'body' },
	chatbot: { success: 200, payload: 'data' },
};

/** Body codes that mean "something broke on AIRudder's side", so the request may have taken effect all the same. */
const brokenInside: Record<EndpointFamily, readonly number[]> = {
	cloud: [500],
	callCenter: [-1, 10201],
	chatbot: [500],
};

/**
 * Body codes of families that speak in HTTP statuses (success is 200) are refusals where HTTP calls them the sender's fault.
 * Contract: x-error-codes.cloud lists 401, 403 and 500.
 */
const speaksHttp: Record<EndpointFamily, boolean> = {
	cloud: true,
	callCenter: false,
	chatbot: true,
};

/** HTTP statuses with which a server says that it has not done what it was asked for. RFC 9110; 429: RFC 6585; 451: RFC 7725. */
const refusals = new Set([
	...[400, 401, 402, 403, 404, 405, 406, 407, 409, 410, 411, 412, 413, 414, 415, 416, 417],
	...[421, 422, 423, 424, 425, 426, 428, 429, 431, 451],
]);

/** HTTP statuses that are nobody's refusal: the request ran out of time (408), or its sender left (499, of proxies). */
const mayHaveArrived = new Set([408, 499]);

/** HTTP status and body code of a token that is not or no longer valid. Contract: x-error-codes.cloud. */
const tokenRefused = 401;

/**
 * Further body codes that call a token not valid, or expired. Contract: x-error-codes.callCenter, which speaks of a
 * "user token" and lists no other code for the token of obtainDialerToken. A refused request did nothing, so logging in
 * anew and repeating it once harms nobody, whichever token is meant.
 */
const tokenRefusedToo: Record<EndpointFamily, readonly unknown[]> = {
	cloud: [],
	callCenter: [10812, 10813],
	chatbot: [],
};

const checkAppKeys =
	'Check App Key and App Secret in the credential, and ask AIRudder whether the account may use this.';

const checkKeys: Record<EndpointFamily, string> = {
	cloud: checkAppKeys,
	callCenter: checkAppKeys,
	chatbot: 'Check Sign Key, Sign Secret and Signature Scheme in the credential.',
};

/** Whether an answer says that the token is not valid, in the HTTP status or inside an HTTP 200. */
export function refusesToken(answer: Answer, family: EndpointFamily = 'cloud'): boolean {
	const parsed = jsonOf(answer);
	const code = isObject(parsed) ? parsed.code : undefined;
	if (code === tokenRefused || tokenRefusedToo[family].includes(code)) return true;
	// A body that tells of a success is not repeated, whatever the status: it may have called somebody.
	return answer.httpStatus === tokenRefused && code !== families[family].success;
}

/** What answers were read to be: two look at each, and one may have fifty megabytes. */
const readAnswers = new WeakMap<Answer, { json: unknown }>();

/** The JSON of an answer; undefined when it is none. */
export function jsonOf(answer: Answer): unknown {
	const read = readAnswers.get(answer) ?? { json: parseJson(answer.body) };
	readAnswers.set(answer, read);
	return read.json;
}

/**
 * The payload of an answer. HTTP status and body code are both checked: the contract does not promise that they agree.
 * Throws `refused` with AIRudder's words and code where that is a refusal that has a name, or `uncertain` when the answer
 * does not say what happened (5xx, 408, an internal error code, a code that nobody knows, a redirect, something that is not
 * JSON). With `mayLackCode` JSON without a code is an answer, too: the contract describes none for the operation. With
 * `isRead` a code that nobody knows is a refusal: nothing can have been done.
 */
export function payloadOf(
	family: EndpointFamily,
	answer: Answer,
	{ mayLackCode = false, isRead = false }: { mayLackCode?: boolean; isRead?: boolean } = {},
): unknown {
	const { success, payload } = families[family];
	const envelope = jsonOf(answer);
	const code = codeIn(envelope);
	if (!isObject(envelope) || code === undefined) {
		const isCodeless = envelope !== undefined && !(isObject(envelope) && 'code' in envelope);
		const isAnswer = mayLackCode && isCodeless && isSuccess(answer.httpStatus);
		if (isAnswer && !saysFailed(envelope)) return envelope;
		throw unreadable(family, answer);
	}
	if (code === success) {
		const isMeant = envelope.code === success && !saysFailed(envelope);
		if (isMeant && isSuccess(answer.httpStatus)) return envelope[payload];
		throw contradictory(answer, envelope);
	}

	const meaning = meaningOf(family, code);
	const words = [envelope.message, meaning, envelope.status].find(isText);
	const kind = kindOf(family, code, answer.httpStatus, isRead);
	const happened =
		kind === 'refused'
			? 'AIRudder refused the request'
			: isBroken(family, code, answer.httpStatus)
				? 'AIRudder reports a fault of its own'
				: 'AIRudder answered with a code that is not known';
	throw new AiRudderFailure(
		kind,
		words ? `${happened}: "${words}" (code ${code})` : `${happened} (code ${code})`,
		{
			bodyCode: code,
			httpStatus: answer.httpStatus,
			retryAfterSeconds: answer.retryAfterSeconds,
			description: adviceFor(
				family,
				code,
				answer.httpStatus,
				words === meaning ? undefined : meaning,
			),
		},
	);
}

function isSuccess(httpStatus: number): boolean {
	return httpStatus >= 200 && httpStatus < 300;
}

function kindOf(
	family: EndpointFamily,
	code: number,
	httpStatus: number,
	isRead: boolean,
): FailureKind {
	if (isBroken(family, code, httpStatus)) return 'uncertain';
	const isSuccessElsewhere = Object.values(families).some(({ success }) => success === code);
	const hasName =
		isRead ||
		(refusals.has(httpStatus) && !isSuccessElsewhere) ||
		code === tokenRefused ||
		meaningOf(family, code) !== undefined ||
		(speaksHttp[family] && refusals.has(code));
	return hasName ? 'refused' : 'uncertain';
}

/** Whether the answer tells of a fault on AIRudder's side or on the way, after which the request may have taken effect. */
function isBroken(family: EndpointFamily, code: number, httpStatus: number): boolean {
	return (
		httpStatus >= 500 ||
		mayHaveArrived.has(httpStatus) ||
		brokenInside[family].includes(code) ||
		(code >= 500 && code < 600) ||
		mayHaveArrived.has(code)
	);
}

/** A body's code, also one that is written as text; undefined when it has none. */
function codeIn(envelope: unknown): number | undefined {
	const code = isObject(envelope) ? envelope.code : undefined;
	if (typeof code === 'number') return code;
	return isText(code) && /^-?\d{1,9}$/.test(code.trim()) ? Number(code) : undefined;
}

/** Whether an answer calls itself a failure, whatever its code. */
function saysFailed(envelope: unknown): boolean {
	const status = isObject(envelope) ? envelope.status : undefined;
	return isText(status) && /(?:^|[^a-z])(?:fail(?:ed|ure)?|error)(?:$|[^a-z])/i.test(status);
}

function meaningOf(family: EndpointFamily, code: number): string | undefined {
	const meanings: Record<string, Record<number, string>> = errorCodes;
	return meanings[family]?.[code];
}

function adviceFor(
	family: EndpointFamily,
	code: number,
	httpStatus: number,
	meaning?: string,
): string | undefined {
	if (httpStatus === 429)
		return 'AIRudder takes no more requests for the moment. Send fewer at once, or wait a little.';
	if (code === tokenRefused) {
		return checkKeys[family];
	}
	if (isBroken(family, code, httpStatus)) return 'Try again later, or ask AIRudder.';
	return meaning && `Code ${code} means: ${meaning}.`;
}

/** The code says that it worked, something else that it did not: the request may have taken effect. */
function contradictory(
	{ httpStatus, retryAfterSeconds }: Answer,
	{ status, message }: IDataObject,
): AiRudderFailure {
	const words = [status, message].filter(isText).join(': ');
	return new AiRudderFailure(
		'uncertain',
		isSuccess(httpStatus)
			? `AIRudder answered with the code of a success, but says "${words}"`
			: `AIRudder answered with HTTP status ${httpStatus}, but with the code of a success`,
		{ httpStatus, retryAfterSeconds, description: 'Ask AIRudder what became of the request.' },
	);
}

function unreadable(family: EndpointFamily, answer: Answer): AiRudderFailure {
	const { httpStatus } = answer;
	const details = { httpStatus, retryAfterSeconds: answer.retryAfterSeconds };
	if (httpStatus === 404) {
		return new AiRudderFailure('refused', 'AIRudder knows no such path (HTTP status 404)', {
			...details,
			description:
				'Check the Base URL of the credential and, where one is given, the Endpoint Path.',
		});
	}
	if (httpStatus === 429) {
		return new AiRudderFailure(
			'refused',
			'AIRudder takes no more requests for the moment (HTTP status 429)',
			{
				...details,
				description: 'Send fewer at once, or wait a little.',
			},
		);
	}
	if (refusals.has(httpStatus)) {
		return new AiRudderFailure(
			'refused',
			`AIRudder refused the request with HTTP status ${httpStatus}`,
			{ ...details, ...(httpStatus === tokenRefused ? { description: checkKeys[family] } : {}) },
		);
	}
	return new AiRudderFailure(
		'uncertain',
		isSuccess(httpStatus)
			? 'The answer is not one of AIRudder: it is not JSON with a code'
			: `AIRudder could not handle the request (HTTP status ${httpStatus})`,
		{
			...details,
			description:
				'Check the Base URL of the credential. If it is right, try again later or ask AIRudder.',
		},
	);
}
