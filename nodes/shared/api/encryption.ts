import { createCipheriv, createDecipheriv, createHash, timingSafeEqual } from 'crypto';
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { wrongInput } from './failure';
import { pasted } from './values';

const blockBytes = 16;

/** Headers of an encrypted request or answer. Contract: x-encryption. */
export const encryptedHeader = 'Is-Encrypted';
export const signedHeader = 'Signed';

/** The key that a credential holds, if any; see encryptionKey. */
export function agreedKey({
	encryptionSecret,
}: ICredentialDataDecryptedObject): Buffer | undefined {
	const text = pasted(encryptionSecret);
	return text === '' ? undefined : encryptionKey(text);
}

/** The key agreed with AIRudder as bytes. Throws when the text is not exactly 16 bytes in UTF-8. */
export function encryptionKey(text: string): Buffer {
	const key = Buffer.from(text, 'utf8');
	if (key.length !== blockBytes) {
		throw wrongInput(
			`The AES Key of the credential has ${key.length} bytes; AIRudder's keys have ${blockBytes}`,
			'Copy the key again from what AIRudder gave you, or empty the field if no encryption was agreed.',
		);
	}
	return key;
}

/**
 * AES-128-ECB, zero bytes as padding (an aligned text gets a whole block of them), base64. Contract: x-encryption,
 * which carries a test vector.
 */
export function encrypt(plaintext: string, key: Buffer): string {
	const bytes = Buffer.from(plaintext, 'utf8');
	const padding = Buffer.alloc(blockBytes - (bytes.length % blockBytes));
	const cipher = createCipheriv('aes-128-ecb', key, null).setAutoPadding(false);
	return Buffer.concat([cipher.update(Buffer.concat([bytes, padding])), cipher.final()]).toString(
		'base64',
	);
}

/** The plaintext of `encrypt`, all trailing zero bytes stripped; undefined when `ciphertext` is not whole blocks. */
export function decrypt(ciphertext: string, key: Buffer): string | undefined {
	const sealed = Buffer.from(ciphertext, 'base64');
	if (sealed.length === 0 || sealed.length % blockBytes !== 0) return undefined;
	const decipher = createDecipheriv('aes-128-ecb', key, null).setAutoPadding(false);
	const bytes = Buffer.concat([decipher.update(sealed), decipher.final()]);
	let end = bytes.length;
	while (end > 0 && bytes[end - 1] === 0) end--;
	return bytes.subarray(0, end).toString('utf8');
}

/** Lower-case hex SHA-256 of the plaintext, sent beside the ciphertext. */
export function signatureOf(plaintext: string): string {
	return createHash('sha256').update(plaintext, 'utf8').digest('hex');
}

/** Whether two secrets are the same text, in a time that says nothing about either. */
export function sameSecret(given: string, expected: string): boolean {
	const digest = (text: string) => createHash('sha256').update(text, 'utf8').digest();
	return timingSafeEqual(digest(given), digest(expected));
}
