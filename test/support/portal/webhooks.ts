import { apiPage, integer, object, text, type PortalPage } from './apifoxPage';

const call = {
	CallID: text('Id of the call'),
	CalleeNumber: text('E.164 with plus'),
	Status: text(),
};

/** Pages about reports that AIRudder sends. Where they go is the customer's, so their paths say nothing. */
export const webhookPages: PortalPage[] = [
	apiPage({
		id: 'api-840001',
		title: 'Webhook of Task',
		folder: 'Calling tasks',
		path: 'https://customer.example.com/callback',
		servers: ['https://customer.example.com'],
		body: object({ TaskID: text(), TaskName: text(), TaskEndTime: text() }),
		bodyExample: { TaskID: 't-1', TaskName: 'Reminder', TaskEndTime: '2026-11-20T10:00:00Z' },
	}),
	apiPage({
		id: 'api-45263573',
		title: 'Notification of Call Completion in Workflow (Debt Collection/Marketing/E-commerce)',
		folder: 'Collection/Workflow',
		path: '/',
		body: object({ ...call, workflow_id: text(), 'TotalOwingAmount?': { type: 'number' } }),
	}),
	apiPage({
		id: 'api-78672886',
		title: 'Notification of Call Completion in Workflow (Info Check)',
		folder: 'Info Check/Workflow',
		path: '/',
		body: object({ ...call, workflow_id: text(), confirmed: { type: 'boolean' } }),
	}),
	apiPage({
		id: 'api-840004',
		title: '回调会话结束事件',
		folder: 'Chatbot',
		path: '/callback',
		body: object({
			event: text('', { enum: ['session.fixture_end'] }),
			call_id: text(),
			ended_at: integer(),
		}),
		bodyExample: { event: 'session.fixture_end', call_id: 's-1', ended_at: 1795140000 },
	}),
	// No event of the contract.
	apiPage({
		id: 'api-840005',
		title: 'Notification of Billing',
		folder: 'Billing',
		path: '/callback',
		body: object({ amount: integer() }),
	}),
];
