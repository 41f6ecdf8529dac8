import type { IHttpRequestOptions } from 'n8n-workflow';
import { AiRudderApi } from '../../../credentials/AiRudderApi.credentials';
import { withToken } from '../../../nodes/shared/api/authentication';
import { failureOf, laterFailureOf } from '../failures';

const credentials = { baseUrl: 'https://api.airudder.com/', accessToken: 'a+b/c=' };

const sentTo = (url: string, more: Partial<IHttpRequestOptions> = {}) =>
	withToken(credentials, { url, method: 'GET', ...more }, 'may change').headers?.Authorization;

it.each([
	['https://api.airudder.com/service/cloud/task', undefined],
	['https://api.airudder.com/tasks/20261120/c.mp3', undefined],
	['/service/cloud/task', 'https://api.airudder.com'],
	['service/cloud/task', 'https://api.airudder.com/'],
	['https://api.airudder.com/service', 'https://elsewhere.example'],
])("sends the token to AIRudder's own host: %s (base %s)", (url, baseURL) => {
	expect(sentTo(url, { baseURL })).toBe('Token a+b/c=');
});

it.each([
	['https://cdn.example/c.mp3', undefined],
	['http://api.airudder.com/service', undefined],
	['https://api.airudder.com:8443/service', undefined],
	['https://api.airudder.com.evil.example/', undefined],
	['https://api.airudder.com@evil.example/', undefined],
	['/service/cloud/task', 'https://elsewhere.example'],
	['//evil.example/service', 'https://api.airudder.com'],
	['\\\\evil.example', 'https://api.airudder.com'],
	['https://evil.example/', 'https://api.airudder.com'],
	['/service/cloud/task', undefined],
	['', undefined],
])('sends the token, and the request, nowhere else: %s (base %s)', (url, baseURL) => {
	expect(failureOf(() => sentTo(url, { baseURL }))).toMatchObject({
		kind: 'input',
		message: expect.stringMatching(/^This credential is for https:\/\/api.airudder.com only/),
	});
});

it('looks at both names that n8n has for an address', () => {
	const own = 'https://api.airudder.com/service';
	const named = (more: object) => () => sentTo(own, more);
	expect(named({ uri: own })()).toBe('Token a+b/c=');
	expect(named({ url: undefined, uri: own })()).toBe('Token a+b/c=');
	expect(failureOf(named({ uri: 'https://evil.example/' })).kind).toBe('input');
	expect(failureOf(named({ url: 'https://evil.example/', uri: own })).kind).toBe('input');
});

it('does not repeat a query, which may hold a secret, when it names the wrong host', () => {
	const { message, description } = failureOf(() => sentTo('https://user:pw@evil.example/a?key=s3'));
	expect(`${message} ${description}`).not.toMatch(/user|pw|s3/);
});

it('keeps the other headers and does not change the request it was given', () => {
	const request = { url: 'https://api.airudder.com/a', headers: { 'Is-Encrypted': '1' } };
	expect(withToken(credentials, request, 'may change').headers).toEqual({
		'Is-Encrypted': '1',
		Authorization: 'Token a+b/c=',
	});
	expect(request.headers).toEqual({ 'Is-Encrypted': '1' });
});

describe('the credential', () => {
	const credential = new AiRudderApi();
	const property = (name: string) =>
		credential.properties.find((candidate) => candidate.name === name);

	it('adds the token by the same rule', async () => {
		const own = await credential.authenticate(credentials, { url: 'https://api.airudder.com/a' });
		const other = credential.authenticate(credentials, { url: 'https://cdn.example/a' });
		expect(own.headers).toEqual({ Authorization: 'Token a+b/c=' });
		expect((await laterFailureOf(other)).kind).toBe('input');
	});

	it.each(['appSecret', 'encryptionSecret', 'webhookSecret', 'accessToken'])(
		'keeps %s out of sight',
		(name) => {
			expect(property(name)?.typeOptions?.password).toBe(true);
		},
	);

	it('has n8n renew the token', () => {
		expect(property('accessToken')).toMatchObject({
			type: 'hidden',
			typeOptions: { expirable: true },
		});
	});
});
