import { Redaction } from '../../../nodes/shared/api/redacted';

const secret = 'Sk/7+aB"c=Zq~1';
const token = 'eyJ.token-of-the-account_0123456789';
const credential = {
	accessToken: token,
	appSecret: ` ${secret}\n`,
	signSecret: 'tiny',
	appKey: 'my-app-key',
};
const cleared = (text: string) => new Redaction({ ...credential }).cleared(text);

const everySign = (text: string, written: (code: string) => string) =>
	[...text].map((sign) => written(sign.charCodeAt(0).toString(16).padStart(2, '0'))).join('');
const base64 = (text: string) => Buffer.from(text).toString('base64');

const spellings: Array<[string, (text: string) => string]> = [
	['as it is', (text) => text],
	['in capitals', (text) => text.toUpperCase()],
	['in small letters, as the name of a host', (text) => text.toLowerCase()],
	['in JSON', (text) => JSON.stringify(text)],
	['in JSON with escaped slashes', (text) => JSON.stringify(text).replaceAll('/', '\\/')],
	['as a key of JSON', (text) => JSON.stringify({ [text]: 1 })],
	['in JSON as codes', (text) => everySign(text, (code) => `\\u00${code}`)],
	['in an address', encodeURIComponent],
	['in an address in small letters', (text) => encodeURIComponent(text).toLowerCase()],
	['in an address, all of it', (text) => everySign(text, (code) => `%${code}`)],
	['in an address in an address', (text) => encodeURIComponent(encodeURIComponent(text))],
	['in Base64', base64],
	['in Base64 for addresses', (text) => Buffer.from(text).toString('base64url')],
	['in Base64 behind a name', (text) => base64(`a:${text}`)],
	['in Base64 behind another name', (text) => base64(`ab:${text}:more`)],
	['in Base64 in JSON', (text) => JSON.stringify(base64(text)).replaceAll('/', '\\/')],
	['in hexadecimal digits', (text) => Buffer.from(text).toString('hex')],
];

/** What a thief would look for in what came out. */
function found(text: string, wanted: string): boolean {
	const parts = [0, 1, 2].map((before) =>
		Buffer.from('x'.repeat(before) + wanted)
			.toString('base64')
			.slice(before ? 4 : 0, -4),
	);
	const plain = [wanted, Buffer.from(wanted).toString('hex'), JSON.stringify(wanted).slice(1, -1)];
	const all = [...plain, encodeURIComponent(wanted), ...parts];
	return all.some((one) => text.toLowerCase().includes(one.toLowerCase()));
}

it.each(spellings)('takes a secret out that stands there %s', (_how, written) => {
	for (const one of [secret, token]) {
		const text = cleared(`before ${written(one)} after`);
		expect(text).toContain('[redacted]');
		expect(found(text, one)).toBe(false);
		expect(text).toMatch(/^before .* after$/);
	}
});

it('leaves everything else as it is, to the sign', () => {
	const text =
		'{"a": "50% off \\u0041\\/b", "key": "my-app-key", "tiny": "%41", "n": 12345678901234567890}';
	expect(cleared(text)).toBe(text);
	expect(cleared(`${text}${secret}`)).toBe(`${text}[redacted]`);
});

it('leaves JSON to be read', () => {
	const text = JSON.stringify({ echo: [secret, { [token]: `${token}${secret}` }] });
	expect(JSON.parse(cleared(text))).toEqual({
		echo: ['[redacted]', { '[redacted]': '[redacted][redacted]' }],
	});
});

it('still knows a token that was renewed before the answer came', () => {
	const changing = { ...credential };
	const redaction = new Redaction(changing);
	changing.accessToken = '';
	expect(redaction.cleared(token)).toBe('[redacted]');
	changing.accessToken = 'another-token';
	expect(redaction.cleared(`${token} another-token`)).toBe('[redacted] [redacted]');
});
