import {
	apiPage,
	chatbotAnswer,
	cloudAnswer,
	integer,
	object,
	query,
	text,
	type PortalPage,
} from './apifoxPage';

const summary = {
	method: 'get' as const,
	path: '/service/cloud/fixture/summary',
	title: 'Obtain the Call Summary',
};

const perTask = [query('task_id', text('Task id'), { required: true })];

/** Pages about operations that the contract does not have; AIRudder has none of them as far as we know. */
export const newPages: PortalPage[] = [
	apiPage({
		...summary,
		id: 'api-830001',
		folder: 'Collection/Calling tasks',
		parameters: perTask,
		answer: cloudAnswer(object({ promised: integer() })),
	}),
	apiPage({
		...summary,
		id: 'api-830002',
		folder: 'Telemarketing & E-commerce/Calling tasks',
		parameters: perTask,
		answer: cloudAnswer(object({ promised: integer('The same in other words') })),
	}),
	apiPage({
		...summary,
		id: 'api-830003',
		folder: 'Info Check/Calling tasks',
		parameters: [...perTask, query('with_details', { type: 'boolean' })],
		answer: cloudAnswer(object({ confirmed: integer() })),
	}),
	apiPage({
		id: 'api-830004',
		title: 'Add a Number',
		folder: 'Collection/Workflow',
		path: '/service/cloud/fixture/number',
		body: object({
			number: text('E.164 with plus'),
			amount: integer('Amount owed', { minimum: 0 }),
		}),
	}),
	apiPage({
		id: 'api-830005',
		title: '添加号码',
		folder: 'Info Check/Workflow',
		path: '/service/cloud/fixture/number',
		body: object({ number: text('E.164 with plus'), 'birthday?': text('', { format: 'date' }) }),
	}),
	apiPage({
		id: 'api-830006',
		title: 'Search the knowledge base',
		folder: 'Knowledge Base',
		method: 'get',
		path: '/api/v1/fixture/knowledge/search',
		operationId: 'searchKnowledge',
		parameters: [query('q', text('Words to look for'), { required: true })],
		answer: chatbotAnswer({ type: 'array', items: object({ title: text() }) }),
	}),
];
