import { readOperation } from '../../../../tools/pull/page/pageOperation';
import { readPage } from '../../../../tools/pull/page/page';
import { apiPage, object, text, type ApiPage } from '../../../support/portal/apifoxPage';

const fence = '```';

function operationOf(page: Omit<ApiPage, 'id' | 'title' | 'folder'>) {
	const written = apiPage({ id: 'api-1', title: 'A Page', folder: 'Workflow/List', ...page });
	return readOperation(readPage('api-1', written.text).specification!);
}

const bodyOf = (body: object) =>
	operationOf({ path: '/x', body: body as Record<string, unknown> }).requestBody!.content[
		'application/json'
	]!.schema!;

describe('a page', () => {
	it('is taken apart into title, prose, tables and the OpenAPI block', () => {
		const page = readPage(
			'api-1',
			`# Stop *it*\n\nSome words.\n\n| code | meaning |\n| --- | --- |\n| \`1\` | **one** |\n\n## OpenAPI Specification\n\n${fence}yaml\nopenapi: 3.0.1\n${fence}\n`,
			'2026-11-20',
		);
		expect(page).toMatchObject({
			title: 'Stop *it*',
			changed: '2026-11-20',
			specification: 'openapi: 3.0.1',
			tables: [{ header: ['code', 'meaning'], rows: [['1', 'one']] }],
		});
		expect(page.passages[0]).toBe('Some words.');
	});

	it('needs no OpenAPI block when it is prose', () => {
		expect(readPage('doc-1', '# Guide\n\nWords.').specification).toBeUndefined();
	});

	it.each([
		[
			'an HTML page',
			'api-1',
			'<!doctype html><h1>Sign in</h1>',
			'is not an Apifox page: it has no title',
		],
		['empty', 'doc-1', '', 'is not an Apifox page: it has no title'],
		['about an operation, without a block', 'api-1', '# Title', 'has no OpenAPI block'],
		[
			'announcing a block',
			'doc-1',
			'# T\n\n## OpenAPI Specification\n\nSoon.',
			'has no OpenAPI block',
		],
		[
			'with two blocks',
			'api-1',
			`# T\n\n${fence}yaml\nopenapi: 3.0.1\n${fence}\n\n${fence}yaml\nopenapi: 3.0.1\n${fence}`,
			'has 2 OpenAPI blocks instead of one',
		],
	])('is refused when it is %s', (_what, id, markdown, reason) => {
		expect(() => readPage(id, markdown)).toThrow(reason);
	});
});

describe('the operation of a page', () => {
	it('is read with its place in the portal, its method and its path', () => {
		expect(operationOf({ path: '/service/cloud/x', method: 'put' })).toMatchObject({
			method: 'put',
			path: '/service/cloud/x',
			folder: ['Workflow', 'List'],
			apiId: 'api-1',
			servers: ['https://api.airudder.com'],
		});
	});

	it.each([
		['broken YAML', 'openapi: 3.0.1\npaths: {', /^has broken YAML: /],
		['two keys of one name', 'openapi: 3.0.1\nopenapi: 3.0.1', /^has broken YAML: /],
		['a list', '- openapi: 3.0.1', /is no object/],
		['no operation', 'openapi: 3.0.1\npaths: {}', /^describes no operation$/],
		[
			'two operations',
			'openapi: 3.0.1\npaths: {/a: {get: {}, post: {}}}',
			/^describes 2 operations/,
		],
	])('is refused when the block has %s', (_what, block, reason) => {
		expect(() => readOperation(block)).toThrow(reason);
	});

	it('is written in OpenAPI 3.1', () => {
		expect(
			bodyOf(
				object({
					'note?': text('', { nullable: true, example: 'later' }),
					'age?': { type: 'integer', minimum: 0, exclusiveMinimum: true, format: 'int32' },
					'photo?': { type: 'string', format: 'binary' },
					'data?': { type: 'string', format: 'byte' },
					'day?': text('', { format: 'date' }),
				}),
			).properties,
		).toEqual({
			note: { type: ['string', 'null'], examples: ['later'] },
			age: { type: 'integer', exclusiveMinimum: 0 },
			photo: { type: 'string', contentMediaType: 'application/octet-stream' },
			data: { type: 'string', contentEncoding: 'base64' },
			day: { type: 'string', format: 'date' },
		});
	});

	it('shows fields in the order of the page, without what is Apifox’s own', () => {
		const schema = bodyOf({
			type: 'object',
			properties: { b: text('B'), a: text('A', { 'x-apifox-mock': '@name' }), c: text() },
			required: [],
			'x-apifox-orders': ['a', '01JSRF01R97ZK0FE2NPYS810YS', 'b'],
			'x-apifox-ignore-properties': [],
		});
		expect(Object.keys(schema.properties!)).toEqual(['a', 'b', 'c']);
		expect(JSON.stringify(schema)).not.toMatch(/apifox|required|""/);
	});

	it('keeps what the page calls the values of a list', () => {
		const values = [
			{ value: 1, name: 'Running', description: '' },
			{ value: 2, name: '', description: 'Stopped by hand' },
			{ value: 3, name: '', description: '' },
		];
		expect(bodyOf({ type: 'integer', enum: [1, 2, 3], 'x-apifox-enum': values })).toEqual({
			type: 'integer',
			enum: [1, 2, 3],
			'x-enum-labels': { 1: 'Running', 2: 'Stopped by hand' },
		});
	});

	it('resolves references, also under percent-encoded names, and cuts a schema that holds itself', () => {
		const { requestBody } = operationOf({
			path: '/x',
			body: { $ref: '#/components/schemas/%E6%A0%91' },
			schemas: {
				树: object({ name: text(), 'inner?': { $ref: '#/components/schemas/%E6%A0%91' } }),
			},
		});
		expect(requestBody!.content['application/json']!.schema).toEqual({
			type: 'object',
			required: ['name'],
			properties: {
				name: { type: 'string' },
				inner: { type: 'object', description: 'As the 树 that it stands in' },
			},
		});
	});

	it('makes one schema of allOf', () => {
		const schema = bodyOf({
			allOf: [object({ a: text() }), object({ b: text('', { nullable: true }) })],
		});
		expect(schema).toMatchObject({
			required: ['a', 'b'],
			properties: { b: { type: ['string', 'null'] } },
		});
	});

	it('takes a body of any type for JSON, and refuses one that nodes cannot send', () => {
		const { requestBody } = operationOf({
			path: '/x',
			bodyType: '*/*',
			body: object({ a: text() }),
		});
		expect(Object.keys(requestBody!.content)).toEqual(['application/json']);
		expect(() => operationOf({ path: '/x', bodyType: 'text/xml', body: text('x') })).toThrow(
			'takes a body of type text/xml, which nodes cannot send',
		);
	});

	it('takes an answer that nobody described for one that is not known', () => {
		expect(operationOf({ path: '/x' }).responses).toEqual({ '200': { description: '成功' } });
	});

	it('keeps examples that say something', () => {
		const answer = { path: '/x', answer: object({ code: { type: 'integer' } }) };
		const media = (more: object) =>
			operationOf({ ...answer, ...more }).responses['200']!.content!['application/json']!;
		expect(media({ answerExample: { code: 200 } }).example).toEqual({ code: 200 });
		expect(media({ answerExample: {} })).not.toHaveProperty('example');
	});
});
