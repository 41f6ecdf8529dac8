import { AiRudderFailure, type FailureKind } from './failure';
import { errorCodes, type endpoints } from './endpoints.generated';
import { isObject, isText, parseJson } from './values';

export type Family = (typeof endpoints)[keyof typeof endpoints]['family'];

/** An answer as it came over the wire, body still text. */
export interface Answer {
	httpStatus: number;
	body: string;
	retryAfterSeconds?: number;
}

/** Where each family says that it worked, and where it puts the payload. Contract: CloudEnvelope, CallCenterEnvelope. */
const families: Record<Family, { success: number; payload: 'data' | 'body' }> = {
	cloud: { success: 200, payload: 'data' },
	callCenter: { success: 0, payload: 'body' },
	chatbot: { success: 200, payload: 'data' },
};

/** Body codes that mean "something broke on AIRudder's side", so the request may have taken effect all the same. */
const brokenInside: Record<Family, readonly number[]> = {
	cloud: [500],
	callCenter: [-1, 10201],
	chatbot: [500],
};

/** HTTP status and body code of a token that is not or no longer valid. Contract: x-error-codes.cloud. */
const tokenRefused = 401;

/**
 * Further body codes that call a token not valid, or expired. Contract: x-error-codes.callCenter, which speaks of a
 * "user token" and lists no other code for the token of obtainDialerToken. A refused request did nothing, so logging in
 * anew and repeating it once harms nobody, whichever token is meant.
 */
const tokenRefusedToo: Record<Family, readonly unknown[]> = {
	cloud: [],
	callCenter: [10812, 10813],
	chatbot: [],
};

const checkAppKeys =
	'Check App Key and App Secret in the credential, and ask AIRudder whether the account may use this.';

const checkKeys: Record<Family, string> = {
	cloud: checkAppKeys,
	callCenter: checkAppKeys,
	chatbot: 'Check Sign Key, Sign Secret and Signature Scheme in the credential.',
};

/** Whether an answer says that the token is not valid, in the HTTP status or inside an HTTP 200. */
export function refusesToken({ httpStatus, body }: Answer, family: Family = 'cloud'): boolean {
	const parsed = parseJson(body);
	const code = isObject(parsed) ? parsed.code : undefined;
	if (code === tokenRefused || tokenRefusedToo[family].includes(code)) return true;
	// A body that tells of a success is not repeated, whatever the status: it may have called somebody.
	return httpStatus === tokenRefused && code !== families[family].success;
}

/**
 * The payload of an answer. HTTP status and body code are both checked: the contract does not promise that they agree.
 * Throws `refused` with AIRudder's words and code, or `uncertain` when the answer does not say what happened
 * (5xx, an internal error code, a redirect, something that is not JSON). With `mayLackCode` JSON without a code is an
 * answer, too: the contract describes none for the operation.
 */
export function payloadOf(
	family: Family,
	answer: Answer,
	{ mayLackCode = false }: { mayLackCode?: boolean } = {},
): unknown {
	const { success, payload } = families[family];
	const envelope = parseJson(answer.body);
	if (!isObject(envelope) || typeof envelope.code !== 'number') {
		if (mayLackCode && envelope !== undefined && isSuccess(answer.httpStatus)) return envelope;
		throw unreadable(family, answer);
	}
	if (envelope.code === success) {
		if (isSuccess(answer.httpStatus)) return envelope[payload];
		throw contradictory(answer);
	}

	const meaning = meaningOf(family, envelope.code);
	const words = [envelope.message, meaning, envelope.status].find(isText);
	const kind = kindOf(family, envelope.code, answer.httpStatus);
	const happened =
		kind === 'refused' ? 'AIRudder refused the request' : 'AIRudder reports a fault of its own';
	throw new AiRudderFailure(
		kind,
		words
			? `${happened}: "${words}" (code ${envelope.code})`
			: `${happened} (code ${envelope.code})`,
		{
			bodyCode: envelope.code,
			httpStatus: answer.httpStatus,
			retryAfterSeconds: answer.retryAfterSeconds,
			description: adviceFor(
				family,
				envelope.code,
				answer.httpStatus,
				words === meaning ? undefined : meaning,
			),
		},
	);
}

function isSuccess(httpStatus: number): boolean {
	return httpStatus >= 200 && httpStatus < 300;
}

function kindOf(family: Family, code: number, httpStatus: number): FailureKind {
	return httpStatus >= 500 || brokenInside[family].includes(code) ? 'uncertain' : 'refused';
}

function meaningOf(family: Family, code: number): string | undefined {
	const meanings: Record<string, Record<number, string>> = errorCodes;
	return meanings[family]?.[code];
}

function adviceFor(
	family: Family,
	code: number,
	httpStatus: number,
	meaning?: string,
): string | undefined {
	if (httpStatus === 429)
		return 'AIRudder takes no more requests for the moment. Send fewer at once, or wait a little.';
	if (code === tokenRefused) {
		return checkKeys[family];
	}
	if (brokenInside[family].includes(code) || httpStatus >= 500)
		return 'Try again later, or ask AIRudder.';
	return meaning && `Code ${code} means: ${meaning}.`;
}

/** The body says that it worked, the HTTP status that it did not: the request may have taken effect. */
function contradictory({ httpStatus, retryAfterSeconds }: Answer): AiRudderFailure {
	return new AiRudderFailure(
		'uncertain',
		`AIRudder answered with HTTP status ${httpStatus}, but with the code of a success`,
		{ httpStatus, retryAfterSeconds, description: 'Ask AIRudder what became of the request.' },
	);
}

function unreadable(family: Family, answer: Answer): AiRudderFailure {
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
	if (httpStatus >= 400 && httpStatus < 500) {
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
