import type { SimulatedAnswer } from '../answers';
import { operationsOf } from '../contract/contract';
import { authentication } from './authentication';
import { callingTasks } from './callingTasks';
import { calls, guessedCalls } from './calls';
import { chatbot } from './chatbot';
import { dialerReads } from './dialerReads';
import { dialerTasks } from './dialerTasks';
import { documented } from './documented';
import { sms } from './sms';
import { taskCreation } from './taskCreation';
import type { HandlerTable } from './types';
import { echo } from './unpublished';
import { workflowReads } from './workflowReads';
import { workflows } from './workflows';

/**
 * operationId → handler, for every operation whose form the nodes make by hand. An area is added by its file and one line
 * here.
 */
export const handmade: HandlerTable = {
	...authentication,
	...taskCreation,
	...callingTasks,
	...calls,
	...workflows,
	...workflowReads,
	...dialerTasks,
	...dialerReads,
	...sms,
	...chatbot,
};

/** Guesses at operations that are not published. They give way once the contract knows the operation. */
const guessed: HandlerTable = guessedCalls;

/**
 * A handler for every operation of the contract: the one made for it, else one that goes by the contract. `answerOf`
 * gives an answer that the contract describes.
 */
export function handlersWith(answerOf: (operationId: string) => SimulatedAnswer): HandlerTable {
	const general = operationsOf().map(({ operationId, evidence, effect }) => [
		operationId,
		evidence === 'unpublished'
			? (guessed[operationId] ?? echo(operationId, effect))
			: documented(operationId, effect, () => answerOf(operationId)),
	]);
	return { ...(Object.fromEntries(general) as HandlerTable), ...handmade };
}
