import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { pasted } from './values';

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

/** Parts of Base64 that are shorter would, too. */
const shortestPart = 8;

const replacement = '[redacted]';

/**
 * Takes the secrets of a credential out of what AIRudder answered, which goes on into errors and run data. Found as they
 * are, escaped in JSON or in addresses in part or in whole, in Base64, also within a longer text, and in hexadecimal digits,
 * in whatever letter case. What the credential held before is found, too: an answer may repeat a token that was renewed in
 * the meantime.
 */
export class Redaction {
	/** The secrets so far, each with its spellings in small letters. */
	private readonly spellings = new Map<string, string[]>();

	constructor(private readonly credential: ICredentialDataDecryptedObject) {
		this.note();
	}

	/** The text without any secret. */
	cleared(text: string): string {
		this.note();
		const plain = unescaped(text).toLowerCase();
		const found = [...this.spellings.values()].flat().filter((one) => plain.includes(one));
		if (found.length === 0) return text;
		// The longest first: one spelling may begin another.
		const patterns = found.sort((one, other) => other.length - one.length).map(patternOf);
		return text.replace(new RegExp(patterns.join('|'), 'gi'), replacement);
	}

	/** Keeps in mind what the credential holds now. */
	private note(): void {
		for (const name of secretFields) {
			const secret = pasted(this.credential[name]);
			if (secret.length < shortestSecret || this.spellings.has(secret)) continue;
			this.spellings.set(secret, spellingsOf(secret));
		}
	}
}

/** How a secret may be written, beside escapes, in small letters. */
function spellingsOf(secret: string): string[] {
	const bytes = Buffer.from(secret, 'utf8');
	const all = [
		secret,
		bytes.toString('hex'),
		...[0, 1, 2].flatMap((before) => inBase64(bytes, before)),
	];
	return [...new Set(all.map((one) => one.toLowerCase()))];
}

/** What of the Base64 of a longer text stands for these bytes alone, when so many bytes (modulo 3) come before them. */
function inBase64(bytes: Buffer, before: number): string[] {
	const encoded = Buffer.concat([Buffer.alloc(before), bytes])
		.toString('base64')
		.replace(/=+$/, '');
	const isCut = (before + bytes.length) % 3 > 0;
	const part = encoded.slice(Math.ceil((before * 4) / 3), isCut ? -1 : undefined);
	if (part.length < shortestPart) return [];
	return [part, part.replaceAll('+', '-').replaceAll('/', '_')];
}

/** A sign of ASCII that is escaped as in addresses, once or more often, or as in JSON. */
const escapes = /%(?:25)*([2-7][\da-f])|\\u00([2-7][\da-f])|\\([/"\\])/gi;

function unescaped(text: string): string {
	if (!text.includes('%') && !text.includes('\\')) return text;
	return text.replace(escapes, (_escape, percent?: string, unicode?: string, sign?: string) => {
		const code = percent ?? unicode;
		return code === undefined ? (sign ?? '') : String.fromCharCode(parseInt(code, 16));
	});
}

/** A pattern of a text each sign of which may be escaped. */
function patternOf(text: string): string {
	return [...text].map(signPattern).join('');
}

function signPattern(sign: string): string {
	const plain = sign.replace(/[\\^$.*+?()[\]{}|/]/, '\\$&');
	const code = sign.charCodeAt(0);
	if (code < 0x20 || code > 0x7e) return plain;
	const codes = [sign, sign.toUpperCase()].map((one) => one.charCodeAt(0).toString(16));
	const hex = [...new Set(codes)].join('|');
	const inJson = '/"\\'.includes(sign) ? `|\\\\\\\\?${plain}` : '';
	return `(?:${plain}|%(?:25)*(?:${hex})|\\\\u00(?:${hex})${inJson})`;
}
