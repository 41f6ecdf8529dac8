import { contractBackend, mediaOfBody, problemTexts, readContract } from './contract';
import { examplesIn, mocksOf } from './mock';
import { isRecord, type Wire } from '../formats/values';

const json = 'application/json';

/** What the contract says of events. Both throw for an event the contract lacks. */
export interface EventContract {
	/** What is wrong with the body of an event. */
	problems(event: string, body: unknown): string[];
	/** A body of the event: its example, else one made from its schema; empty when nothing is known of it. */
	sample(event: string): Wire;
}

/**
 * Checks events against the contract's webhooks. The validator knows paths only, so each webhook stands in for a path of
 * its name. Headers are not looked at: they are the delivery's.
 */
export async function eventContract(): Promise<EventContract> {
	const contract = readContract();
	const webhooks = 'webhooks' in contract ? (contract.webhooks ?? {}) : {};
	const paths = Object.fromEntries(
		Object.entries(webhooks).map(([event, item]) => {
			const post: unknown = 'post' in item ? item.post : undefined;
			return [`/${event}`, { post: { ...(isRecord(post) ? post : {}), parameters: [] } }];
		}),
	);
	const definition = Object.assign(contract, { paths });
	const backend = await contractBackend(definition).init();
	const operationOf = (event: string) => {
		const operation = backend.getOperation(event);
		if (!operation) throw new Error(`The contract has no webhook named "${event}"`);
		return operation;
	};
	const problems = (event: string, body: unknown): string[] => {
		const request = { method: 'post', path: `/${event}`, headers: { 'content-type': json }, body };
		return problemTexts(backend.validateRequest(request, operationOf(event)).errors);
	};
	return {
		problems,
		sample: (event) => {
			const media = mediaOfBody(operationOf(event), json);
			const found = [...examplesIn(media), ...mocksOf(media.schema ?? {})].filter(isRecord);
			return found.find((body) => problems(event, body).length === 0) ?? {};
		},
	};
}
