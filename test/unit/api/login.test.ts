import { Readable } from 'node:stream';
import type { IHttpRequestOptions } from 'n8n-workflow';
import { AiRudderApi } from '../../../credentials/AiRudderApi.credentials';
import { endpointPathsOf, logIn } from '../../../nodes/shared/api/login';
import { laterFailureOf } from '../failures';

const credentials = { baseUrl: 'https://api.airudder.com/', appKey: 'key', appSecret: 's3cret+/=' };

/** n8n's helper, answering every request the same. */
function airudder(statusCode: number, body: unknown) {
	const requests: IHttpRequestOptions[] = [];
	const httpRequest = async (request: IHttpRequestOptions) => {
		requests.push(request);
		if (body instanceof Error) throw body;
		return {
			statusCode,
			headers: {},
			body: Readable.from([Buffer.from(typeof body === 'string' ? body : JSON.stringify(body))]),
		};
	};
	return { helper: { helpers: { httpRequest } }, requests };
}

it('buys a token with the key and the secret', async () => {
	const { helper, requests } = airudder(200, {
		code: 200,
		status: 'OK',
		data: { token: 'a+b/c=' },
	});
	expect(await logIn(helper, credentials, 'obtainToken')).toBe('a+b/c=');
	expect(requests).toEqual([
		expect.objectContaining({
			method: 'POST',
			url: 'https://api.airudder.com/service/cloud/auth',
			body: '{"APPKey":"key","APPSecret":"s3cret+/="}',
			headers: { 'Content-Type': 'application/json' },
			disableFollowRedirect: true,
		}),
	]);
});

it('logs in to the dialer with a form', async () => {
	const { helper, requests } = airudder(200, { code: 0, body: { token: 't' } });
	expect(await logIn(helper, credentials, 'obtainDialerToken')).toBe('t');
	expect((requests[0]?.body as URLSearchParams).toString()).toBe(
		'APPKey=key&APPSecret=s3cret%2B%2F%3D',
	);
	expect(requests[0]?.headers).toBeUndefined();
});

it('takes another path for the login when the credential has one', async () => {
	const { helper, requests } = airudder(200, { code: 200, data: { token: 't' } });
	await logIn(
		helper,
		{ ...credentials, endpointPaths: '{"obtainToken": "/v2/auth"}' },
		'obtainToken',
	);
	expect(requests[0]?.url).toBe('https://api.airudder.com/v2/auth');
	expect(endpointPathsOf({ endpointPaths: ' ' })).toBeUndefined();
});

it.each<[string, number, unknown, object]>([
	[
		'wrong keys',
		200,
		{ code: 401, message: 'app secret wrong' },
		{ kind: 'refused', message: 'AIRudder refused the request: "app secret wrong" (code 401)' },
	],
	[
		'no token',
		200,
		{ code: 200, data: {} },
		{ kind: 'refused', message: expect.stringContaining('gave no token') },
	],
	['a blank token', 200, { code: 200, data: { token: ' ' } }, { kind: 'refused' }],
	['a broken server', 503, { code: 500 }, { kind: 'unreachable', httpStatus: 503, bodyCode: 500 }],
	['a page', 200, '<html>', { kind: 'unreachable' }],
	[
		'a lost connection',
		0,
		Object.assign(new Error('x'), { code: 'ECONNRESET' }),
		{ kind: 'unreachable' },
	],
])(
	'leaves no doubt that nothing was sent after a login with %s',
	async (_what, status, body, told) => {
		const { helper } = airudder(status, body);
		const failure = await laterFailureOf(logIn(helper, credentials, 'obtainToken'));
		expect(failure).toMatchObject(told);
		expect(JSON.stringify({ ...failure, message: failure.message })).not.toContain('s3cret');
	},
);

it('gives n8n the token to keep', async () => {
	const { helper } = airudder(200, { code: 200, data: { token: 't' } });
	expect(await new AiRudderApi().preAuthentication.call(helper, credentials)).toEqual({
		accessToken: 't',
	});
});
