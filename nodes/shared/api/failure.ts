import { ExpressionError, NodeOperationError } from 'n8n-workflow';

/**
 * Why a request did not give what was asked for.
 * - `input`: our own check stopped it before anything was sent.
 * - `refused`: AIRudder answered, and said no. Nothing was done.
 * - `unreachable`: the request did not get out, or no answer to a read came back.
 * - `uncertain`: it was sent, and what became of it is not known. Nobody may send it again by themselves.
 */
export type FailureKind = 'input' | 'refused' | 'unreachable' | 'uncertain';

export interface FailureDetails {
	/** What to do about it, for operations staff. */
	description?: string;
	/** AIRudder's body code. Not named `code`: n8n's credential test would show that number instead of the message. */
	bodyCode?: number;
	/** HTTP status of the answer. */
	httpStatus?: number;
	/** Seconds AIRudder asked to wait (Retry-After). */
	retryAfterSeconds?: number;
}

/**
 * The one error of everything below the node classes. The runner turns it into n8n's errors, with the node and the
 * item. Holds no secret: messages are AIRudder's words or ours, never a header, a token or a list of numbers.
 */
export class AiRudderFailure extends Error {
	readonly description?: string;

	readonly bodyCode?: number;

	readonly httpStatus?: number;

	readonly retryAfterSeconds?: number;

	constructor(
		readonly kind: FailureKind,
		message: string,
		details: FailureDetails = {},
	) {
		super(message);
		this.name = 'AiRudderFailure';
		this.description = details.description;
		this.bodyCode = details.bodyCode;
		this.httpStatus = details.httpStatus;
		this.retryAfterSeconds = details.retryAfterSeconds;
	}
}

/** A failure found before anything was sent: what is wrong with the input, and what to do. */
export function wrongInput(message: string, description?: string): AiRudderFailure {
	return new AiRudderFailure('input', message, { description });
}

/** What `read` gives, or why the user's input does not do. Throws what is no fault of the input. */
export function inputOr<Value extends object>(read: () => Value): Value | { reason: string } {
	try {
		return read();
	} catch (error) {
		return { reason: inputReason(error) };
	}
}

/** Why the user's input does not do, an expression of n8n among it. Throws what is no fault of the input. */
export function inputReason(error: unknown): string {
	const isOurs = error instanceof AiRudderFailure && error.kind === 'input';
	if (isOurs || error instanceof ExpressionError || error instanceof NodeOperationError)
		return error.message;
	throw error;
}

/** The same failure, with more on what to do. */
export function withAdvice(failure: AiRudderFailure, advice: string): AiRudderFailure {
	return new AiRudderFailure(failure.kind, failure.message, {
		...failure,
		description: `${failure.description ?? ''} ${advice}`.trim(),
	});
}
