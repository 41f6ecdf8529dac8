import type { IDataObject } from 'n8n-workflow';
import {
	chatbotEventNames,
	eventItem,
	itemsOf,
	recognise,
	samples,
	voiceEventNames,
} from '../../../nodes/shared/events';
import { webhookExamples } from '../../../nodes/shared/events/webhookSchemas.generated';

const name = 'workflowChatbotSessionEnded';
const sample: IDataObject = samples[name];
const now = new Date(0);
const item = (change: IDataObject = {}) => eventItem(name, { ...sample, ...change }, now);

it('tries the triggers with the example of the contract', () => {
	expect(sample).toBe(webhookExamples[name]);
});

it('is told by its required fields, on both triggers, also when AIRudder bends a type', () => {
	const bent = { ...sample, timestamp: '1795140060', messages: 'none' };
	for (const body of [sample, bent]) {
		expect(recognise(body, voiceEventNames)).toBe(name);
		expect(recognise(body, chatbotEventNames)).toBe(name);
	}
	const { wfdetail_uuid: _flow, ...other } = sample;
	expect(recognise(other)).not.toBe(name);
});

it('gives workflow, session and what came of it under the names of this package', () => {
	const { messages, ...session } = item();
	expect(session).toEqual({
		workflowId: '5f0c1d2e3b4a59687766554433221100',
		workflowName: 'Reminder',
		nodeId: '0a1b2c3d4e5f60718293a4b5c6d7e8f9',
		nodeName: 'WhatsApp reminder',
		wabaTaskId: '2f4e6d8c0b1a39587766554433221100',
		contactFlowId: '7c6b5a4938271605f4e3d2c1b0a99887',
		sessionId: '3eeb467c935f6f2cb45021364ef3c1e8',
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
			messageId: '4d3c2b1a00112233',
			sender: 'system',
			status: 'delivery',
			sentAt: '2026-11-20T02:00:00.000Z',
			type: 'system',
			content: { system: { type: 'conversation.start', from_seat_id: '', to_seat_id: '' } },
		},
		{
			messageId: '0f1e2d3c4b5a69788796a5b4c3d2e1f0',
			sender: 'chatbot',
			status: 'read',
			sentAt: '2026-11-20T02:00:05.000Z',
			type: 'template',
			templateName: 'payment_reminder',
			text: 'Hello Sari, your payment is due on Friday. Will you pay?\nExample Lender',
			mediaUrl: 'https://example.com/reminder.jpg',
			options: [{ title: 'I will pay' }, { title: 'Stop messages' }],
		},
		{
			messageId: '5a69788796a5b4c3d2e1f00f1e2d3c4b',
			sender: 'user',
			status: 'read',
			sentAt: '2026-11-20T02:00:30.000Z',
			type: 'button',
			text: 'I will pay',
			chosenOption: 'I will pay',
			repliedToMessageId: '0f1e2d3c4b5a69788796a5b4c3d2e1f0',
			repliedToText: 'Hello Sari, your payment is due on Friday. Will you pay?\nExample Lender',
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
	const items = itemsOf(name, sample, settings, now);
	expect(items).toMatchObject([
		{ sender: 'system', messageStatus: 'delivery' },
		{ sender: 'chatbot', messageStatus: 'read' },
		{ sender: 'user', chosenOption: 'I will pay' },
	]);
	for (const one of items) {
		expect(one).toMatchObject({ sessionId: sample.call_id, status: 'closed' });
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
