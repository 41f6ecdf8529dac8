import * as fc from 'fast-check';
import { endpointOf } from '../../../nodes/shared/api/endpoint';
import { endpoints, type EndpointId } from '../../../nodes/shared/api/endpoints.generated';
import { isOwnHost, resolvePath, urlOf } from '../../../nodes/shared/api/paths';
import { failureOf } from '../failures';

const host = 'https://api.airudder.com';

it("takes the node's path before the credential's, and that before the contract's", () => {
	const credential = '{"createTask": "/from/credential"}';
	expect(resolvePath('createTask', { node: ' /from/node ', credential })).toEqual({
		path: '/from/node',
		source: 'Endpoint Path of the node',
	});
	expect(resolvePath('createTask', { node: ' ', credential })).toEqual({
		path: '/from/credential',
		source: 'Endpoint Paths of the credential',
	});
	expect(resolvePath('createTask', { credential: '{"createPlan": "/other"}' })).toEqual({
		path: endpoints.createTask.path,
		source: 'contract',
	});
	expect(resolvePath('createPlan', { credential: '{"createPlan": "/other"}' }).path).toBe('/other');
});

it('takes another path of the contract for its own, whoever chose it, and before that of the credential', () => {
	const [node] = endpoints.createTask.otherPaths;
	const credential = '{"createTask": "/from/credential"}';
	expect(resolvePath('createTask', { node, credential })).toEqual({
		path: node,
		source: 'contract',
	});
});

const unpublished = (Object.keys(endpoints) as EndpointId[]).find(
	(id) => endpointOf(id).evidence === 'unpublished',
);

(unpublished ? it : it.skip)('says where to find a path that AIRudder does not publish', () => {
	const { kind, message, description } = failureOf(() => resolvePath(unpublished!, {}));
	expect(kind).toBe('input');
	expect(message).toContain(endpoints[unpublished!].summary);
	expect(description).toContain(endpoints[unpublished!].page);
	expect(description).toContain(`"${unpublished}"`);
});

describe('a path with places for values', () => {
	const template = (path: string, values?: Record<string, string>) =>
		resolvePath('createTask', { credential: JSON.stringify({ createTask: path }) }, values).path;

	it.each([
		['/plan/{id}', { id: '7' }, '/plan/7'],
		[
			'/plan/{plan_id}/call/{number}',
			{ plan_id: ' p 1 ', number: '+62' },
			'/plan/p%201/call/%2B62',
		],
		['/plan/{id}', { id: '../../admin?x=1#y' }, '/plan/..%2F..%2Fadmin%3Fx%3D1%23y'],
		['/plan/{id}', { id: '{id}' }, '/plan/%7Bid%7D'],
		['/plan', { id: '7' }, '/plan'],
	])('has the values in them: %s', (path, values, filled) => {
		expect(template(path, values as Record<string, string>)).toBe(filled);
	});

	it.each([undefined, {}, { id: '' }, { id: '  ' }, { other: '7' }])(
		'is refused without a value: %j',
		(values) => {
			expect(
				failureOf(() => template('/plan/{id}', values as Record<string, string>)),
			).toMatchObject({
				kind: 'input',
				message: 'The path "/plan/{id}" (Endpoint Paths of the credential) has no value for "id"',
			});
		},
	);

	it.each(['.', '..', ' .. ', '\ud800'])(
		'is refused with a value that leads elsewhere: %j',
		(id) => {
			expect(failureOf(() => template('/plan/{id}', { id })).message).toContain(
				'cannot stand in a path',
			);
		},
	);

	it("is taken as it is where it is the node's", () => {
		expect(resolvePath('createTask', { node: '/plan/{id}' }, { id: '7' }).path).toBe('/plan/{id}');
	});
});

const notPaths = [
	'https://evil.example/steal',
	'http://evil.example',
	'//evil.example/steal',
	'/\\evil.example',
	'\\\\evil.example',
	'evil.example/path',
	'service/cloud/task',
	'/service/../admin',
	'/..',
	'/service/%2e%2e/admin',
	'/service/%2E./admin',
	'/service/.%2e',
	'/service?token=1',
	'/service#part',
	'/service task',
	'/service\ttask',
	'/service\n/task',
];

it.each(notPaths)('refuses what is not a plain path: %j', (text) => {
	expect(failureOf(() => resolvePath('createTask', { node: text }))).toMatchObject({
		kind: 'input',
		message: `"${text}" (Endpoint Path of the node) is not a path`,
	});
	expect(
		failureOf(() => resolvePath('createTask', { credential: JSON.stringify({ createTask: text }) }))
			.message,
	).toContain('Endpoint Paths of the credential');
});

it('never lets a path lead to another host', () => {
	const part = fc.constantFrom(
		'/',
		'\\',
		'.',
		'..',
		'%2e',
		'@',
		':',
		'?',
		'#',
		'a',
		'evil.example',
		' ',
		'//',
		'\t',
	);
	fc.assert(
		fc.property(
			fc.oneof(
				fc.string(),
				fc.array(part).map((parts) => parts.join('')),
			),
			(text) => {
				let path: string;
				try {
					({ path } = resolvePath('createPlan', { node: text }));
				} catch {
					return;
				}
				const url = new URL(urlOf(host, path));
				expect(url.origin).toBe(host);
				expect(url.search + url.hash).toBe('');
			},
		),
		{ numRuns: 5000 },
	);
});

it.each(['[]', '"/a"', 'createTask: /a', '5', 'null'])(
	'refuses Endpoint Paths that are no JSON object: %s',
	(credential) => {
		expect(failureOf(() => resolvePath('createTask', { credential })).message).toBe(
			'Endpoint Paths of the credential is not a JSON object',
		);
	},
);

it('puts a path behind the Base URL with one slash between them', () => {
	expect(urlOf(host, '/a')).toBe(`${host}/a`);
	expect(urlOf(` ${host}// `, '/a')).toBe(`${host}/a`);
	expect(urlOf('http://localhost:8080/proxy/', '/a')).toBe('http://localhost:8080/proxy/a');
	expect(urlOf('', '/a')).toBe(`${host}/a`);
	expect(urlOf(undefined, '/a')).toBe(`${host}/a`);
});

it.each(['api.airudder.com', 'ftp://api.airudder.com', 'https://', 'https://a b'])(
	'refuses a Base URL that is no web address: %s',
	(baseUrl) => {
		expect(failureOf(() => urlOf(baseUrl, '/a'))).toMatchObject({
			kind: 'input',
			message: `The Base URL "${baseUrl}" of the credential is not a web address`,
		});
	},
);

it.each([`${host}?x=1`, `${host}/#x`])(
	'refuses a Base URL that would swallow the path: %s',
	(baseUrl) => {
		expect(failureOf(() => urlOf(baseUrl, '/service')).kind).toBe('input');
	},
);

it.each([
	[`${host}/a?b#c`, true],
	[`${host}:443/a`, true],
	['HTTPS://API.AIRUDDER.COM/a', true],
	['http://api.airudder.com/a', false],
	[`${host}:8443/a`, false],
	[`${host}.evil.example/a`, false],
	[`${host}@evil.example/a`, false],
	['https://evil.example/?https://api.airudder.com', false],
	['https://cdn.airudder.com/a', false],
	['/a', false],
	['', false],
])('knows its own host: %s', (url, own) => {
	expect(isOwnHost(url, `${host}/`)).toBe(own);
});
