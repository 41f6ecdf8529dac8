import { endpoints } from '../../../nodes/shared/api/endpoints.generated';
import type { Samples } from './sample';

/** What of the chatbot has a form of its own. */
export const chatbotSamples: Samples = {
	'message.sendHuaweiUserMessage': () => ({
		parameters: {
			session: '3eeb467c935f6f2cb45021364ef3c1e8',
			channelId: 'channel-1',
			userId: 'user-1',
			userName: 'Ayu',
			messageType: 'text',
			text: 'Hello',
			mediaUrl: 'https://files.example.com/a.png',
			optionId: 'o-1',
			optionTitle: 'Yes',
		},
	}),
	'session.getMessages': () => ({
		parameters: { session: '3eeb467c935f6f2cb45021364ef3c1e8', returnAll: true },
	}),
	'customApiCall.call': () => ({
		parameters: {
			method: 'POST',
			path: endpoints.listSessionMessages.path,
			body: '{"call_id":"3eeb467c935f6f2cb45021364ef3c1e8"}',
		},
	}),
};
