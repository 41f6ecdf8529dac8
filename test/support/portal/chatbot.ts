import {
	apiPage,
	chatbotAnswer,
	header,
	integer,
	object,
	text,
	type ApiPage,
	type PortalPage,
} from './apifoxPage';

const signed = [header('X-AIRudder-Sign-Key'), header('X-AIRudder-Sign'), header('Content-Type')];

const page = (given: Omit<ApiPage, 'folder' | 'parameters'>) =>
	apiPage({ folder: 'Chatbot', parameters: signed, ...given });

/** Pages about the chatbot: known by English or Chinese titles, one of them within a folder. All is made up. */
export const chatbotPages: PortalPage[] = [
	page({
		id: 'api-820001',
		title: 'Upload file',
		path: '/api/v1/fixture/file',
		bodyType: 'multipart/form-data',
		body: object({
			file: { type: 'string', format: 'binary', description: 'The file', example: '' },
			'purpose?': text('What it is for', { enum: ['chat', 'template'] }),
		}),
		answer: chatbotAnswer(object({ url: text() })),
		answerExample: { code: 200, message: 'Success', data: { url: 'https://files.example.com/1' } },
	}),
	page({
		id: 'api-820002',
		title: 'Upload file（Google maps thumbnail）',
		path: '/api/v1/fixture/thumbnail',
		body: object({
			image: { type: 'string', format: 'byte', description: 'The picture' },
			latitude: { type: 'number', format: 'float' },
			longitude: { type: 'number', format: 'float' },
		}),
		answer: chatbotAnswer(object({ url: text() })),
	}),
	page({
		id: 'api-820003',
		title: '查询公司所有渠道信息',
		path: '/api/v1/fixture/channels',
		body: object({ 'size?': integer('', { maximum: 100 }) }),
		answer: chatbotAnswer({
			type: 'array',
			items: object({ channel: text(), channel_id: text() }),
		}),
	}),
	page({
		id: 'api-820004',
		title: '获取公司信息',
		path: '/api/v1/fixture/company',
		body: { type: 'object', properties: {} },
		answer: chatbotAnswer(object({ company: text() })),
	}),
	page({
		id: 'api-820005',
		title: 'Send template message',
		path: '/api/v1/fixture/template/messages',
		body: object({
			template_id: text(),
			language: text('', { enum: ['en', 'id'] }),
			to: { type: 'array', maxItems: 2, items: text('Phone number') },
			'parameters?': { type: 'array', items: text() },
		}),
		answer: chatbotAnswer(object({ accepted: integer() })),
	}),
	page({
		id: 'api-820006',
		title: 'Send regular message',
		path: '/api/v1/fixture/message',
		body: object({
			call_id: text('Id of the session'),
			content: {
				allOf: [
					{ $ref: '#/components/schemas/Content' },
					object({ 'preview?': { type: 'boolean' } }),
				],
			},
		}),
		schemas: { Content: object({ type: text('', { enum: ['text', 'image'] }), 'text?': text() }) },
		answer: chatbotAnswer(object({ msg_id: text() })),
	}),
	page({
		id: 'api-820007',
		title: 'Query the template list',
		path: '/api/v1/fixture/templates',
		body: object({ 'page?': integer('', { minimum: 1 }), 'filter?': object({ 'name?': text() }) }),
		answer: chatbotAnswer({
			type: 'array',
			items: object({ template_id: text(), status: text() }),
		}),
	}),
	apiPage({
		id: 'api-820008',
		title: 'User send message',
		folder: 'Chatbot/bot',
		path: '/api/v1/fixture/bot/message',
		body: object({
			user_id: text(),
			messages: { type: 'array', items: object({ type: text(), 'text?': text() }) },
		}),
		answer: chatbotAnswer({ type: 'object', properties: {} }),
	}),
	// The same title in another section is about something else.
	apiPage({
		id: 'api-820009',
		title: 'End session',
		folder: 'Workflow',
		path: '/service/cloud/fixture/session/end',
		body: object({ workflow_id: text() }),
	}),
	// Two pages that want to be one operation.
	page({
		id: 'api-820010',
		title: 'Query conversation list',
		path: '/api/v1/fixture/conversations',
	}),
	page({ id: 'api-820011', title: '查询会话列表', path: '/api/v1/fixture/conversation/list' }),
];
