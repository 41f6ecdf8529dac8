import type { IDataObject } from 'n8n-workflow';
import { epochTime, namedTime } from '../../api/times';
import { readWhole, unread, withRest } from '../../api/unread';
import { idText, isObject, isText, withoutBlanks } from '../../api/values';
import { flatPush, readCall } from '../../calls';
import { endedCall, isEndedCall, readEndedCall } from './callEvents';
import { chatPlace, messagesIn, readChat } from './chatItem';
import { event } from './event';
import { allButTime } from './identity';
import { callIdNames, isCall, isNamed, isOfWorkflow, isPush, isWorkflowChat } from './shapes';
import { unpublishedItem } from './unpublishedItem';

/** Events of workflows: their addresses are entered in AIRudder's console. */
export const workflowEvents = {
	/** Contract: workflowCallEnded. Fields as in callEnded, with the workflow beside them. */
	workflowCallEnded: event({
		name: 'Workflow Call Ended',
		action: 'On workflow call ended',
		description: 'A call of a workflow ended: the number was reached, or its redials are used up',
		recognise: (body) =>
			isEndedCall(body) && isOfWorkflow(body) && !hasNodes(body) && !isWorkflowChat(body),
		toItem: endedCall,
		identity: allButTime(...callIdNames),
		tells: ['answered', 'intention'],
	}),
	/** Contract: customApiPush. */
	customApiPush: event({
		name: 'Custom API Push',
		action: 'On custom API node of a workflow reached',
		description: 'A contact reached a custom API node of a workflow',
		recognise: isPush,
		toItem: (body) => withRest(readWhole(flatPush(body), readCall), unread(body, flatPush)),
		// A node may push the same contact and call again, with other values.
		identity: allButTime('node_id'),
		tells: ['answered', 'intention'],
		// It may come before any call, and while one goes on.
		mayGoOn: true,
	}),
	/** Contract: workflowContactCompleted. */
	workflowContactCompleted: event({
		name: 'Workflow Contact Completed',
		action: 'On workflow completed for a contact',
		description: 'A contact went through a workflow to its end',
		recognise: ({ workflow_id, callee_number, rows }) =>
			isNamed(workflow_id) && isNamed(callee_number) && Array.isArray(rows),
		toItem: (body) =>
			readWhole(body, ({ rows, ...contact }) => ({ ...readCall(contact), ...nodesIn(rows) })),
		identity: allButTime('workflow_id'),
		list: { wire: 'rows', item: 'nodes', entry: 'node' },
	}),
	/** Contract: workflowStatusChanged. A workflow may come into a status twice, so a time would count. */
	workflowStatusChanged: event({
		name: 'Workflow Status Changed',
		action: 'On workflow status changed',
		description: 'A workflow changed its status',
		recognise: ({ workflow_id, actions }) => isNamed(workflow_id) && Array.isArray(actions),
		toItem: (body) =>
			readWhole(body, ({ actions, ...workflow }) => ({
				...readCall(workflow),
				...nodesIn(actions),
			})),
		list: { wire: 'actions', item: 'nodes', entry: 'node' },
	}),
	/** Contract: workflowWabaMessageStatusChanged. Nothing in it is known. */
	workflowWabaMessageStatusChanged: event({
		name: 'Workflow WhatsApp Message Status Changed',
		action: 'On workflow WhatsApp message status changed',
		description: 'A WhatsApp message of a workflow changed its status',
		toItem: (body) => unpublishedItem(body, readChatOfWorkflow),
		identity: allButTime('msg_id'),
	}),
	/** Contract: leadsCallEnded. A call of a workflow, too: only the address can tell it from workflowCallEnded. */
	leadsCallEnded: event({
		name: 'Leads Call Ended',
		action: 'On call to a lead ended',
		description: 'A call of a leads-generation workflow ended',
		toItem: (body) => unpublishedItem(body, readEndedCall, isCall),
		identity: allButTime(...callIdNames),
		tells: ['answered', 'intention'],
	}),
};

/** Both triggers receive these: they come from a workflow and are signed like those of the chatbot. */
export const workflowChatbotEvents = {
	/** Contract: workflowChatbotSessionEnded. A session ends once for each contact of the workflow that it belongs to. */
	workflowChatbotSessionEnded: event({
		name: 'Workflow Chatbot Session Ended',
		action: 'On workflow chatbot session ended',
		description: 'A chatbot session of a workflow ended',
		recognise: isWorkflowChat,
		toItem: (body) => readWhole(body, readSession),
		identity: allButTime('call_id'),
		list: { wire: 'messages', item: 'messages', entry: 'message' },
	}),
};

/** The nodes of a workflow that an event lists, under `nodes`; nothing when it is no list. */
function nodesIn(list: unknown): { nodes?: unknown[] } {
	if (!Array.isArray(list)) return {};
	return {
		nodes: list.map((node: unknown) => (isObject(node) ? readWhole(node, readNode) : node)),
	};
}

function readNode(node: IDataObject): IDataObject {
	const { nodetask_id, nodetask_name, node_type, task_id, task_status } = node;
	return withoutBlanks({
		nodeId: idText(nodetask_id),
		nodeName: isText(nodetask_name) ? nodetask_name : undefined,
		nodeType: idText(node_type),
		taskId: idText(task_id),
		taskStatus: idText(task_status),
	});
}

function hasNodes({ rows, actions }: IDataObject): boolean {
	return Array.isArray(rows) || Array.isArray(actions);
}

/** A message or session of the chatbot, with the place in the workflow and the contact. A call_id is the session's. */
function readChatOfWorkflow(source: IDataObject): object {
	const { callId: _sessionId, ...place } = readCall(source);
	return { ...place, ...readChat(source) };
}

/** A session of the chatbot, whose fields mean what those of a call mean. Contract: WorkflowChatbotSessionEnded. */
function readSession(source: IDataObject): object {
	const { session_start_time, session_end_time, timestamp, ...session } = source;
	const { callId: _sessionId, answered: _isNoCall, ...told } = readCall(session);
	return withoutBlanks({
		...told,
		...chatPlace(session),
		...namedTime('startedAt', session_start_time),
		...namedTime('endedAt', session_end_time),
		wabaTaskId: idText(session.waba_task_id),
		contactFlowId: idText(session.wfdetail_uuid),
		robotId: idText(session.robot_id),
		endReason: idText(session.session_end_reason),
		...messagesIn(session),
		occurredAt: epochTime(timestamp, 'seconds'),
	});
}
