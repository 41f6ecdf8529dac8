import type { IDataObject } from 'n8n-workflow';
import { decrypt, encryptedHeader, signatureOf, signedHeader } from './encryption';
import type { Answer } from './envelope';
import { AiRudderFailure } from './failure';
import { jsonInPieces } from './jsonInPieces';
import { retryAfterSeconds, type FullResponse, type TextParts } from './transport';
import { isText } from './values';

/** An answer, and its text for where it is no JSON. */
export interface TextAnswer extends Answer {
	text: () => string;
}

/**
 * Reads an answer that is text: decrypts it with `keyOf` where it is encrypted, and gives it as `cleared` of secrets returns it.
 * Throws `uncertain` when it is encrypted and does not fit its signature.
 */
export async function readAnswer(
	{ statusCode, headers, body }: FullResponse<TextParts>,
	{ keyOf, cleared }: { keyOf: () => Buffer | undefined; cleared: (text: string) => string },
): Promise<TextAnswer> {
	const key = headers[encryptedHeader.toLowerCase()] === '1' ? keyOf() : undefined;
	const plaintext = key ? decrypted(body.join(''), key, headers) : body;
	if (!plaintext) {
		throw new AiRudderFailure('uncertain', "AIRudder's answer cannot be decrypted", {
			httpStatus: statusCode,
			description: 'Check the AES Key of the credential.',
		});
	}
	return {
		httpStatus: statusCode,
		json: await jsonInPieces(plaintext, cleared),
		text: () => cleared(plaintext.join('')),
		retryAfterSeconds: retryAfterSeconds(headers),
	};
}

/** The text of an encrypted one; undefined when the key does not fit, or the signature, where there is one. */
function decrypted(body: string, key: Buffer, headers: IDataObject): TextParts | undefined {
	const plaintext = decrypt(body, key);
	const signature = headers[signedHeader.toLowerCase()];
	const isGenuine =
		plaintext !== undefined &&
		(!isText(signature) || signature.toLowerCase() === signatureOf(plaintext));
	return isGenuine ? [plaintext] : undefined;
}
