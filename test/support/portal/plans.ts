import { apiPage, cloudAnswer, integer, object, query, text, type PortalPage } from './apifoxPage';

/** Everything in these pages is made up but the titles and ids, which the contract knows. */
const contact = object({
	phone: text('Phone number, E.164 with plus', { example: '+6281111111111' }),
	'name?': text('Name of the person'),
	'amount?': { type: 'number', description: 'Amount owed', format: 'double' },
	'due_date?': text('Day on which it is due', { format: 'date' }),
});

const createPlan = {
	method: 'post' as const,
	path: '/service/cloud/fixture/plan',
	body: object({
		plan_name: text('Name of the plan', { example: 'december' }),
		strategy_id: integer('Strategy to follow', { minimum: 1, format: 'int64' }),
		contacts: { type: 'array', description: 'The people to call', items: contact, maxItems: 100 },
		'call_mode?': text('How to call', {
			enum: ['single', 'group'],
			default: 'single',
			'x-apifox-enum': [
				{ value: 'single', name: 'One robot', description: '' },
				{ value: 'group', name: 'A group of robots', description: '' },
			],
		}),
		'window?': object(
			{ start: text('HH:mm', { example: '09:00' }), end: text('HH:mm', { example: '18:00' }) },
			{ description: 'When calls may be made', nullable: true },
		),
		'record?': { type: 'boolean', description: 'Whether calls are recorded', default: true },
	}),
	bodyExample: {
		plan_name: 'december',
		strategy_id: 7,
		contacts: [{ phone: '+6281111111111', name: 'Ayu' }],
	},
	answer: cloudAnswer(object({ task_id: text('Id of the first task') })),
	answerExample: { code: 200, status: 'OK', data: { task_id: '69f531a01a9df58aa6de2487be610abb' } },
};

/** Pages about calling plans: known to the contract by their titles only. */
export const planPages: PortalPage[] = [
	apiPage({
		...createPlan,
		id: 'api-800001',
		title: 'Create a Dialing Plan with Strategy',
		folder: 'Calling plans',
		description: 'Calls a list of people in several rounds.',
	}),
	apiPage({
		...createPlan,
		id: 'api-800002',
		title: '创建策略计划拨打任务',
		folder: '计划',
		description: '按策略分多轮拨打名单。',
	}),
	apiPage({
		id: 'api-800003',
		title: '获取策略列表',
		folder: '计划',
		method: 'get',
		path: '/service/cloud/fixture/strategies',
		parameters: [
			query('page', integer('', { minimum: 1 }), { required: true, example: 1 }),
			query('page_size', { type: 'integer', nullable: true, default: 20 }),
			query('type', text('', { enum: ['call', 'message'] })),
		],
		answer: cloudAnswer({
			type: 'array',
			items: object({ id: integer(), name: text(), 'note?': text('', { nullable: true }) }),
		}),
		answerExample: { code: 200, status: 'OK', data: [{ id: 7, name: 'Remind', note: null }] },
	}),
	apiPage({
		id: 'api-800004',
		title: 'obtain the information of  plan status',
		folder: 'Calling plans',
		method: 'get',
		// Without the slash, as some pages write it.
		path: 'service/cloud/fixture/plan/status',
		parameters: [query('plan_id', text('Id of the plan'), { required: true })],
		answer: cloudAnswer(object({ status: text('', { enum: ['running', 'finished'] }) })),
		servers: [],
	}),
	apiPage({
		id: 'api-800005',
		title: 'Cancel a Certain Call in a Plan',
		folder: 'Calling plans',
		path: 'https://api.airudder.com/service/cloud/fixture/plan/cancel',
		body: object({ plan_id: text(), callees: { type: 'array', items: text('E.164 with plus') } }),
		answer: cloudAnswer({ type: 'object', properties: {} }),
	}),
	// The contract has GET /service/cloud/list as listTasks.
	apiPage({
		id: 'api-800006',
		title: 'Obtain the Information of Each Round of the Plan',
		folder: 'Calling plans',
		method: 'get',
		path: '/service/cloud/list',
	}),
];
