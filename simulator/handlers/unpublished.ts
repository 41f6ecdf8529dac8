import { data } from '../answers';
import type { OperationHandler } from './types';

const listLength = 3;

/**
 * Plays an operation of which no more than its name is known: takes any query and body and gives
 * back what it took. Contract: every operation with x-evidence unpublished.
 */
export function echo(operationId: string, effect: unknown): OperationHandler {
	const isList = operationId.startsWith('list');
	return ({ query, sent }, world) => {
		if (effect === 'contacts') world.contacted.push({ operationId, query, body: sent });
		const received = { query, body: sent };
		if (world.switches.unpublishedAnswer === 'nothing') return data();
		if (!isList || world.switches.unpublishedAnswer === 'echo') return data({ received });
		return data(Array.from({ length: listLength }, (_, index) => ({ id: index + 1, received })));
	};
}
