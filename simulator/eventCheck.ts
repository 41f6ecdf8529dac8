import { contractBackend, problemTexts, readContract } from './contract';

/** Says what is wrong with the body of an event; throws for an event the contract lacks. */
export type EventCheck = (event: string, body: unknown) => string[];

/**
 * Checks events against the contract's webhooks. The validator knows paths only, so each webhook
 * stands in for a path of its name.
 */
export async function eventChecker(): Promise<EventCheck> {
	const contract = readContract();
	const webhooks = 'webhooks' in contract ? (contract.webhooks ?? {}) : {};
	const paths = Object.fromEntries(
		Object.entries(webhooks).map(([event, item]) => [`/${event}`, item]),
	);
	const definition = { ...contract, paths } as ReturnType<typeof readContract>;
	const backend = await contractBackend(definition).init();
	return (event, body) => {
		const headers = { 'content-type': 'application/json', 'x-airudder-sign': '-' };
		const request = { method: 'post', path: `/${event}`, headers, body };
		const operation = backend.matchOperation(request);
		if (!operation) throw new Error(`The contract has no webhook named "${event}"`);
		return problemTexts(backend.validateRequest(request, operation).errors);
	};
}
