import type { IHttpRequestOptions } from 'n8n-workflow';
import { AiRudderChatbotApi } from '../../../credentials/AiRudderChatbotApi.credentials';
import { verify } from '../../../nodes/shared/api/signature';
import { withSignature } from '../../../nodes/shared/api/signatureHeaders';
import { failureOf } from '../failures';

const credentials = {
	baseUrl: 'https://api.airudder.com/',
	signKey: '0123456789abcdef0123456789abcdef',
	signSecret: 'secret',
	signatureScheme: 'hmacSha256BodyHex',
};
const own = 'https://api.airudder.com/api/v1';

const signedRequest = (request: object, changed: object = {}) =>
	withSignature(
		{ ...credentials, ...changed },
		{
			method: 'POST',
			url: own,
			...request,
		},
	);
const fits = ({ headers, body }: IHttpRequestOptions) =>
	verify('hmacSha256BodyHex', 'secret', headers?.['X-AIRudder-Sign'], {
		body: body as Buffer | string,
	});

it.each([
	['bytes', { body: Buffer.from([0, 255, 13, 10]) }],
	['text', { body: ' {"a": 1}\n' }],
	['an object', { body: { a: 'ä', b: [1] } }],
	['a list', { body: [1] }],
	['nothing but brackets', { body: {} }],
	['JSON of the HTTP Request node', { json: true, uri: own, url: undefined, body: { a: 1 } }],
])('signs the very bytes that are sent: %s', (_what, request) => {
	const sent = signedRequest(request);
	expect(Buffer.isBuffer(sent.body)).toBe(true);
	expect(fits(sent)).toBe(true);
	expect(sent.headers?.['X-AIRudder-Sign-Key']).toBe(credentials.signKey);
});

it('says of JSON that it is, unless another type of it was named', () => {
	expect(signedRequest({ body: { a: 1 } }).headers?.['Content-Type']).toBe('application/json');
	const headers = { 'content-type': 'application/json; charset=utf-8' };
	expect(signedRequest({ body: { a: 1 }, headers }).headers).not.toHaveProperty('Content-Type');
});

it('signs a request without a body, and a form that is text', () => {
	expect(fits({ ...signedRequest({}), body: '' })).toBe(true);
	const headers = { 'content-type': 'application/x-www-form-urlencoded' };
	const form = signedRequest({ body: 'a=1', headers });
	expect([form.body, fits(form)]).toEqual(['a=1', true]);
});

it.each([
	['a form', { body: new FormData() }],
	['a form of fields', { form: { a: 1 } }],
	['files', { formData: { a: 1 } }],
	['an object that is to become a form', { body: { a: 1 }, headers: { 'Content-Type': 'x/y' } }],
])('refuses what it cannot sign: %s', (_what, request) => {
	expect(failureOf(() => signedRequest(request))).toMatchObject({
		kind: 'input',
		message: 'Only JSON and raw bodies can be signed',
	});
});

it('sends the sign key alone, and the body as it is, with the scheme None', () => {
	const body = new FormData();
	const sent = signedRequest({ body }, { signatureScheme: 'none' });
	expect(sent.headers).toEqual({ 'X-AIRudder-Sign-Key': credentials.signKey });
	expect(sent.body).toBe(body);
});

it.each([
	{ url: 'https://elsewhere.example/api' },
	{ url: 'http://api.airudder.com/api' },
	{ url: 'https://api.airudder.com', uri: 'https://elsewhere.example' },
	{ url: '//elsewhere.example/api', baseURL: 'https://api.airudder.com' },
])('refuses a request that goes elsewhere: %j', (request) => {
	const given = { body: { a: 1 }, ...request } as unknown as IHttpRequestOptions;
	expect(failureOf(() => withSignature(credentials, given))).toMatchObject({
		kind: 'input',
		message: expect.stringContaining('nothing was sent to'),
	});
});

it('resolves a path on its base, as the test of the credential sends it', () => {
	const sent = signedRequest({ url: '/api/v1', baseURL: 'https://api.airudder.com', body: {} });
	expect(fits(sent)).toBe(true);
});

describe('a time stamp', () => {
	const scheme = { signatureScheme: 'hmacSha256TimestampBodyHex' };

	it('goes along in the header of the credential, in seconds', () => {
		const { headers, body } = signedRequest(
			{ body: { a: 1 } },
			{ ...scheme, timestampHeader: ' X-Moment ' },
		);
		const timestamp = headers?.['X-Moment'] as string;
		expect(Math.abs(Number(timestamp) - Date.now() / 1000)).toBeLessThan(5);
		expect(
			verify('hmacSha256TimestampBodyHex', 'secret', headers?.['X-AIRudder-Sign'], {
				body: body as Buffer,
				timestamp,
			}),
		).toBe(true);
	});

	it.each(['', undefined, 'X Moment', 'X:1', 'X\r\nY'])('wants a header’s name: %j', (name) => {
		expect(
			failureOf(() => signedRequest({}, { ...scheme, timestampHeader: name })).message,
		).toMatch(/Time Stamp Header/);
	});
});

describe('the credential', () => {
	const credential = new AiRudderChatbotApi();
	const property = (name: string) => credential.properties.find((one) => one.name === name);

	it('signs by the same rules', async () => {
		const sent = await credential.authenticate(credentials, { url: own, body: { a: 1 } });
		expect(fits(sent)).toBe(true);
	});

	it('is preset to no signature, because AIRudder does not publish how it signs', () => {
		expect(property('signatureScheme')?.default).toBe('none');
	});

	it('keeps the secret out of sight', () => {
		expect(property('signSecret')?.typeOptions?.password).toBe(true);
	});
});
