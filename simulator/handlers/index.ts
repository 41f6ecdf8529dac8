import { authentication } from './authentication';
import { callingTasks } from './callingTasks';
import { calls } from './calls';
import { chatbot } from './chatbot';
import { dialerReads } from './dialerReads';
import { dialerTasks } from './dialerTasks';
import { sms } from './sms';
import { taskCreation } from './taskCreation';
import type { HandlerTable } from './types';
import { unpublished } from './unpublished';
import { workflowReads } from './workflowReads';
import { workflows } from './workflows';

/** operationId → handler. An area is added by its file and one line here. */
export const handlers: HandlerTable = {
	...unpublished,
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
