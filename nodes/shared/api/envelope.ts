import type { IDataObject } from 'n8n-workflow';
import {
	codeIn,
	codeRefusesToken,
	families,
	isBroken,
	isSuccess,
	failureKindOf,
	meaningOf,
	refusingStatuses,
	tokenRefused,
	type EndpointFamily,
} from './answerCodes';
import { AiRudderFailure } from './failure';
import { isObject, isText } from './values';

/** An answer that was read. */
export interface Answer {
	httpStatus: number;
	/** The value of its JSON; undefined when it is none. */
	json: unknown;
	retryAfterSeconds?: number;
}

const checkAppKeys =
	'Check App Key and App Secret in the credential, and ask AIRudder whether the account may use this.';

const checkKeys: Record<EndpointFamily, string> = {
	cloud: checkAppKeys,
	callCenter: checkAppKeys,
	chatbot: 'Check Sign Key, Sign Secret and Signature Scheme in the credential.',
};

/** Whether an answer says that the token is not valid, in the HTTP status or inside an HTTP 200. */
export function refusesToken(answer: Answer, family: EndpointFamily = 'cloud'): boolean {
	const code = isObject(answer.json) ? answer.json.code : undefined;
	if (codeRefusesToken(code, family)) return true;
	// A body that tells of a success is not repeated, whatever the status: it may have called somebody.
	return answer.httpStatus === tokenRefused && code !== families[family].success;
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
	const { json: envelope } = answer;
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
	const kind = failureKindOf(family, code, answer.httpStatus, isRead);
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

/** Whether an answer calls itself a failure, whatever its code. */
function saysFailed(envelope: unknown): boolean {
	const status = isObject(envelope) ? envelope.status : undefined;
	return isText(status) && /(?:^|[^a-z])(?:fail(?:ed|ure)?|error)(?:$|[^a-z])/i.test(status);
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
	if (refusingStatuses.has(httpStatus)) {
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
