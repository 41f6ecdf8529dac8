import { once } from 'node:events';
import { Readable } from 'node:stream';
import type { IDataObject, IExecuteFunctions, IHttpRequestOptions } from 'n8n-workflow';
import { AiRudderClient } from '../../../nodes/shared/api/client';
import { Deadline } from '../../../nodes/shared/api/deadline';
import { decrypt, encrypt, encryptionKey, signatureOf } from '../../../nodes/shared/api/encryption';
import { Session } from '../../../nodes/shared/api/session';
import { laterFailureOf } from '../failures';

const secret = 'airudderredduria';
const key = encryptionKey(secret);

interface Answer {
	statusCode?: number;
	headers?: IDataObject;
	body: string;
}

type Reply = (request: IHttpRequestOptions, token: unknown) => Answer | Promise<Answer>;

/** A client on an n8n that logs in when the token is blank, and an AIRudder that answers with `reply`. */
async function clientOn(reply: Reply, credential: IDataObject = {}) {
	const data: IDataObject = {
		baseUrl: 'https://api.airudder.com',
		accessToken: 'old',
		...credential,
	};
	const requests: IHttpRequestOptions[] = [];
	let logins = 0;
	const httpRequestWithAuthentication = async (_type: string, request: IHttpRequestOptions) => {
		await Promise.resolve();
		if (data.accessToken === '') data.accessToken = `new-${++logins}`;
		requests.push(request);
		const answer = { statusCode: 200, headers: {}, ...(await reply(request, data.accessToken)) };
		return { ...answer, body: Readable.from([Buffer.from(answer.body)]) };
	};
	const context = {
		getCredentials: async () => data,
		getNode: () => ({ credentials: { aiRudderApi: { id: '1', name: 'mine' } } }),
		helpers: { httpRequestWithAuthentication },
	} as unknown as IExecuteFunctions;
	return {
		client: await AiRudderClient.open(context, 'aiRudderApi'),
		requests,
		logins: () => logins,
	};
}

const bodyOf = (request?: IHttpRequestOptions) => (request?.body as Buffer).toString('utf8');
const ok = (data: unknown) => ({ body: JSON.stringify({ code: 200, status: 'OK', data }) });
const tokenRefused = { body: '{"code":401}' };

it('sends what is set in the wire names of the contract', async () => {
	const { client, requests } = await clientOn(() => ok([]));
	await client.call('getCallRecords', { query: { callee: '+6281', caseid: '', taskid: 't 1' } });
	await client.call('createTask', { body: { TaskName: 'due' } });
	expect(requests[0]).toMatchObject({
		method: 'GET',
		url: 'https://api.airudder.com/service/cloud/calleerecords?callee=%2B6281&taskid=t+1',
	});
	expect(requests[0]).not.toHaveProperty('body');
	expect(bodyOf(requests[1])).toBe('{"TaskName":"due"}');
	expect(requests[1]!.headers).toEqual({ 'Content-Type': 'application/json' });
});

it('sends headers beside its own, which no other replaces', async () => {
	const { client, requests } = await clientOn(() => ok([]));
	const own = {
		authorization: 'x',
		'content-type': 'x',
		'IS-ENCRYPTED': '1',
		signed: 'x',
		Host: 'x',
	};
	await client.call('createTask', { body: {}, headers: { ...own, 'X-Trace': 'a b' } });
	expect(requests[0]!.headers).toEqual({ 'X-Trace': 'a b', 'Content-Type': 'application/json' });
});

it.each(['a\r\nX-Evil: 1', 'a\nb', 'a\0b', '你好'])(
	'refuses a header that none can carry, before sending: %j',
	async (value) => {
		const { client, requests } = await clientOn(() => ok([]));
		const failure = await laterFailureOf(client.call('createTask', { headers: { 'X-A': value } }));
		expect(failure).toMatchObject({ kind: 'input', message: expect.stringContaining('"X-A"') });
		expect(requests).toEqual([]);
	},
);

it('sends a form without files as text, each entry of a list under its name', async () => {
	const { client, requests } = await clientOn(() => ok([]));
	await client.call('createTask', { form: { a: [1, 'b c'], on: false, no: null, o: { x: 1 } } });
	expect(requests[0]).toMatchObject({
		body: 'a=1&a=b+c&on=false&o=%7B%22x%22%3A1%7D',
		headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
	});
});

it('encrypts, signs and decrypts when the credential has a key', async () => {
	const plaintext = JSON.stringify({ code: 200, data: { TaskID: 't-1' } });
	const { client, requests } = await clientOn(
		() => ({
			headers: { 'is-encrypted': '1', signed: signatureOf(plaintext).toUpperCase() },
			body: encrypt(plaintext, key),
		}),
		{ encryptionSecret: secret },
	);
	expect(await client.call('createTask', { body: { TaskName: 'due' } })).toEqual({ TaskID: 't-1' });
	expect(decrypt(bodyOf(requests[0]), key)).toBe('{"TaskName":"due"}');
	expect(requests[0]!.headers).toMatchObject({
		'Is-Encrypted': '1',
		Signed: signatureOf('{"TaskName":"due"}'),
	});
	await client.call('getTaskDetail', { query: { TaskID: 't-1' } });
	expect(requests[1]!.url.split('?')[1]).toBe(encrypt('TaskID=t-1', key));
});

it('leaves it open what happened when the answer does not fit its signature', async () => {
	const { client } = await clientOn(
		() => ({
			headers: { 'is-encrypted': '1', signed: 'other' },
			body: encrypt('{"code":200}', key),
		}),
		{ encryptionSecret: secret },
	);
	const failure = await laterFailureOf(client.call('createTask', { body: {} }));
	expect(failure).toMatchObject({
		kind: 'uncertain',
		description: expect.stringContaining('AES Key'),
	});
});

it('leaves it open what happened when the answer cannot be decrypted', async () => {
	const { client } = await clientOn(() => ({ headers: { 'is-encrypted': '1' }, body: 'qbj8' }), {
		encryptionSecret: secret,
	});
	expect((await laterFailureOf(client.call('createTask', { body: {} }))).kind).toBe('uncertain');
});

it('logs in once when many requests meet a token that is over, and sends each once more', async () => {
	const { client, requests, logins } = await clientOn((_request, token) =>
		token === 'old' ? tokenRefused : ok({}),
	);
	await Promise.all(
		Array.from(
			{ length: 10 },
			async () => await client.call('cancelTask', { body: { TaskID: 't' } }),
		),
	);
	expect(logins()).toBe(1);
	expect(requests).toHaveLength(20);
});

it('does not log in again for a refusal that comes after the new token', async () => {
	let refuseLate: (answer: Answer) => void = () => undefined;
	const late = new Promise<Answer>((resolve) => (refuseLate = resolve));
	const { client, requests, logins } = await clientOn((request, token) => {
		if (token !== 'old') return ok({});
		return bodyOf(request).includes('slow') ? late : tokenRefused;
	});
	const slow = client.call('cancelTask', { body: { TaskID: 'slow' } });
	await client.call('cancelTask', { body: { TaskID: 'quick' } });
	refuseLate(tokenRefused);
	await slow;
	expect(logins()).toBe(1);
	expect(requests).toHaveLength(4);
});

it('sends twice at most when AIRudder refuses the new token too', async () => {
	const { client, requests } = await clientOn(() => tokenRefused);
	expect(await laterFailureOf(client.call('createTask', { body: {} }))).toMatchObject({
		kind: 'refused',
		bodyCode: 401,
	});
	expect(requests).toHaveLength(2);
});

it.each([
	['a broken server', () => ({ statusCode: 503, body: '<html>' })],
	['a fault inside', () => ({ body: '{"code":500}' })],
	['too many requests', () => ({ statusCode: 429, body: '' })],
])('never sends twice what calls people: %s', async (_what, reply) => {
	const { client, requests } = await clientOn(reply);
	await laterFailureOf(client.call('createTask', { body: {} }));
	expect(requests).toHaveLength(1);
});

it.each<[string, (client: AiRudderClient) => Promise<unknown>]>([
	['reads', async (client) => await client.call('listTasks', {})],
	['downloads', async (client) => await client.download('getCallRecording', {})],
	[
		'custom reads',
		async (client) => await client.callPath({ method: 'GET', path: '/a', family: 'cloud' }),
	],
])('sends half as many %s side by side once AIRudder takes no more', async (_what, read) => {
	let refusals = 0;
	const { client } = await clientOn(() =>
		refusals++ === 0 ? { statusCode: 429, headers: { 'retry-after': '0' }, body: '' } : ok([]),
	);
	expect(client.pace.atOnce).toBe(10);
	await read(client.within(new Deadline(60_000, 'The test did not end')));
	expect(client.pace.atOnce).toBe(5);
});

it('ends an answer that begins after its time is over', async () => {
	let begin: (response: object) => void = () => undefined;
	const context = {
		getCredentials: async () => ({ baseUrl: 'https://api.airudder.com', accessToken: 'old' }),
		getNode: () => ({ credentials: {} }),
		helpers: {
			httpRequestWithAuthentication: async () =>
				await new Promise((resolve) => {
					begin = resolve;
				}),
		},
	} as unknown as IExecuteFunctions;
	const session = await Session.open(context, 'aiRudderApi');
	const request = { method: 'GET', url: 'https://api.airudder.com/service', timeout: 1 } as const;
	const failure = await laterFailureOf(session.answerTo(request));
	expect(failure.kind).toBe('uncertain');
	const body = new Readable({ read: () => undefined });
	const closed = once(body, 'close');
	begin({ statusCode: 200, headers: {}, body });
	await closed;
	expect(body.destroyed).toBe(true);
});
