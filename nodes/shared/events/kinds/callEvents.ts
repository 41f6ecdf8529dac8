import type { IDataObject } from 'n8n-workflow';
import { ownTaskId } from '../../api/taskIds';
import { withoutBlanks } from '../../api/values';
import { readCall, type CallRecord } from '../../calls';
import { event } from './event';
import { isCall, isOfWorkflow, isPush, isTask } from './shapes';
import { unpublishedItem } from './unpublishedItem';
import { unwrapped } from './unwrapped';

/** Events of calling tasks and plans, which AIRudder's staff switch on. Their payloads are not published. */
export const callEvents = {
	/** Contract: callEnded. The fields of CallDetail, in either spelling, at the top or one level down. */
	callEnded: event({
		name: 'Call Ended',
		action: 'On call ended',
		description: 'A call of a calling task ended, answered or not',
		recognise: (body) => isEndedCall(body) && !isOfWorkflow(body),
		toItem: endedCall,
		identity: callIdentity,
		tells: ['answered', 'intention'],
	}),
	/** Contract: taskEnded. */
	taskEnded: event({
		name: 'Task Ended',
		action: 'On task ended',
		description: 'A calling task ended',
		recognise: (body) =>
			isTask(unwrapped(body, isTask)) &&
			!isOfWorkflow(body) &&
			!isCall(unwrapped(body, isCall)) &&
			!isPush(body),
		toItem: (body) => unpublishedItem(body, readCall, isTask),
		identity: (body) => ownTaskId(unwrapped(body, isTask)),
	}),
	/** Contract: planEnded. Nothing in it is known. */
	planEnded: event({
		name: 'Plan Ended',
		action: 'On plan ended',
		description: 'All tasks of a calling plan ended',
		toItem: (body) => unpublishedItem(body, readCall, isTask),
	}),
};

/** A body with a call in it, and no custom API push. */
export function isEndedCall(body: IDataObject): boolean {
	return isCall(unwrapped(body, isCall)) && !isPush(body);
}

/** The call of a body, with the ids of task and workflow that stand around it, and all that has no name of ours. */
export function endedCall(body: IDataObject): object {
	return unpublishedItem(body, readEndedCall, isCall, readPlace);
}

/** A call that has ended, with its end as the time of the event. */
export function readEndedCall(source: IDataObject): CallRecord & { occurredAt?: string } {
	const call = readCall(source);
	return call.endedAt === undefined ? call : { ...call, occurredAt: call.endedAt };
}

/** Where a call belongs; a status that stands around it is not the call's own. */
function readPlace(source: IDataObject): object {
	const { taskId, taskName, workflowId, workflowName, nodeId, nodeName, caseId } = readCall(source);
	return withoutBlanks({
		taskId,
		taskName,
		workflowId,
		workflowName,
		nodeId,
		nodeName,
		caseId,
	});
}

/**
 * The call id; without one, which task called whom when. Not the whole body: the same call is also read from its task, whose
 * record has other fields (AIRudder Polling Trigger, Get Missed).
 */
function callIdentity(body: IDataObject): unknown {
	const { callId, taskId, caseId, phoneNumber, attempts, startedAt } = readCall(
		unwrapped(body, isCall),
	);
	if (callId !== undefined) return callId;
	const isTold = [taskId, phoneNumber, startedAt].every((part) => part !== undefined);
	return isTold ? [taskId, caseId, phoneNumber, attempts, startedAt] : undefined;
}
