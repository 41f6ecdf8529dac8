import type { IDataObject } from 'n8n-workflow';
import type { WebhookId } from '../api/endpoints.generated';
import { taskIdIn, taskNameIn } from '../api/lists';
import { firstOf, isObject, isText } from '../api/values';
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
			return callId === undefined ? [taskId, phoneNumber, attempts, startedAt] : [callId];
		},
	}),
	customApiPush: event({
		name: 'Custom API Push',
		description: 'A contact reached a custom API node of a workflow',
		recognise: isPush,
		toItem: (body) => callOfPush(body),
		identity: ({ workflow_id, node_id, call, callee }) => [
			workflow_id,
			node_id,
			isObject(call) ? call.call_id : undefined,
			isObject(callee) ? callee.callee_number : undefined,
		],
	}),
	taskEnded: event({
		name: 'Task Ended',
		description: 'A calling task ended',
		recognise: (body) =>
			isTask(unwrapped(body, isTask)) && !isCall(unwrapped(body, isCall)) && !isPush(body),
		toItem: (body) => taskOf(unwrapped(body, isTask)),
		identity: (body) => [taskIdIn(unwrapped(body, isTask))],
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

/** A task id, and nothing of a workflow, whose events carry task ids too. */
function isTask(body: IDataObject): boolean {
	return taskIdIn(body) !== undefined && !('workflow_id' in body);
}

function taskOf(body: IDataObject): object {
	const status = firstOf(body, ['Status', 'status']);
	const {
		TaskID: _id,
		task_id: _wireId,
		taskid: _otherId,
		TaskName: _name,
		task_name: _wireName,
		...rest
	} = body;
	return {
		...rest,
		taskId: taskIdIn(body),
		...(taskNameIn(body) === undefined ? {} : { taskName: taskNameIn(body) }),
		...(isText(status) ? { status } : {}),
	};
}

function isNamed(value: unknown): boolean {
	return isText(value) || typeof value === 'number';
}
