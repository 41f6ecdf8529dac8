import type { Family } from '../contract/families';
import type { Switches } from './switches';

/** What an operation answers, before it becomes HTTP. */
export type SimulatedAnswer =
	| { kind: 'data'; data?: unknown }
	| RefusingAnswer
	| { kind: 'json'; body: unknown }
	| { kind: 'bytes'; contentType: string; bytes: Buffer }
	| { kind: 'redirect'; location: string };

export interface RefusingAnswer {
	kind: 'refusal';
	code?: number;
	message: string;
	httpStatus?: number;
	breaksContract?: true;
	/** The token is missing, unknown or over. */
	ofToken?: true;
}

/** A successful answer with its payload. */
export function data(payload?: unknown): SimulatedAnswer {
	return { kind: 'data', data: payload };
}

/** A refusal in words. Without `code` a switch gives it: refusalCode or callCenterRefusalCode. */
export function refuse(message: string, code?: number): RefusingAnswer {
	return { kind: 'refusal', message, code };
}

/** The refusal of a task id that is nobody's. */
export function noSuchTask(taskId: unknown): RefusingAnswer {
	return refuse(`There is no task "${String(taskId)}"`);
}

/** A refusal of something the contract forbids; also listed among the violations. */
export function refuseAsBroken(message: string, code?: number): RefusingAnswer {
	return { kind: 'refusal', message, code, breaksContract: true };
}

export interface HttpAnswer {
	status: number;
	headers: Record<string, string>;
	/** JSON value, or bytes that go out as they are. */
	body: unknown;
}

/** Puts an answer into the envelope of its family. */
export function toHttp(answer: SimulatedAnswer, family: Family, switches: Switches): HttpAnswer {
	switch (answer.kind) {
		case 'data':
			return { status: 200, headers: {}, body: successEnvelope(family, answer.data) };
		case 'refusal': {
			const code = answer.code ?? refusalCodeOf(family, switches);
			const status = answer.httpStatus ?? statusFor(answer, code, switches);
			const body = failureEnvelope(family, code, answer.message, switches);
			return { status, headers: {}, body };
		}
		case 'json':
			return { status: 200, headers: {}, body: answer.body };
		case 'bytes':
			return { status: 200, headers: { 'content-type': answer.contentType }, body: answer.bytes };
		case 'redirect':
			return { status: 302, headers: { location: answer.location }, body: Buffer.alloc(0) };
	}
}

function refusalCodeOf(family: Family, switches: Switches): number {
	return family === 'callCenter' ? switches.callCenterRefusalCode : switches.refusalCode;
}

function statusFor(
	{ ofToken }: RefusingAnswer,
	code: number,
	{ errorHttpStatus }: Switches,
): number {
	if (errorHttpStatus !== '200' && ofToken) return 401;
	return errorHttpStatus === 'same' && code >= 400 && code < 600 ? code : 200;
}

function successEnvelope(family: Family, payload: unknown): unknown {
	switch (family) {
		case 'cloud':
			return { code: 200, status: 'OK', data: payload };
		case 'callCenter':
			return { code: 0, message: 'successfully', body: payload };
		case 'chatbot':
			return { code: 200, message: 'Success', data: payload, request_id: requestId() };
	}
}

function failureEnvelope(
	family: Family,
	code: number,
	message: string,
	{ callCenterFailureText: place }: Switches,
): unknown {
	switch (family) {
		case 'cloud':
			return { code, status: 'ERROR', message };
		case 'callCenter':
			return {
				code,
				...(place !== 'status' && { message }),
				...(place !== 'message' && { status: message }),
			};
		case 'chatbot':
			return { code, message, request_id: requestId() };
	}
}

let answered = 0;

/** 32 lower-case hex digits, as in the samples; counted so that logs can be compared. */
function requestId(): string {
	answered += 1;
	return answered.toString(16).padStart(32, '0');
}
