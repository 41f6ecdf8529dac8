import { authentication } from './authentication';
import { callingTasks } from './callingTasks';
import { calls } from './calls';
import { taskCreation } from './taskCreation';
import type { HandlerTable } from './types';

/** operationId → handler. An area is added by its file and one line here. */
export const handlers: HandlerTable = {
	...authentication,
	...taskCreation,
	...callingTasks,
	...calls,
};
