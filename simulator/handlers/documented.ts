import type { SimulatedAnswer } from '../answers';
import type { OperationHandler } from './types';

/**
 * Plays an operation of which no more is known than the contract says: the request has been checked against it, and the
 * answer is its example or made from its schema.
 */
export function documented(
	operationId: string,
	effect: unknown,
	answer: () => SimulatedAnswer,
): OperationHandler {
	return ({ query, sent }, world) => {
		if (effect === 'contacts') world.contacted.push({ operationId, query, body: sent });
		return answer();
	};
}
