import type { SimulatedAnswer } from '../answers';
import { operationsOf } from '../contract/contract';
import * as authentication from './authentication';
import * as callingTasks from './callingTasks';
import * as calls from './calls';
import * as chatbot from './chatbot';
import * as dialerReads from './dialerReads';
import * as dialerTasks from './dialerTasks';
import { documented } from './documented';
import * as sms from './sms';
import * as taskCreation from './taskCreation';
import type { HandlerTable } from './types';
import { echo } from './unpublished';
import * as workflowReads from './workflowReads';
import * as workflows from './workflows';

/** A call by its id is a guess: the operation is not published. */
const { getCallByCallId, ...knownCalls } = calls;

/**
 * operationId → handler, for every operation whose form the nodes make by hand: all that the files of the areas export. An
 * area is added by its file and one line here.
 */
export const handmade: HandlerTable = {
	...authentication,
	...taskCreation,
	...callingTasks,
	...knownCalls,
	...workflows,
	...workflowReads,
	...dialerTasks,
	...dialerReads,
	...sms,
	...chatbot,
};

/** Guesses at operations that are not published. They give way once the contract knows the operation. */
const guessed: HandlerTable = { getCallByCallId };

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
