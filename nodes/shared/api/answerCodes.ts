import type { FailureKind } from './failure';
import { errorCodes, type endpoints } from './endpoints.generated';
import { isObject, isText } from './values';

export type EndpointFamily = (typeof endpoints)[keyof typeof endpoints]['family'];

/** Where each family says that it worked, and where it puts the payload. Contract: CloudEnvelope, CallCenterEnvelope. */
export const families: Record<EndpointFamily, { success: number; payload: 'data' | 'body' }> = {
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
export const refusingStatuses = new Set([
	...[400, 401, 402, 403, 404, 405, 406, 407, 409, 410, 411, 412, 413, 414, 415, 416, 417],
	...[421, 422, 423, 424, 425, 426, 428, 429, 431, 451],
]);

/** HTTP statuses that are nobody's refusal: the request ran out of time (408), or its sender left (499, of proxies). */
const mayHaveArrived = new Set([408, 499]);

/** HTTP status and body code of a token that is not or no longer valid. Contract: x-error-codes.cloud. */
export const tokenRefused = 401;

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

/** Whether a body's code says that the token is not valid. */
export function codeRefusesToken(code: unknown, family: EndpointFamily): boolean {
	return code === tokenRefused || tokenRefusedToo[family].includes(code);
}

/** Whether an HTTP status is one of success. */
export function isSuccess(httpStatus: number): boolean {
	return httpStatus >= 200 && httpStatus < 300;
}

/** Whether a code that is not the family's success is a refusal that can be named, or leaves open what happened; see payloadOf. */
export function failureKindOf(
	family: EndpointFamily,
	code: number,
	httpStatus: number,
	isRead: boolean,
): FailureKind {
	if (isBroken(family, code, httpStatus)) return 'uncertain';
	const isSuccessElsewhere = Object.values(families).some(({ success }) => success === code);
	const hasName =
		isRead ||
		(refusingStatuses.has(httpStatus) && !isSuccessElsewhere) ||
		code === tokenRefused ||
		meaningOf(family, code) !== undefined ||
		(speaksHttp[family] && refusingStatuses.has(code));
	return hasName ? 'refused' : 'uncertain';
}

/** Whether the answer tells of a fault on AIRudder's side or on the way, after which the request may have taken effect. */
export function isBroken(family: EndpointFamily, code: number, httpStatus: number): boolean {
	return (
		httpStatus >= 500 ||
		mayHaveArrived.has(httpStatus) ||
		brokenInside[family].includes(code) ||
		(code >= 500 && code < 600) ||
		mayHaveArrived.has(code)
	);
}

/** A body's code, also one that is written as text; undefined when it has none. */
export function codeIn(envelope: unknown): number | undefined {
	const code = isObject(envelope) ? envelope.code : undefined;
	if (typeof code === 'number') return code;
	return isText(code) && /^-?\d{1,9}$/.test(code.trim()) ? Number(code) : undefined;
}

/** What the contract says that a code means. Contract: x-error-codes. */
export function meaningOf(family: EndpointFamily, code: number): string | undefined {
	const meanings: Record<string, Record<number, string>> = errorCodes;
	return meanings[family]?.[code];
}
