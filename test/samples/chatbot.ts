import { endpoints } from '../../nodes/shared/api/endpoints.generated';
import type { Samples } from './sample';
import { standInPath } from './unpublished';

const picture = {
	json: {},
	binary: {
		data: {
			data: Buffer.from('a picture').toString('base64'),
			mimeType: 'image/png',
			fileName: 'map.png',
		},
	},
};

/** What of the chatbot is published, and the uploads, which take a file. */
export const chatbotSamples: Samples = {
	'file.upload': () => ({
		parameters: {
			endpointPath: standInPath('uploadFile'),
			fileField: 'file',
			formFields: '{"kind":"image"}',
		},
		items: [picture],
	}),
	'file.uploadMapThumbnail': () => ({
		parameters: {
			endpointPath: standInPath('uploadMapThumbnail'),
			fileField: 'file',
			sendAs: 'json',
		},
		items: [picture],
	}),
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
