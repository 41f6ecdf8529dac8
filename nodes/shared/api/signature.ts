import { createHash, createHmac } from 'crypto';
import { sameSecret } from './encryption';
import { wrongInput } from './failure';
import { isText } from './values';

/** What a signature is made from. */
export interface Signed {
	body: Buffer | string;
	/** Value of the time stamp header, for the schemes that sign one. */
	timestamp?: string;
}

const texts = {
	Body: ({ body }) => [body],
	'Time Stamp and Body': ({ body, timestamp = '' }) => [timestamp, body],
	'Secret and Body': ({ body }, secret) => [secret, body],
	'Body and Secret': ({ body }, secret) => [body, secret],
} satisfies Record<string, (signed: Signed, secret: string) => Array<Buffer | string>>;

const digests = {
	'HMAC-SHA256': (secret: string) => createHmac('sha256', secret),
	'HMAC-SHA1': (secret: string) => createHmac('sha1', secret),
	'HMAC-MD5': (secret: string) => createHmac('md5', secret),
	'SHA-256': () => createHash('sha256'),
	'SHA-1': () => createHash('sha1'),
	MD5: () => createHash('md5'),
};

const encodings = { Hex: 'hex', Base64: 'base64' } as const;

type Scheme = readonly [
	digest: keyof typeof digests,
	text: keyof typeof texts,
	encoding: keyof typeof encodings,
];

/**
 * The ways to sign that a credential can choose from; a new one is one more line. AIRudder names the headers and keeps
 * back how the signature is made. Contract: securitySchemes.chatbotSign. The names on the left are stored in credentials.
 */
export const signatureSchemes = {
	hmacSha256BodyHex: ['HMAC-SHA256', 'Body', 'Hex'],
	hmacSha256BodyBase64: ['HMAC-SHA256', 'Body', 'Base64'],
	hmacSha1BodyHex: ['HMAC-SHA1', 'Body', 'Hex'],
	hmacSha1BodyBase64: ['HMAC-SHA1', 'Body', 'Base64'],
	hmacMd5BodyHex: ['HMAC-MD5', 'Body', 'Hex'],
	hmacMd5BodyBase64: ['HMAC-MD5', 'Body', 'Base64'],
	hmacSha256TimestampBodyHex: ['HMAC-SHA256', 'Time Stamp and Body', 'Hex'],
	hmacSha256TimestampBodyBase64: ['HMAC-SHA256', 'Time Stamp and Body', 'Base64'],
	hmacSha1TimestampBodyHex: ['HMAC-SHA1', 'Time Stamp and Body', 'Hex'],
	hmacSha1TimestampBodyBase64: ['HMAC-SHA1', 'Time Stamp and Body', 'Base64'],
	hmacMd5TimestampBodyHex: ['HMAC-MD5', 'Time Stamp and Body', 'Hex'],
	hmacMd5TimestampBodyBase64: ['HMAC-MD5', 'Time Stamp and Body', 'Base64'],
	sha256SecretBodyHex: ['SHA-256', 'Secret and Body', 'Hex'],
	sha256SecretBodyBase64: ['SHA-256', 'Secret and Body', 'Base64'],
	sha1SecretBodyHex: ['SHA-1', 'Secret and Body', 'Hex'],
	sha1SecretBodyBase64: ['SHA-1', 'Secret and Body', 'Base64'],
	md5SecretBodyHex: ['MD5', 'Secret and Body', 'Hex'],
	md5SecretBodyBase64: ['MD5', 'Secret and Body', 'Base64'],
	sha256BodySecretHex: ['SHA-256', 'Body and Secret', 'Hex'],
	sha256BodySecretBase64: ['SHA-256', 'Body and Secret', 'Base64'],
	sha1BodySecretHex: ['SHA-1', 'Body and Secret', 'Hex'],
	sha1BodySecretBase64: ['SHA-1', 'Body and Secret', 'Base64'],
	md5BodySecretHex: ['MD5', 'Body and Secret', 'Hex'],
	md5BodySecretBase64: ['MD5', 'Body and Secret', 'Base64'],
} as const satisfies Record<string, Scheme>;

export type SignatureScheme = keyof typeof signatureSchemes;

/** Value of a credential that does not sign. */
export const noSignature = 'none';

export const schemeNames = Object.keys(signatureSchemes) as SignatureScheme[];

/** The schemes that sign a time stamp, which travels in a header of its own. */
export const timestampSchemes = schemeNames.filter(signsTimestamp);

/** The schemes and None by their names for people, for the credential. */
export const schemeOptions = [
	{ name: 'None', value: noSignature },
	...schemeNames.map((value) => {
		const [digest, text, encoding] = signatureSchemes[value];
		return { name: `${digest} of ${text}, ${encoding}`, value };
	}),
].sort((one, other) => one.name.localeCompare(other.name));

/** The scheme that a credential chose; undefined for None. Throws `input` when it is none of the table. */
export function chosenScheme(value: unknown): SignatureScheme | undefined {
	if (!isText(value) || value === noSignature) return undefined;
	const scheme = schemeNames.find((name) => name === value);
	if (scheme) return scheme;
	throw wrongInput(
		`The Signature Scheme "${value}" of the credential is not known`,
		'Choose one from the list.',
	);
}

export function signsTimestamp(scheme: SignatureScheme): boolean {
	return signatureSchemes[scheme][1] === 'Time Stamp and Body';
}

/** The signature of a body. Throws `input` without the secret, or without a time stamp that the scheme signs. */
export function sign(scheme: SignatureScheme, secret: string, signed: Signed): string {
	if (!isText(secret)) {
		throw wrongInput(
			'The Sign Secret of the credential is empty',
			'Enter the secret that AIRudder gave you for signing, or set Signature Scheme to None.',
		);
	}
	if (signsTimestamp(scheme) && !isText(signed.timestamp)) {
		throw wrongInput('The Signature Scheme signs a time stamp, and there is none');
	}
	const [digest, text, encoding] = signatureSchemes[scheme];
	const hash = digests[digest](secret);
	for (const part of texts[text](signed, secret)) hash.update(part);
	return hash.digest(encodings[encoding]);
}

/**
 * Whether a received signature is the one that the scheme makes, in a time that says nothing about the right one.
 * Hexadecimal digits may come in upper case. A missing signature, secret or time stamp never fits.
 */
export function verify(
	scheme: SignatureScheme,
	secret: string,
	signature: unknown,
	signed: Signed,
): boolean {
	if (!isText(signature) || !isText(secret)) return false;
	if (signsTimestamp(scheme) && !isText(signed.timestamp)) return false;
	const given = signature.trim();
	const isHex = signatureSchemes[scheme][2] === 'Hex';
	return sameSecret(isHex ? given.toLowerCase() : given, sign(scheme, secret, signed));
}

/** The scheme that made a signature; undefined when none of the table fits. */
export function detect(
	secret: string,
	signature: unknown,
	signed: Signed,
): SignatureScheme | undefined {
	return schemeNames.find((scheme) => verify(scheme, secret, signature, signed));
}
