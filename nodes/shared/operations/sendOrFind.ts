import type { IDataObject } from 'n8n-workflow';
import type { AiRudderClient } from '../api/client';
import type { EndpointId } from '../api/endpoints.generated';
import { AiRudderFailure } from '../api/failure';
import type { WireRequest } from '../api/session';
import { outcomeOf } from './concurrently';
import { tellUncertainty } from './uncertain';

/** Finds out what became of a request whose answer was lost. */
export interface Recovery {
	/** Remembers what there is before anything is sent, so that an older namesake is not taken for the new one. */
	prepare(client: AiRudderClient, requests: WireRequest[]): Promise<void>;
	/** What the request made, if it can be told apart; undefined when nothing is found. A read. */
	find(client: AiRudderClient, request: WireRequest): Promise<IDataObject | undefined>;
}

export interface Sending {
	endpoint: EndpointId;
	/**
	 * What the answer to one request says; `find` looks for what was made. Throws `uncertain` when it does not say that
	 * anything was made: then it is looked for, too.
	 */
	answer: (
		payload: unknown,
		request: WireRequest,
		find: () => Promise<IDataObject | undefined>,
	) => Promise<IDataObject>;
	/** What may have happened when nobody knows, e.g. `A task named "Reminder" may exist and be calling.` */
	whatMayHaveHappened: (request: WireRequest) => string;
	/** What to do about a refusal beside what AIRudder says, where the operation knows more. */
	advice?: (refusal: AiRudderFailure, request: WireRequest) => string | undefined;
}

/**
 * Sends a request that reaches people, once. When its answer is lost, looks for what it made, and gives that with
 * `foundAfterLostAnswer`; when nothing is found, throws `uncertain` in words for the user.
 */
export async function sendOrFind(
	client: AiRudderClient,
	{ endpoint, answer, whatMayHaveHappened, advice }: Sending,
	recovery: Recovery | undefined,
	request: WireRequest,
): Promise<IDataObject> {
	// The request is out by the time anything is looked for: a search that fails finds nothing, and fails nothing. Else a
	// refused read would pass for a refused request, which may be sent again.
	const find = async () => {
		const outcome = await outcomeOf(async () => await recovery?.find(client, request));
		return 'result' in outcome ? outcome.result : undefined;
	};
	const outcome = await outcomeOf(async () => {
		const payload = await client.call(endpoint, request);
		return await answer(payload, request, find);
	});
	if ('result' in outcome) return outcome.result;
	const { failure } = outcome;
	if (!(failure instanceof AiRudderFailure)) throw failure;
	if (failure.kind !== 'uncertain') throw withAdvice(failure, advice?.(failure, request));
	const found = await find();
	if (found) return { ...found, foundAfterLostAnswer: true };
	throw tellUncertainty(failure, whatMayHaveHappened(request));
}

function withAdvice(failure: AiRudderFailure, advice: string | undefined): AiRudderFailure {
	if (failure.kind !== 'refused' || advice === undefined) return failure;
	return new AiRudderFailure(failure.kind, failure.message, {
		...failure,
		description: `${failure.description ?? ''} ${advice}`.trim(),
	});
}
