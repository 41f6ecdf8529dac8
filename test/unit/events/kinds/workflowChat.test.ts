import type { IDataObject } from 'n8n-workflow';
import { chatbotEventNames, voiceEventNames } from '../../../../nodes/shared/events';
import { eventItem } from '../../../../nodes/shared/events/delivery/eventItem';
import { itemsOf } from '../../../../nodes/shared/events/delivery/delivery';
import { recognise } from '../../../../nodes/shared/events/recognition/recognise';
import { samples } from '../../../../nodes/shared/events/recognition/samples';
import { webhookExamples } from '../../../../nodes/shared/events/recognition/webhookSchemas.generated';

const name = 'workflowChatbotSessionEnded';
const now = new Date(0);

/** Offered by the bot, and quoted by the answer to it. */
const template = {
	type: 'template',
	template: {
		type: 'WhatsApp',
		content: {
			header: { type: 'image', media: { origin_url: 'https://example.com/reminder.jpg' } },
			body: 'Will you pay?',
			footer: 'Example Lender',
			button: [
				{ type: 'QUICK_REPLY', text: 'Yes' },
				{ type: 'OPT_OUT', text: 'Stop messages' },
			],
		},
		info: { id: 7, name: 'payment_reminder', language: 'en' },
	},
};
const session: IDataObject = {
	workflow_id: 'w-1',
	workflow_name: 'Reminder',
	nodetask_id: 'n-1',
	nodetask_name: 'WhatsApp reminder',
	waba_task_id: 'waba-1',
	wfdetail_uuid: 'f-1',
	timestamp: 1795140060,
	channel: 'WhatsApp',
	channel_id: '6281111111100',
	callee: '+6281111111111',
	call_id: 's-1',
	robot_id: '1001',
	status: 'closed',
	session_start_time: '2026-11-20T02:00:00Z',
	session_end_time: '2026-11-20T02:01:00Z',
	session_end_reason: 'robot',
	intention: 'A',
	talk_round: 1,
	ner_slots: { promised_day: 'Friday' },
	event_label: { promise: 'yes' },
	variables: { branch: 'North' },
	messages: [
		{
			msg_id: 'm-1',
			sender_type: 'system',
			timestamp: 1795140000,
			status: 'delivery',
			content: { type: 'system', system: { type: 'conversation.start', from_seat_id: '' } },
		},
		{
			msg_id: 'm-2',
			sender_type: 'chatbot',
			timestamp: 1795140005,
			status: 'read',
			content: template,
		},
		{
			msg_id: 'm-3',
			sender_type: 'user',
			timestamp: 1795140030,
			status: 'read',
			content: { type: 'button', text: 'Yes' },
			reply: { msg_id: 'm-2', sender_type: 'chatbot', timestamp: 1795140005, content: template },
		},
	],
};
const item = (change: IDataObject = {}) => eventItem(name, { ...session, ...change }, now);

it('tries the triggers with the example of the contract', () => {
	expect(samples[name]).toBe(webhookExamples[name]);
});

it('is told by its required fields, on both triggers, also when AIRudder bends a type', () => {
	const bent = { ...session, timestamp: '1795140060', messages: 'none' };
	for (const body of [session, bent]) {
		expect(recognise(body, voiceEventNames)).toBe(name);
		expect(recognise(body, chatbotEventNames)).toBe(name);
	}
	const { wfdetail_uuid: _flow, ...other } = session;
	expect(recognise(other)).not.toBe(name);
});

it('gives workflow, session and what came of it under the names of this package', () => {
	const { messages, ...told } = item();
	expect(told).toEqual({
		workflowId: 'w-1',
		workflowName: 'Reminder',
		nodeId: 'n-1',
		nodeName: 'WhatsApp reminder',
		wabaTaskId: 'waba-1',
		contactFlowId: 'f-1',
		sessionId: 's-1',
		channel: 'WhatsApp',
		channelId: '6281111111100',
		phoneNumber: '+6281111111111',
		robotId: '1001',
		status: 'closed',
		startedAt: '2026-11-20T02:00:00.000Z',
		endedAt: '2026-11-20T02:01:00.000Z',
		endReason: 'robot',
		intention: 'A',
		talkRounds: 1,
		slots: { promised_day: 'Friday' },
		labels: { promise: 'yes' },
		custom: { branch: 'North' },
		occurredAt: '2026-11-20T02:01:00.000Z',
		event: name,
		eventId: expect.stringMatching(/^[0-9a-f]{32}$/),
		receivedAt: '1970-01-01T00:00:00.000Z',
	});
	expect(messages).toEqual([
		{
			messageId: 'm-1',
			sender: 'system',
			status: 'delivery',
			sentAt: '2026-11-20T02:00:00.000Z',
			type: 'system',
			content: { system: { type: 'conversation.start', from_seat_id: '' } },
		},
		{
			messageId: 'm-2',
			sender: 'chatbot',
			status: 'read',
			sentAt: '2026-11-20T02:00:05.000Z',
			type: 'template',
			templateName: 'payment_reminder',
			text: 'Will you pay?\nExample Lender',
			mediaUrl: 'https://example.com/reminder.jpg',
			options: [{ title: 'Yes' }, { title: 'Stop messages' }],
		},
		{
			messageId: 'm-3',
			sender: 'user',
			status: 'read',
			sentAt: '2026-11-20T02:00:30.000Z',
			type: 'button',
			text: 'Yes',
			chosenOption: 'Yes',
			repliedToMessageId: 'm-2',
			repliedToText: 'Will you pay?\nExample Lender',
		},
	]);
});

it('gives an item for each message, each with the session and an id of its own', () => {
	const settings = {
		simplify: true,
		splitIntoItems: true,
		includePayload: false,
		onlyAnswered: true,
		intentions: [],
		statuses: ['closed'],
	};
	const items = itemsOf(name, session, settings, now);
	expect(items).toMatchObject([
		{ sender: 'system', messageStatus: 'delivery' },
		{ sender: 'chatbot', messageStatus: 'read' },
		{ sender: 'user', chosenOption: 'Yes' },
	]);
	for (const one of items) {
		expect(one).toMatchObject({ sessionId: 's-1', status: 'closed' });
		expect(one).toMatchObject({ occurredAt: '2026-11-20T02:01:00.000Z' });
	}
	expect(new Set(items.map(({ eventId }) => eventId)).size).toBe(3);
});

it('has the same id when AIRudder reports the session again, and another for another session or contact', () => {
	const { eventId } = item();
	expect(item({ timestamp: 1795140999 }).eventId).toBe(eventId);
	expect(item({ call_id: 's-2' }).eventId).not.toBe(eventId);
	expect(item({ wfdetail_uuid: 'f-2' }).eventId).not.toBe(eventId);
});

it('keeps a time without a zone, what is no time, and text where an object is usual', () => {
	const change = { session_start_time: '2026-11-20 09:00:00', session_end_time: 7, variables: 'x' };
	expect(item(change)).toMatchObject({
		startedAtLocal: '2026-11-20 09:00:00',
		session_end_time: 7,
		custom: { variables: 'x' },
	});
});
