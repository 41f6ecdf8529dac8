import type { IDataObject } from 'n8n-workflow';
import { idText, isObject, isText, objectsIn, withoutBlanks } from '../api/values';
import { callOfPush, readCall } from '../calls';
import { callIdentity, endedCall, isEndedCall } from './callEvents';
import { readChat } from './chatItem';
import { event } from './event';
import { isCall, isNamed, isOfWorkflow, isPush } from './shapes';
import { unpublishedItem } from './unpublishedItem';

/** Events of workflows: their addresses are entered in AIRudder's console. */
export const workflowEvents = {
	/** Contract: workflowCallEnded. Fields as in callEnded, with the workflow beside them. */
	workflowCallEnded: event({
		name: 'Workflow Call Ended',
		description: 'A call of a workflow ended: the number was reached, or its redials are used up',
		recognise: (body) => isEndedCall(body) && isOfWorkflow(body) && !hasNodes(body),
		toItem: endedCall,
		identity: callIdentity,
		tells: ['answered', 'intention'],
	}),
	/** Contract: customApiPush. */
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
		tells: ['answered', 'intention'],
	}),
	/** Contract: workflowContactCompleted. */
	workflowContactCompleted: event({
		name: 'Workflow Contact Completed',
		description: 'A contact went through a workflow to its end',
		recognise: ({ workflow_id, callee_number, rows }) =>
			isNamed(workflow_id) && isNamed(callee_number) && Array.isArray(rows),
		toItem: ({ rows, ...contact }) => ({ ...readCall(contact), nodes: nodesIn(rows) }),
		list: { wire: 'rows', item: 'nodes' },
	}),
	/** Contract: workflowStatusChanged. */
	workflowStatusChanged: event({
		name: 'Workflow Status Changed',
		description: 'A workflow changed its status',
		recognise: ({ workflow_id, actions }) => isNamed(workflow_id) && Array.isArray(actions),
		toItem: ({ actions, ...workflow }) => ({ ...readCall(workflow), nodes: nodesIn(actions) }),
		list: { wire: 'actions', item: 'nodes' },
	}),
	/** Contract: workflowWabaMessageStatusChanged. Nothing in it is known. */
	workflowWabaMessageStatusChanged: event({
		name: 'Workflow WhatsApp Message Status Changed',
		description: 'A WhatsApp message of a workflow changed its status',
		toItem: (body) => unpublishedItem(body, readChatOfWorkflow),
	}),
	/** Contract: leadsCallEnded. A call of a workflow, too: only the address can tell it from workflowCallEnded. */
	leadsCallEnded: event({
		name: 'Leads Call Ended',
		description: 'A call of a leads-generation workflow ended',
		toItem: (body) => unpublishedItem(body, readCall, isCall),
		identity: callIdentity,
		tells: ['answered', 'intention'],
	}),
};

/** Both triggers receive these: they come from a workflow and are signed like those of the chatbot. */
export const workflowChatbotEvents = {
	/** Contract: workflowChatbotSessionEnded. Nothing in it is known. */
	workflowChatbotSessionEnded: event({
		name: 'Workflow Chatbot Session Ended',
		description: 'A chatbot session of a workflow ended',
		toItem: (body) => unpublishedItem(body, readChatOfWorkflow),
	}),
};

/** The nodes of a workflow that an event lists. */
function nodesIn(list: unknown): object[] {
	return objectsIn(list).map(({ nodetask_id, nodetask_name, node_type, task_id, task_status }) =>
		withoutBlanks({
			nodeId: idText(nodetask_id),
			nodeName: isText(nodetask_name) ? nodetask_name : undefined,
			nodeType: idText(node_type),
			taskId: idText(task_id),
			taskStatus: idText(task_status),
		}),
	);
}

function hasNodes({ rows, actions }: IDataObject): boolean {
	return Array.isArray(rows) || Array.isArray(actions);
}

/** A message or session of the chatbot, with the place in the workflow and the contact. A call_id is the session's. */
function readChatOfWorkflow(source: IDataObject): object {
	const { callId: _sessionId, ...place } = readCall(source);
	return { ...place, ...readChat(source) };
}
