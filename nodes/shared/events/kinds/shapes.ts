import type { IDataObject } from 'n8n-workflow';
import { ownTaskId } from '../../api/taskIds';
import { firstOf, isObject, isText } from '../../api/values';

/** Names of a call's id in the contract's spellings. */
export const callIdNames = ['CallID', 'call_id', 'callid'];
const calleeNames = ['CalleeNumber', 'callee_number', 'callee'];

/** A call id beside a called number. */
export function isCall(body: IDataObject): boolean {
	return isNamed(firstOf(body, callIdNames)) && isNamed(firstOf(body, calleeNames));
}

/** Contract: CustomApiPush, its required parts that no other event has. */
export function isPush(body: IDataObject): boolean {
	return (
		isObject(body.callee) &&
		isObject(body.call) &&
		isNamed(body.node_id) &&
		isNamed(body.workflow_id)
	);
}

/** Contract: WorkflowChatbotSessionEnded, its required fields that no other event has, beside a session. */
export function isWorkflowChat(body: IDataObject): boolean {
	return (
		isNamed(body.call_id) &&
		['waba_task_id', 'wfdetail_uuid', 'channel', 'channel_id'].every((name) =>
			Object.hasOwn(body, name),
		)
	);
}

/** A task id. */
export function isTask(body: IDataObject): boolean {
	return ownTaskId(body) !== undefined;
}

/** Events of workflows carry task ids, too. The second spelling is AIRudder's own. */
export function isOfWorkflow(body: IDataObject): boolean {
	return [body, ...Object.values(body).filter(isObject)].some(
		(object) => Object.hasOwn(object, 'workflow_id') || Object.hasOwn(object, 'wokflow_id'),
	);
}

/** Whether `value` can be an id or a number to call. */
export function isNamed(value: unknown): boolean {
	return isText(value) || typeof value === 'number';
}
