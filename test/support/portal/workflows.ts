import { apiPage, cloudAnswer, integer, object, query, text, type PortalPage } from './apifoxPage';

/** Pages about workflows: known to the contract by their ids. All they say is made up. */
export const workflowPages: PortalPage[] = [
	apiPage({
		id: 'api-45229623',
		title: 'A title that nobody knows',
		folder: 'Workflow',
		method: 'get',
		path: '/service/cloud/fixture/templates',
		parameters: [query('page', integer()), query('keyword', text('Part of the name'))],
		answer: cloudAnswer({
			type: 'array',
			items: { $ref: '#/components/schemas/%E6%A8%A1%E6%9D%BF' },
		}),
		schemas: {
			模板: object({
				template_id: integer(),
				name: text(),
				// A template may hold others.
				'children?': { type: 'array', items: { $ref: '#/components/schemas/%E6%A8%A1%E6%9D%BF' } },
			}),
		},
		answerExample: { code: 200, data: [{ template_id: 1024, name: 'Onboarding' }] },
	}),
	apiPage({
		id: 'api-45268459',
		title: 'Obtain the Workflow Task List',
		folder: 'Workflow',
		method: 'get',
		path: '/service/cloud/fixture/workflows',
		parameters: [
			query('status', text('Only workflows in this status', { enum: ['running', 'stopped'] })),
		],
		answer: cloudAnswer(
			object({ list: { type: 'array', items: object({ workflow_id: text() }) } }),
		),
		// The page's own schema says that list is an array.
		answerExample: { code: 200, data: { list: 'none' } },
	}),
	apiPage({
		id: 'api-45246261',
		title: 'Update the List Info of Workflow Task',
		folder: 'Workflow',
		method: 'post',
		path: '/service/cloud/fixture/workflow/contacts',
		body: object({
			workflow_id: text('Id of the workflow'),
			details: {
				type: 'array',
				items: object({
					callee: text('E.164'),
					'variables?': { type: 'object', additionalProperties: text() },
				}),
			},
		}),
		answer: cloudAnswer({ type: 'object', properties: {} }),
	}),
	apiPage({
		id: 'api-45246616',
		title: 'Cancel the processes for a specific list',
		folder: 'Workflow',
		method: 'put',
		path: '/service/cloud/fixture/workflow/{workflow_id}/contact',
		parameters: [
			{ name: 'workflow_id', in: 'path', required: true, schema: { type: 'string' } },
			{ name: 'X-Request-Id', in: 'header', required: false, schema: { type: 'string' } },
		],
		body: object({ callee: text('E.164 with plus'), 'reason?': text() }),
		answer: cloudAnswer({ type: 'object', properties: {} }),
	}),
	apiPage({
		id: 'api-45267515',
		title: 'Stop the Workflow Task',
		folder: 'Workflow',
		path: '/service/cloud/fixture/workflow/stop',
		bodyType: 'application/x-www-form-urlencoded',
		body: object({ workflow_id: text(), 'force?': { type: 'boolean', default: false } }),
		answer: cloudAnswer({ type: 'object', properties: {} }),
	}),
	// What a public client sends: the page has another limit, and does not require a field.
	apiPage({
		id: 'api-45244680',
		title: 'Upload the List',
		folder: 'Workflow',
		path: '/service/cloud/workflow/uploaddetails',
		body: object({
			'workflow_id?': text('Id of the workflow'),
			details: { type: 'array', maxItems: 5000, items: object({ callee: text() }) },
		}),
		answer: cloudAnswer({ type: 'object', properties: {} }),
	}),
	// Known by its path alone.
	apiPage({
		id: 'api-810001',
		title: 'Stop a Task',
		folder: 'Calling tasks',
		path: '/service/cloud/operation',
		body: object({ Action: text('', { enum: ['Stop', 'Pause'] }), TaskID: text('Task id') }),
		answer: cloudAnswer({ type: 'object', properties: {} }),
	}),
];
