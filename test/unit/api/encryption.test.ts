import * as fc from 'fast-check';
import { parse } from 'yaml';
import {
	decrypt,
	encrypt,
	encryptionKey,
	sameSecret,
	signatureOf,
} from '../../../nodes/shared/api/encryption';
import { contractText } from '../../../contract/read';
import { failureOf } from '../failures';

interface TestVector {
	key: string;
	plaintext: string;
	ciphertext: string;
	signed: string;
}
const contract = parse(contractText()) as { 'x-encryption': { testVector: TestVector } };
const vector = contract['x-encryption'].testVector;
const key = encryptionKey(vector.key);

it("encrypts and signs as AIRudder's own example does", () => {
	expect(encrypt(vector.plaintext, key)).toBe(vector.ciphertext);
	expect(decrypt(vector.ciphertext, key)).toBe(vector.plaintext);
	expect(signatureOf(vector.plaintext)).toBe(vector.signed);
});

it('gives a text that fills its blocks a whole block of padding', () => {
	const bytes = (text: string) => Buffer.from(encrypt(text, key), 'base64').length;
	expect([0, 15, 16, 17, 32].map((length) => bytes('x'.repeat(length)))).toEqual([
		16, 16, 32, 32, 48,
	]);
});

it('gives back every text that does not end in zero bytes', () => {
	const keys = fc.uint8Array({ minLength: 16, maxLength: 16 }).map((bytes) => Buffer.from(bytes));
	fc.assert(
		fc.property(fc.string({ unit: 'binary' }), keys, (text, anyKey) => {
			fc.pre(!text.endsWith('\0'));
			expect(decrypt(encrypt(text, anyKey), anyKey)).toBe(text);
		}),
		{ numRuns: 1000 },
	);
});

it.each(['', 'short', 'a key of 17 chars', 'fünfzehn Zeichen'])(
	'refuses a key that has not 16 bytes, without showing it: %j',
	(text) => {
		const failure = failureOf(() => encryptionKey(text));
		expect(failure.kind).toBe('input');
		expect(failure.message).toContain(`has ${Buffer.byteLength(text)} bytes`);
		if (text) expect(`${failure.message} ${failure.description}`).not.toContain(text);
	},
);

it('tells equal secrets from different ones of any length', () => {
	expect(sameSecret('secret', 'secret')).toBe(true);
	expect(sameSecret('secret', 'secret ')).toBe(false);
	expect(sameSecret('', 'secret')).toBe(false);
	fc.assert(
		fc.property(fc.string(), fc.string(), (one, other) => {
			expect(sameSecret(one, other)).toBe(Buffer.from(one).equals(Buffer.from(other)));
		}),
	);
});
