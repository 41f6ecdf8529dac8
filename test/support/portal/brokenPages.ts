import { apiPage, object, query, text, withBlock, type PortalPage } from './apifoxPage';

/** Pages that cannot be taken, each for another reason. */
export const brokenPages: PortalPage[] = [
	apiPage({
		id: 'api-850001',
		title: 'On another host',
		folder: 'Workflow',
		path: 'https://elsewhere.example.com/service/cloud/fixture/elsewhere',
		servers: [],
	}),
	{
		file: 'api-850002.md',
		title: 'No page of Apifox',
		text: '<!DOCTYPE html><html><body><h1>Sign in</h1></body></html>',
	},
	withBlock(
		{ id: 'api-850003', title: 'Broken YAML', folder: 'Workflow' },
		'openapi: 3.0.1\npaths:\n  /service/cloud/fixture/broken: {post: [',
	),
	apiPage({
		id: 'api-850004',
		title: 'Export the report',
		folder: 'Workflow',
		method: 'get',
		path: '/service/cloud/fixture/export/one',
		operationId: 'exportReport',
	}),
	apiPage({
		id: 'api-850005',
		title: 'Export the report again',
		folder: 'Workflow',
		method: 'get',
		path: '/service/cloud/fixture/export/two',
		operationId: 'exportReport',
	}),
	apiPage({
		id: 'api-850006',
		title: 'A path parameter that nobody describes',
		folder: 'Workflow',
		method: 'get',
		path: '/service/cloud/fixture/undescribed/{id}',
		parameters: [query('page', { type: 'integer' })],
	}),
	apiPage({
		id: 'api-850007',
		title: 'A body of another kind',
		folder: 'Workflow',
		path: '/service/cloud/fixture/xml',
		bodyType: 'application/xml',
		body: object({ id: text() }),
	}),
	apiPage({
		id: 'api-850008',
		title: 'A schema that is not there',
		folder: 'Workflow',
		path: '/service/cloud/fixture/nowhere',
		body: { $ref: '#/components/schemas/Nowhere' },
	}),
	withBlock(
		{ id: 'api-850009', title: 'No operation', folder: 'Workflow' },
		'openapi: 3.0.1\npaths: {}',
	),
	{
		file: 'api-850010.md',
		title: 'No block',
		text: '# No block\n\n## OpenAPI Specification\n\nSoon.\n',
	},
];

/** Named by the index and not there. */
export const missingPage = { file: 'api-850099.md', title: 'Missing', folder: 'Workflow' };
