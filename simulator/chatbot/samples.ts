import { sampleSessionId } from './sessions';
import type { Wire } from '../formats/values';

/** Body of agentTransferRequested as the contract describes it. */
export function agentTransferBody(): Wire {
	return {
		event: 'session.transfer',
		channel: 'WhatsApp',
		channel_id: '3709',
		user: { id: '6281111111111' },
		transfer: { company: 'Indonesia', call_id: sampleSessionId },
	};
}

/** Body of channelMessagesSent as the contract describes it. `now` in milliseconds. */
export function channelMessagesBody(now: number): Wire {
	return {
		event: 'message.send',
		call_id: sampleSessionId,
		company: 'test',
		channel: 'chatbot',
		channel_id: 'sicepat_whatsapp',
		user: { id: '6281111111111', name: 'Sari' },
		messages: [
			{
				msg_id: 'fedcba9876543210fedcba9876543210',
				sender_type: 'robot',
				timestamp: Math.floor(now / 1000),
				content: { type: 'text', text: 'How can I help you?' },
			},
		],
	};
}
