import {
	chosenScheme,
	detect,
	schemeNames,
	schemeOptions,
	sign,
	timestampSchemes,
	verify,
	type SignatureScheme,
} from '../../../nodes/shared/api/signature';
import { failureOf } from '../failures';

const sentence = 'The quick brown fox jumps over the lazy dog';

it.each<[SignatureScheme, string, string, string | undefined, string]>([
	// Well-known digests of one sentence, so that these are not our own word for it.
	[
		'hmacSha256BodyHex',
		'key',
		sentence,
		undefined,
		'f7bc83f430538424b13298e6aa6fb143ef4d59a14946175997479dbc2d1a3cd8',
	],
	['hmacSha1BodyHex', 'key', sentence, undefined, 'de7c9b85b8b78aa6bc8a7a36f70a90701c9db4d9'],
	['hmacMd5BodyHex', 'key', sentence, undefined, '80070713463e7749b90c2dc24911e275'],
	['hmacMd5BodyBase64', 'key', sentence, undefined, 'gAcHE0Y+d0m5DC3CSRHidQ=='],
	[
		'hmacSha1TimestampBodyHex',
		'key',
		'quick brown fox jumps over the lazy dog',
		'The ',
		'de7c9b85b8b78aa6bc8a7a36f70a90701c9db4d9',
	],
	[
		'sha256SecretBodyHex',
		'The quick ',
		'brown fox jumps over the lazy dog',
		undefined,
		'd7a8fbb307d7809469ca9abcb0082e4f8d5651e46d3cdb762d02d0bf37c9e592',
	],
	[
		'sha1BodySecretHex',
		' lazy dog',
		'The quick brown fox jumps over the',
		undefined,
		'2fd4e1c67a2d28fced849ee1bb76e7391b93eb12',
	],
	[
		'md5BodySecretHex',
		' lazy dog',
		'The quick brown fox jumps over the',
		undefined,
		'9e107d9d372bb6826bd81d3542a419d6',
	],
])('%s', (scheme, secret, body, timestamp, signature) => {
	expect(sign(scheme, secret, { body, timestamp })).toBe(signature);
	expect(verify(scheme, secret, signature, { body, timestamp })).toBe(true);
});

const signed = { body: '{"text":"¿Qué? 你好"}', timestamp: '1793500000' };

describe.each(schemeNames)('%s', (scheme) => {
	const signature = sign(scheme, 'secret', signed);

	it('signs bytes and text alike', () => {
		expect(sign(scheme, 'secret', { ...signed, body: Buffer.from(signed.body) })).toBe(signature);
	});

	it('is recognised by its signature', () => {
		expect(detect('secret', signature, signed)).toBe(scheme);
		expect(detect('secret', ` ${signature}\n`, signed)).toBe(scheme);
	});

	it('fits neither another body nor another secret', () => {
		expect(verify(scheme, 'secret', signature, { ...signed, body: `${signed.body} ` })).toBe(false);
		expect(verify(scheme, 'other', signature, signed)).toBe(false);
		expect(verify(scheme, 'secret', `${signature}0`, signed)).toBe(false);
	});

	it.each([undefined, '', ' ', 12, null, ['x']])('does not take %j for a signature', (nothing) => {
		expect(verify(scheme, 'secret', nothing, signed)).toBe(false);
	});

	it('does nothing without a secret', () => {
		expect(failureOf(() => sign(scheme, ' ', signed)).message).toMatch(/Sign Secret .* is empty/);
		expect(verify(scheme, '', signature, signed)).toBe(false);
	});
});

it('takes hexadecimal digits in upper case, and base64 as it is', () => {
	const hex = sign('hmacSha256BodyHex', 'secret', signed);
	const base64 = sign('hmacSha256BodyBase64', 'secret', signed);
	expect(verify('hmacSha256BodyHex', 'secret', hex.toUpperCase(), signed)).toBe(true);
	expect(verify('hmacSha256BodyBase64', 'secret', base64.toUpperCase(), signed)).toBe(false);
});

it.each(timestampSchemes)('%s needs the time stamp', (scheme) => {
	const signature = sign(scheme, 'secret', signed);
	expect(failureOf(() => sign(scheme, 'secret', { body: signed.body })).kind).toBe('input');
	for (const timestamp of ['', '1793500001', undefined])
		expect(verify(scheme, 'secret', signature, { body: signed.body, timestamp })).toBe(false);
});

it('finds no scheme for what is not signed with the secret', () => {
	expect(detect('secret', 'f7bc83f430538424', signed)).toBeUndefined();
	expect(detect('', sign('md5SecretBodyHex', 'secret', signed), signed)).toBeUndefined();
});

it('offers every scheme and None once, by readable names', () => {
	const names = schemeOptions.map(({ name }) => name);
	expect(names).toContain('HMAC-SHA256 of Body, Hex');
	expect(names).toContain('MD5 of Secret and Body, Base64');
	expect(new Set(names).size).toBe(schemeNames.length + 1);
	expect(names).toEqual([...names].sort((one, other) => one.localeCompare(other)));
});

it('reads the choice of a credential', () => {
	for (const nothing of ['none', '', undefined]) expect(chosenScheme(nothing)).toBeUndefined();
	expect(chosenScheme('hmacSha256BodyHex')).toBe('hmacSha256BodyHex');
	for (const unknown of ['toString', 'rot13'])
		expect(failureOf(() => chosenScheme(unknown)).kind).toBe('input');
});
