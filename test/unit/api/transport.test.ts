import { Readable } from 'node:stream';
import { AiRudderFailure } from '../../../nodes/shared/api/failure';
import {
	retryAfterSeconds,
	textOf,
	timeoutOf,
	transportFailure,
	transportOptions,
} from '../../../nodes/shared/api/transport';

const url = 'https://api.airudder.com/service/cloud/detail?Callee=%2B6281234567890';

/** An error as the HTTP library throws it: full of the request, headers included. */
const networkError = (code?: string) =>
	Object.assign(new Error('Request failed: Authorization Token s3cret'), {
		code,
		config: { headers: { Authorization: 'Token s3cret' } },
	});

it.each([
	'ECONNREFUSED',
	'ENOTFOUND',
	'EAI_AGAIN',
	'CERT_HAS_EXPIRED',
	'DEPTH_ZERO_SELF_SIGNED_CERT',
	'SELF_SIGNED_CERT_IN_CHAIN',
	'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
	'ERR_TLS_CERT_ALTNAME_INVALID',
	'CERT_NOT_YET_VALID',
	'CERT_REVOKED',
	'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
	'ERR_INVALID_URL',
])('says that nothing was sent after %s', (code) => {
	expect(transportFailure(networkError(code), url)).toMatchObject({
		kind: 'unreachable',
		message: 'AIRudder could not be reached at api.airudder.com',
		description: expect.stringContaining(code),
	});
});

it.each([
	'ECONNRESET',
	'ECONNABORTED',
	'ETIMEDOUT',
	'EPIPE',
	'ERR_BAD_RESPONSE',
	'SOMETHING_NEW',
	undefined,
])('says that it is not known what happened after %s', (code) => {
	expect(transportFailure(networkError(code), url).kind).toBe('uncertain');
});

it.each(['EHOSTUNREACH', 'ENETUNREACH'])(
	'does not say that nothing was sent when an open connection broke with %s',
	(code) => {
		const error = Object.assign(new Error(`read ${code}`), { code, syscall: 'read' });
		expect(transportFailure(error, url).kind).toBe('uncertain');
	},
);

it.each([new Error('no code'), 'text', null, undefined, 5, { code: 5 }, []])(
	'says that it is not known what happened after anything else: %p',
	(error) => {
		expect(transportFailure(error, url)).toMatchObject({ kind: 'uncertain' });
	},
);

it.each([
	[{ code: 'ECONNREFUSED' }, /ECONNREFUSED: nothing listens at this address\. Check the Base URL/],
	[{ code: 'ENOTFOUND' }, /ENOTFOUND: there is no host of this name\./],
	[{ code: 'EAI_AGAIN' }, /the name of the host could not be looked up/],
	[{ code: 'ETIMEDOUT', syscall: 'connect' }, /ETIMEDOUT: nothing answers there\. Check/],
	[{ code: 'ETIMEDOUT', syscall: 'read' }, /ETIMEDOUT: no answer came in time\.$/],
	[{ code: 'ECONNABORTED' }, /no answer came in time/],
	[{ code: 'ECONNRESET' }, /the other side, or something in between, ended the connection/],
	[{ code: 'ERR_BAD_RESPONSE' }, /the answer broke off/],
	[{ code: 'EPROTO' }, /do not speak the same encryption/],
	[
		{ code: 'CERT_HAS_EXPIRED' },
		/its certificate is not valid, or n8n does not trust who issued it/,
	],
	[{ code: 'SOMETHING_NEW' }, /^The network says SOMETHING_NEW\.$/],
])('says in words what %j means', (fault, words) => {
	const error = Object.assign(new Error('aborted'), fault);
	expect(transportFailure(error, url).description).toMatch(words);
});

it('does not name AIRudder, or the credential, where a file lies on another host', () => {
	const link = 'https://files.example/a.wav?key=s3cret';
	const failures = ['ENOTFOUND', 'ECONNRESET'].map((code) =>
		transportFailure(networkError(code), link, 'elsewhere'),
	);
	expect(failures.map(({ message }) => message)).toEqual([
		'files.example could not be reached',
		'The connection to files.example broke before it answered',
	]);
	for (const { description } of failures)
		expect(description).not.toMatch(/AIRudder|Base URL|s3cret/);
});

it('finds the code behind the errors that n8n wraps around it', () => {
	const wrapped = new Error('outer', {
		cause: new Error('inner', { cause: networkError('ENOTFOUND') }),
	});
	expect(transportFailure(wrapped, url).kind).toBe('unreachable');
});

it("gives AIRudder's refusal of the login as it is", () => {
	const refusal = new AiRudderFailure('refused', 'wrong key', { bodyCode: 401 });
	expect(transportFailure(new Error('outer', { cause: refusal }), url)).toBe(refusal);
});

it('does not hang on errors that cause each other', () => {
	const one: Error = new Error('one');
	one.cause = new Error('other', { cause: one });
	expect(transportFailure(one, url).kind).toBe('uncertain');
});

it.each(['ECONNREFUSED', 'ECONNRESET'])('shows neither token nor number after %s', (code) => {
	const failure = transportFailure(networkError(code), url);
	const shown = JSON.stringify({ ...failure, message: failure.message });
	expect(shown).not.toContain('s3cret');
	expect(shown).not.toContain('6281234567890');
	expect(failure.cause).toBeUndefined();
});

it('looks at every status itself, follows no redirect and leaves the body to be read', () => {
	expect(transportOptions).toMatchObject({
		disableFollowRedirect: true,
		ignoreHttpStatusErrors: true,
		returnFullResponse: true,
		encoding: 'stream',
	});
});

describe('how long AIRudder asks to wait', () => {
	beforeEach(() => jest.useFakeTimers({ now: new Date('2026-11-20T03:00:00Z') }));
	afterEach(() => jest.useRealTimers());

	it.each([
		['30', 30],
		['0', 0],
		['-5', 0],
		['1.5', 1.5],
		['Fri, 20 Nov 2026 03:00:12 GMT', 12],
		['Fri, 20 Nov 2026 02:00:00 GMT', 0],
		['soon', undefined],
		['', undefined],
		[undefined, undefined],
	])('%j', (header, seconds) => {
		expect(retryAfterSeconds({ 'retry-after': header })).toBe(seconds);
	});
});

it.each([
	['a short', 11],
	['a long', 700_001],
])(
	'reads %s stream whose chunks cut a character in two, and takes off its byte order mark',
	async (_how, cut) => {
		const text = `${'x'.repeat(cut - 4)}Ünal`;
		const bytes = Buffer.from(`\ufeff${text}`);
		expect(bytes.subarray(cut - 1, cut + 1).toString()).toBe('Ü');
		expect(await textOf(Readable.from([bytes.subarray(0, cut), bytes.subarray(cut)]))).toBe(text);
	},
);

it('waits for what reaches people longer than production clients do, and for the rest as AIRudder recommends', () => {
	expect(timeoutOf('contacts')).toBeGreaterThan(150_000);
	expect([timeoutOf('reads'), timeoutOf('changes')]).toEqual([120_000, 120_000]);
});
