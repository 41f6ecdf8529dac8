import type { IDataObject } from 'n8n-workflow';
import type { WebhookId } from '../api/endpoints.generated';
import { ownTaskId, taskNameIn } from '../api/lists';
import { firstOf, isObject, isText, withoutBlanks } from '../api/values';
import { callOfPush, readCall } from '../calls';
import { event, type EventKind } from './event';
import { unwrapped } from './unwrapped';

const callIdNames = ['CallID', 'call_id', 'callid'];
const calleeNames = ['CalleeNumber', 'callee_number', 'callee'];

/**
 * The events that AIRudder Trigger knows, by their name in the contract's webhooks. Payloads that the contract does not
 * publish are read tolerantly: PascalCase or snake_case, at the top or one level down.
 */
export const catalogue = {
	callEnded: event({
		name: 'Call Ended',
		description: 'A call of a calling task ended, answered or not',
		recognise: (body) => {
			const call = unwrapped(body, isCall);
			return isCall(call) && !isPush(body);
		},
		toItem: (body) => readCall(unwrapped(body, isCall)),
		identity: (body) => {
			const { callId, taskId, phoneNumber, attempts, startedAt } = readCall(
				unwrapped(body, isCall),
			);
			if (callId !== undefined) return [callId];
			const isTold = phoneNumber !== undefined && (attempts ?? startedAt) !== undefined;
			return isTold ? [taskId, phoneNumber, attempts, startedAt] : [];
		},
	}),
	customApiPush: event({
		name: 'Custom API Push',
		description: 'A contact reached a custom API node of a workflow',
		recognise: isPush,
		toItem: (body) => callOfPush(body),
		identity: ({ workflow_id, node_id, call, callee }) => {
			const callId = isObject(call) ? call.call_id : undefined;
			const number = isObject(callee) ? callee.callee_number : undefined;
			return isNamed(callId) || isNamed(number) ? [workflow_id, node_id, callId, number] : [];
		},
	}),
	taskEnded: event({
		name: 'Task Ended',
		description: 'A calling task ended',
		recognise: (body) =>
			isTask(unwrapped(body, isTask)) &&
			!isOfWorkflow(body) &&
			!isCall(unwrapped(body, isCall)) &&
			!isPush(body),
		toItem: (body) => taskOf(unwrapped(body, isTask)),
		identity: (body) => [ownTaskId(unwrapped(body, isTask))],
	}),
} satisfies Partial<Record<WebhookId, EventKind>>;

export type CatalogueEvent = keyof typeof catalogue;

/** A call id beside a called number. */
function isCall(body: IDataObject): boolean {
	return isNamed(firstOf(body, callIdNames)) && isNamed(firstOf(body, calleeNames));
}

/** Contract: CustomApiPush, its required parts that no other event has. */
function isPush(body: IDataObject): boolean {
	return (
		isObject(body.callee) &&
		isObject(body.call) &&
		isNamed(body.node_id) &&
		isNamed(body.workflow_id)
	);
}

/** A task id. */
function isTask(body: IDataObject): boolean {
	return ownTaskId(body) !== undefined;
}

/** Events of workflows carry task ids, too. The second spelling is AIRudder's own. */
function isOfWorkflow(body: IDataObject): boolean {
	return [body, ...Object.values(body).filter(isObject)].some(
		(object) => 'workflow_id' in object || 'wokflow_id' in object,
	);
}

function taskOf(body: IDataObject): object {
	const status = firstOf(body, ['Status', 'status']);
	const known = withoutBlanks({
		taskId: ownTaskId(body),
		taskName: taskNameIn(body),
		status: isText(status) ? status : undefined,
	});
	const raw = ['TaskID', 'task_id', 'taskid', 'TaskName', 'task_name', 'Status', 'status'];
	const rest = Object.entries(body).filter(([name]) => !raw.includes(name));
	return { ...Object.fromEntries(rest), ...known };
}

function isNamed(value: unknown): boolean {
	return isText(value) || typeof value === 'number';
}
