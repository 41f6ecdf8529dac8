import type { IDataObject } from 'n8n-workflow';
import { eventItem } from '../../../../nodes/shared/events/delivery/eventItem';
import { eventNames, type CatalogueEvent } from '../../../../nodes/shared/events/kinds/catalogue';
import { ownSamples, samples } from '../../../../nodes/shared/events/recognition/samples';

const now = new Date('2026-11-20T03:00:00Z');
const number = '+6281234567890';
const workflow = { workflowId: 'w-1', workflowName: 'Reminder' };
const place = {
	sessionId: 's-1',
	company: 'Example',
	channel: 'chatbot',
	channelId: 'example_whatsapp',
	userId: '6281234567890',
	userName: 'Sari',
};
const message = { sentAt: '2026-11-20T02:00:00.000Z', type: 'text', text: 'Hello' };
const fromUser = { messageId: 'm-1', sender: 'user', ...message };
const fromRobot = { ...fromUser, sender: 'robot' };
/** An event that happened when its message was sent. */
const occurred = { occurredAt: message.sentAt };
const dialerCall = {
	taskId: 't-1',
	taskName: 'Reminder',
	callId: 'c-1',
	phoneNumber: number,
	occurredAt: '2026-11-20T02:00:00.000Z',
};
const call = {
	callId: 'c-1',
	phoneNumber: number,
	status: 'finished',
	intention: 'A',
	talkRounds: 1,
	answered: true,
};

/** The whole item of each sample of ours, without what every item has. */
const items: Record<CatalogueEvent, object> = {
	callEnded: { taskId: 't-1', taskName: 'Reminder', ...call },
	taskEnded: { taskId: 't-1', taskName: 'Reminder', status: 'finished' },
	planEnded: { status: 'finished' },
	workflowCallEnded: { ...workflow, taskId: 't-1', ...call },
	customApiPush: {
		...workflow,
		nodeId: 'n-2',
		nodeName: 'Push',
		caseId: '1001',
		phoneNumber: number,
		taskId: 't-1',
		callId: 'c-1',
		intention: 'A',
		custom: { branch: 'North' },
	},
	workflowContactCompleted: {
		...workflow,
		caseId: '1001',
		phoneNumber: number,
		nodes: [
			{ nodeId: 'n-1', nodeName: 'Call', nodeType: 'call', taskId: 't-1' },
			{ nodeId: 'n-2', nodeName: 'Push', nodeType: 'api' },
		],
	},
	workflowStatusChanged: {
		...workflow,
		status: 'finished',
		nodes: [
			{
				nodeId: 'n-1',
				nodeName: 'Call',
				nodeType: 'call',
				taskId: 't-1',
				taskStatus: 'finished',
			},
		],
	},
	workflowWabaMessageStatusChanged: { ...workflow, messageId: 'm-1', status: 'read' },
	workflowChatbotSessionEnded: {
		...workflow,
		nodeId: 'n-1',
		nodeName: 'Chat',
		wabaTaskId: 'waba-1',
		contactFlowId: 'f-1',
		sessionId: 's-1',
		channel: 'WhatsApp',
		channelId: '6281111111100',
		phoneNumber: number,
		occurredAt: '2026-11-20T02:00:00.000Z',
	},
	leadsCallEnded: { ...workflow, ...call },
	dialerTaskStatusChanged: {
		type: 'TaskStatus',
		taskId: 't-1',
		taskName: 'Reminder',
		state: 'Finished',
		status: 'Finished',
	},
	dialerContactStatusChanged: {
		...dialerCall,
		type: 'ContactStatus',
		state: 'HANGUP',
		status: 'HANGUP',
		endedAt: '2026-11-20T02:00:00.000Z',
		hangupReason: 3,
		hangupType: 'Busy',
	},
	dialerAgentStatusChanged: {
		...dialerCall,
		type: 'AgentStatus',
		state: 'TALKRESULT',
		status: 'TALKRESULT',
		answered: true,
		hangupReason: 12,
		hangupType: 'Talked',
		agentName: 'dewi',
	},
	inboundTransferredToAgent: { callId: 'c-1', callerNumber: number },
	inboundCallEnded: { callId: 'c-1', callerNumber: number, durationSeconds: 42 },
	smsDeliveryReceipt: { messageId: 'm-1', status: 'delivered' },
	agentTransferRequested: {
		sessionId: 's-1',
		company: 'Indonesia',
		channel: 'WhatsApp',
		channelId: '3709',
		userId: '6281234567890',
	},
	channelMessagesSent: {
		...place,
		...occurred,
		messages: [fromRobot, { ...fromRobot, messageId: 'm-2' }],
	},
	userMessageReceived: { ...place, ...fromUser, ...occurred },
	userMessageAfterTransferReceived: { ...place, ...fromUser, ...occurred },
	messageStatusChanged: { ...place, messageId: 'm-1', status: 'read', sentAt: message.sentAt },
	agentMessageStatusChanged: { ...place, messageId: 'm-1', agentId: '7', status: 'delivery' },
	templateMessageResultReceived: { ...place, messageId: 'm-1', status: 'send' },
	templateMessageAnswered: { ...place, ...fromUser, ...occurred, repliedToMessageId: 'm-0' },
	botReplied: { ...place, ...fromRobot, ...occurred },
	sessionEnded: place,
	sessionReported: place,
};

it.each(eventNames)('gives the item of %s', (name) => {
	expect(eventItem(name, ownSamples[name], now)).toEqual({
		...items[name],
		event: name,
		eventId: expect.stringMatching(/^[0-9a-f]{32}$/),
		receivedAt: now.toISOString(),
	});
});

it.each(eventNames)('makes an item of the sample of %s that the contract has', (name) => {
	const { event, eventId, receivedAt, ...told } = eventItem(name, samples[name], now);
	expect({ event, receivedAt }).toEqual({ event: name, receivedAt: now.toISOString() });
	expect(eventId).toMatch(/^[0-9a-f]{32}$/);
	expect(told).not.toEqual({});
});

it.each<[CatalogueEvent, IDataObject, IDataObject]>([
	['planEnded', { PlanID: 'p', data: { TaskID: 't' } }, { PlanID: 'p', taskId: 't' }],
	[
		'inboundCallEnded',
		{ type: 'in', data: { call_id: 'c', callee: '+62', skill: 7 } },
		{ type: 'in', callId: 'c', phoneNumber: '+62', skill: 7 },
	],
	[
		'smsDeliveryReceipt',
		{ data: { message_id: 'm', to: '+62', operator: 'x' } },
		{ messageId: 'm', phoneNumber: '+62', operator: 'x' },
	],
	['smsDeliveryReceipt', { messageId: 'm', to: ['+62'] }, { messageId: 'm', to: ['+62'] }],
	['sessionReported', { event: 'x', labels: ['a'] }, { airudderEvent: 'x', labels: ['a'] }],
	['botReplied', { messages: [{ msg_id: 'm' }] }, { messages: [{ messageId: 'm' }] }],
	[
		'callEnded',
		{
			event: 'call',
			batch: 7,
			Status: 'finished',
			data: { CallID: 'c', callee: '+62', RobotID: 'r' },
		},
		{ airudderEvent: 'call', batch: 7, Status: 'finished', callId: 'c', RobotID: 'r' },
	],
	[
		'workflowCallEnded',
		{ workflow_id: 'w', CallID: 'c', CalleeNumber: '+62', RingTime: 5 },
		{ workflowId: 'w', callId: 'c', RingTime: 5 },
	],
	[
		'dialerContactStatusChanged',
		{ type: 'ContactStatus', more: 1, body: { callid: 'c', phoneNumber: '+62', queue: 'q' } },
		{ more: 1, callId: 'c', custom: { queue: 'q' } },
	],
	[
		'customApiPush',
		{ workflow_id: 'w', callee: { callee_number: '+62' }, call: { asr_ptp: 'yes' }, round: 2 },
		{ phoneNumber: '+62', asr_ptp: 'yes', round: 2 },
	],
])('keeps what AIRudder sends beyond the known in %s: %j', (name, body, expected) => {
	expect(eventItem(name, body, now)).toMatchObject(expected);
});

it('keeps a body of very many fields as it is, beside what is known of it', () => {
	const many = Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`f${index}`, index]));
	const item = eventItem('planEnded', { ...many, Status: 'finished' }, now);
	expect(item).toMatchObject({ f299: 299, status: 'finished' });
});
