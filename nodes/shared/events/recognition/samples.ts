import type { IDataObject } from 'n8n-workflow';
import { webhooks, type WebhookId } from '../../api/endpoints.generated';
import { isValid, type JsonSchema } from './schema';
import { sampleOf } from './schemaSample';
import { webhookExamples, webhookSchemas } from './webhookSchemas.generated';

const call = {
	CallID: 'c-1',
	CalleeNumber: '+6281234567890',
	Status: 'finished',
	Intention: 'A',
	TalkRound: 1,
};
const workflow = { workflow_id: 'w-1', workflow_name: 'Reminder' };
const node = { nodetask_id: 'n-1', nodetask_name: 'Call', node_type: 'call', task_id: 't-1' };
const dialerCall = {
	taskId: 't-1',
	taskName: 'Reminder',
	callid: 'c-1',
	phoneNumber: '+6281234567890',
	timestamp: 1795140000000,
};
const session = {
	call_id: 's-1',
	company: 'Example',
	channel: 'chatbot',
	channel_id: 'example_whatsapp',
	user: { id: '6281234567890', name: 'Sari' },
};
const content = { type: 'text', text: 'Hello' };
const fromUser = { msg_id: 'm-1', sender_type: 'user', timestamp: 1795140000, content };
const fromRobot = { ...fromUser, sender_type: 'robot' };

/**
 * A short body of each event, made by us. Where AIRudder did not publish the payload it has the fields that other parts
 * of the contract use for the same things.
 */
export const ownSamples: Readonly<Record<WebhookId, IDataObject>> = {
	callEnded: { TaskID: 't-1', TaskName: 'Reminder', ...call },
	taskEnded: { TaskID: 't-1', TaskName: 'Reminder', Status: 'finished' },
	planEnded: { Status: 'finished' },
	workflowCallEnded: { ...workflow, TaskID: 't-1', ...call },
	customApiPush: {
		...workflow,
		node_id: 'n-2',
		node_name: 'Push',
		callee: { case_id: '1001', callee_number: '+6281234567890' },
		custom_attribute: { branch: 'North' },
		call: { task_id: 't-1', call_id: 'c-1', intention: 'A' },
	},
	workflowContactCompleted: {
		...workflow,
		case_id: '1001',
		callee_number: '+6281234567890',
		rows: [node, { nodetask_id: 'n-2', nodetask_name: 'Push', node_type: 'api' }],
	},
	workflowStatusChanged: {
		...workflow,
		status: 'finished',
		actions: [{ ...node, task_status: 'finished' }],
	},
	workflowWabaMessageStatusChanged: { ...workflow, msg_id: 'm-1', status: 'read' },
	workflowChatbotSessionEnded: {
		...workflow,
		nodetask_id: 'n-1',
		nodetask_name: 'Chat',
		waba_task_id: 'waba-1',
		wfdetail_uuid: 'f-1',
		timestamp: 1795140000,
		channel: 'WhatsApp',
		channel_id: '6281111111100',
		callee: '+6281234567890',
		call_id: 's-1',
	},
	leadsCallEnded: { ...workflow, ...call },
	dialerTaskStatusChanged: {
		type: 'TaskStatus',
		body: { taskId: 't-1', taskName: 'Reminder', state: 'Finished' },
	},
	dialerContactStatusChanged: {
		type: 'ContactStatus',
		body: { ...dialerCall, state: 'HANGUP', hangupReason: 3 },
	},
	dialerAgentStatusChanged: {
		type: 'AgentStatus',
		body: { ...dialerCall, State: 'TALKRESULT', agentName: 'dewi', hangupReason: 12 },
	},
	inboundTransferredToAgent: { call_id: 'c-1', caller_number: '+6281234567890' },
	inboundCallEnded: { call_id: 'c-1', caller_number: '+6281234567890', duration: 42 },
	smsDeliveryReceipt: { messageId: 'm-1', status: 'delivered' },
	agentTransferRequested: {
		event: webhooks.agentTransferRequested.event,
		channel: 'WhatsApp',
		channel_id: '3709',
		user: { id: '6281234567890' },
		transfer: { company: 'Indonesia', call_id: 's-1' },
	},
	channelMessagesSent: {
		event: webhooks.channelMessagesSent.event,
		...session,
		messages: [fromRobot, { ...fromRobot, msg_id: 'm-2' }],
	},
	userMessageReceived: { ...session, ...fromUser },
	userMessageAfterTransferReceived: { ...session, ...fromUser },
	messageStatusChanged: { ...session, msg_id: 'm-1', status: 'read', timestamp: 1795140000 },
	agentMessageStatusChanged: { ...session, msg_id: 'm-1', seat_id: '7', status: 'delivery' },
	templateMessageResultReceived: { ...session, msg_id: 'm-1', status: 'send' },
	templateMessageAnswered: { ...session, ...fromUser, reply: { msg_id: 'm-0' } },
	botReplied: { ...session, ...fromRobot },
	sessionEnded: session,
	sessionReported: session,
};

const examples: Readonly<Partial<Record<WebhookId, IDataObject>>> = webhookExamples;
const schemas: Readonly<Partial<Record<WebhookId, JsonSchema>>> = webhookSchemas;

/**
 * A body of each event, to try a trigger with: AIRudder's own example where the contract has one, else ours. Where ours
 * is not what the contract says by now, one that is made from the schema.
 */
export const samples = Object.fromEntries(
	Object.entries(ownSamples).map(([name, own]) => [name, sampleFor(name as WebhookId, own)]),
) as Readonly<Record<WebhookId, IDataObject>>;

function sampleFor(name: WebhookId, own: IDataObject): IDataObject {
	const schema = schemas[name] ?? {};
	return examples[name] ?? (isValid(own, schema) ? own : (sampleOf(schema) as IDataObject));
}
