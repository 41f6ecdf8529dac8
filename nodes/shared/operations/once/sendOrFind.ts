import type { IDataObject } from 'n8n-workflow';
import type { AiRudderClient } from '../../api/client';
import type { EndpointId } from '../../api/endpoints.generated';
import { AiRudderFailure } from '../../api/failure';
import type { WireRequest } from '../../api/wireRequest';
import { outcomeOf } from '../../api/outcomes';
import type { Find } from './findByName';
import { tellUncertainty } from './uncertain';

export interface Sending {
	endpoint: EndpointId;
	/** What the answer to one request says; `find` looks for what was made. */
	answer: (
		payload: unknown,
		request: WireRequest,
		find: () => Promise<IDataObject | undefined>,
	) => Promise<IDataObject>;
	/** What may have happened when nobody knows, e.g. `A task named "Reminder" may exist and be calling.` */
	whatMayHaveHappened: (request: WireRequest) => string;
	/** A refusal in words that say more, where the request tells more than AIRudder does; it stays as it is when left out. */
	explained?: (refusal: AiRudderFailure, request: WireRequest) => AiRudderFailure;
}

/**
 * Sends a request that reaches people, once. When its answer is lost, looks for what it made, and gives that with
 * `foundAfterLostAnswer`; when nothing is found, throws `uncertain` in words for the user.
 */
export async function sendOrFind(
	client: AiRudderClient,
	{ endpoint, answer, whatMayHaveHappened, explained }: Sending,
	search: Find | undefined,
	request: WireRequest,
): Promise<IDataObject> {
	// The request is out by the time anything is looked for: a search that fails finds nothing, and fails nothing. Else a
	// refused read would pass for a refused request, which may be sent again.
	const find = async () => {
		const outcome = await outcomeOf(async () => await search?.(client, request));
		return 'result' in outcome ? outcome.result : undefined;
	};
	const outcome = await outcomeOf(async () => {
		const payload = await client.call(endpoint, request);
		return await answer(payload, request, find);
	});
	if ('result' in outcome) return outcome.result;
	const { failure } = outcome;
	if (!(failure instanceof AiRudderFailure)) throw failure;
	if (failure.kind !== 'uncertain') throw explained?.(failure, request) ?? failure;
	const found = await find();
	if (found) return { ...found, foundAfterLostAnswer: true };
	throw tellUncertainty(failure, whatMayHaveHappened(request));
}
