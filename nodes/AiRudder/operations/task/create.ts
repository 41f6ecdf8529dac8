import { withAdvice, type AiRudderFailure } from '../../../shared/api/failure';
import type { WireRequest } from '../../../shared/api/wireRequest';
import { callingRulesThatWait } from '../../../shared/forms/callingRulesForm';
import { scheduleOf } from '../../../shared/forms/schedule';
import { allItems } from '../../../shared/operations/allItems';
import { answeredTask } from '../../../shared/operations/createdTask';
import { newTaskIn } from './answer';
import { newTaskForm } from './form';
import { createRequests, mostInOne, type TaskToCreate } from './requests';
import { referenceColumns } from './rowReference';
import { requestedTaskName, taskByName } from './taskByName';

/**
 * What every operation that creates a task shares. Dials people: sent once, and looked up by name when the answer was
 * lost. Contract: createTask.
 */
export const newTask = {
	endpoint: 'createTask',
	furtherColumns: referenceColumns,
	schedule: ({ start, end, timeZone: zone }: TaskToCreate['parameters']) =>
		scheduleOf({ start, end, zone }),
	most: mostInOne,
	requests: createRequests,
	recovery: taskByName,
	whatMayHaveHappened: (request: WireRequest) =>
		`A task named "${requestedTaskName(request)}" may exist and be calling.`,
	explained: otherVersion,
	numberField: () => 'Mobile',
	answer: answeredTask(newTaskIn, requestedTaskName),
} as const;

/** AIRudder has two paths for new tasks; where one is not known, the other may be. */
function otherVersion(refusal: AiRudderFailure, { path }: WireRequest): AiRudderFailure {
	if (refusal.httpStatus !== 404 && refusal.bodyCode !== 404) return refusal;
	const other = path === undefined ? 'v2' : 'v1';
	return withAdvice(
		refusal,
		`Or try API Version ${other} under Options: it has another path for new tasks.`,
	);
}

/** Calls everyone in the incoming items with one robot. Contract: createTask. Dials people: sent once. */
export const create = allItems({
	name: 'Create',
	action: 'Create a calling task',
	description:
		'Phone the people in the incoming items: all of them in one task, or a task for each',
	...newTask,
	fields: { ...newTaskForm, callingRules: callingRulesThatWait },
	beginningAt: (parameters, start) => ({ ...parameters, start }),
});
