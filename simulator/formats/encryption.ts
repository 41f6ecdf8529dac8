import { createCipheriv, createDecipheriv, createHash } from 'node:crypto';

const cipher = 'aes-128-ecb';
const blockBytes = 16;
const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/**
 * Encrypts `text` with a key of 16 bytes; base64. Zero bytes fill the last block, and an aligned
 * text gets a whole block of them. Contract: x-encryption.
 */
export function encryptedText(text: string, key: string): string {
	const plain = Buffer.from(text, 'utf8');
	const padding = Buffer.alloc(blockBytes - (plain.length % blockBytes));
	const encryption = createCipheriv(cipher, Buffer.from(key, 'utf8'), null).setAutoPadding(false);
	return Buffer.concat([
		encryption.update(Buffer.concat([plain, padding])),
		encryption.final(),
	]).toString('base64');
}

/**
 * Decrypts base64 `text`; all trailing zero bytes are cut. Throws when it is not base64 or not
 * whole blocks. Contract: x-encryption.
 */
export function decryptedText(text: string, key: string): string {
	if (!base64.test(text)) throw new Error('the encrypted text is not base64');
	const decryption = createDecipheriv(cipher, Buffer.from(key, 'utf8'), null).setAutoPadding(false);
	const plain = Buffer.concat([decryption.update(text, 'base64'), decryption.final()]);
	let end = plain.length;
	while (end > 0 && plain[end - 1] === 0) end -= 1;
	return plain.toString('utf8', 0, end);
}

/** What the header Signed must hold: lower-case hex SHA-256 of the plain text. */
export function textDigest(text: string): string {
	return createHash('sha256').update(text, 'utf8').digest('hex');
}
