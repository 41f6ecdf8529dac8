import { decrypt, encryptedHeader, signatureOf, signedHeader } from './encryption';
import type { Answer } from './envelope';
import { AiRudderFailure } from './failure';
import { jsonInPieces } from './jsonInPieces';
import { retryAfterSeconds, type FullResponse } from './transport';
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
	{ statusCode, headers, body }: FullResponse<string>,
	{ keyOf, cleared }: { keyOf: () => Buffer | undefined; cleared: (text: string) => string },
): Promise<TextAnswer> {
	const key = headers[encryptedHeader.toLowerCase()] === '1' ? keyOf() : undefined;
	const plaintext = key ? decrypt(body, key) : body;
	const signature = headers[signedHeader.toLowerCase()];
	const isGenuine =
		plaintext !== undefined &&
		(!key || !isText(signature) || signature.toLowerCase() === signatureOf(plaintext));
	if (!isGenuine) {
		throw new AiRudderFailure('uncertain', "AIRudder's answer cannot be decrypted", {
			httpStatus: statusCode,
			description: 'Check the AES Key of the credential.',
		});
	}
	return {
		httpStatus: statusCode,
		json: await jsonInPieces(plaintext, cleared),
		text: () => cleared(plaintext),
		retryAfterSeconds: retryAfterSeconds(headers),
	};
}
