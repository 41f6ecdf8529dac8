import type { IDataObject } from 'n8n-workflow';
import { decrypt, encryptedHeader, signatureOf, signedHeader } from './encryption';
import type { Answer } from './envelope';
import { AiRudderFailure } from './failure';
import { jsonInPieces } from './jsonInPieces';
import {
	retryAfterSeconds,
	textOf,
	textParts,
	type ByteStream,
	type FullResponse,
} from './transport';
import { isText } from './values';

/** An answer, and how long it was. */
export interface TextAnswer extends Answer {
	characters: number;
	/** The text of an answer that is no JSON, where it was to be kept. */
	text?: string;
}

/** How an answer is read. */
export interface AnswerReading {
	/** The key of an encrypted answer. */
	keyOf: () => Buffer | undefined;
	/** Takes out secrets. */
	cleared: (text: string) => string;
	/** Whether the text is wanted where the answer is no JSON: it is kept as a whole then, which takes memory. */
	keepsText: boolean;
}

/**
 * Reads an answer that is text: decrypts it where it is encrypted, and gives it without secrets. Throws `uncertain` when it is
 * encrypted and does not fit its signature, and when it is larger than AIRudder's answers are.
 */
export async function readAnswer(
	{ statusCode, headers, body }: FullResponse<ByteStream>,
	{ keyOf, cleared, keepsText }: AnswerReading,
): Promise<TextAnswer> {
	const known = { httpStatus: statusCode, retryAfterSeconds: retryAfterSeconds(headers) };
	const key = headers[encryptedHeader.toLowerCase()] === '1' ? keyOf() : undefined;
	if (!key && !keepsText) {
		let characters = 0;
		const parts = async function* () {
			for await (const part of textParts(body)) {
				characters += part.length;
				yield part;
			}
		};
		const json = await jsonInPieces(parts(), cleared);
		return { ...known, json, characters };
	}
	const read = await textOf(body);
	const text = key ? decrypted(read, key, { statusCode, headers }) : read;
	const json = await jsonInPieces([text], cleared);
	const isWanted = keepsText && json === undefined;
	return { ...known, json, characters: text.length, ...(isWanted ? { text: cleared(text) } : {}) };
}

/** The text of an encrypted one. Throws `uncertain` when the key does not fit, or the signature, where there is one. */
function decrypted(
	text: string,
	key: Buffer,
	{ statusCode, headers }: { statusCode: number; headers: IDataObject },
): string {
	const plaintext = decrypt(text, key);
	const signature = headers[signedHeader.toLowerCase()];
	const isGenuine =
		plaintext !== undefined &&
		(!isText(signature) || signature.toLowerCase() === signatureOf(plaintext));
	if (isGenuine) return plaintext;
	throw new AiRudderFailure('uncertain', "AIRudder's answer cannot be decrypted", {
		httpStatus: statusCode,
		description: 'Check the AES Key of the credential.',
	});
}
