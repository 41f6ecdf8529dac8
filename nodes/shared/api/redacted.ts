import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { isText } from './values';

/** The fields of our credentials that nobody else may see; the others identify, and say where. */
const secretFields = [
	'accessToken',
	'appSecret',
	'encryptionSecret',
	'signSecret',
	'webhookSecret',
];

/** Shorter values would be found in everything. */
const shortestSecret = 6;

/**
 * What AIRudder answered, without the secrets of the credential that it may repeat: an answer goes on into errors and run
 * data. Found as they are, in JSON and in addresses.
 */
export function redacted(text: string, credential: ICredentialDataDecryptedObject): string {
	let cleared = text;
	for (const name of secretFields) {
		const secret = credential[name];
		if (!isText(secret) || secret.length < shortestSecret) continue;
		const inJson = JSON.stringify(secret).slice(1, -1);
		const spellings = [secret, inJson, inJson.replaceAll('/', '\\/'), encodeURIComponent(secret)];
		for (const spelling of new Set(spellings)) cleared = cleared.replaceAll(spelling, '[redacted]');
	}
	return cleared;
}
