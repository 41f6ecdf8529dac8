import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

type Sign = (body: Buffer, secret: string) => string;

/** Ways of signing a chatbot body; which one AIRudder uses is not published. */
export const signatures = {
	'hmac-sha256-hex-of-body': (body, secret) =>
		createHmac('sha256', secret).update(body).digest('hex'),
	'hmac-sha256-base64-of-body': (body, secret) =>
		createHmac('sha256', secret).update(body).digest('base64'),
	'hmac-sha1-hex-of-body': (body, secret) => createHmac('sha1', secret).update(body).digest('hex'),
	'sha256-hex-of-body-and-secret': (body, secret) =>
		createHash('sha256').update(body).update(secret).digest('hex'),
	'md5-hex-of-body-and-secret': (body, secret) =>
		createHash('md5').update(body).update(secret).digest('hex'),
} satisfies Readonly<Record<string, Sign>>;

export type SignatureName = keyof typeof signatures;

export const signatureNames = Object.keys(signatures) as SignatureName[];

/** Whether `given` is the signature of `body`. */
export function isSignatureOf(
	body: Buffer,
	given: string,
	name: SignatureName,
	secret: string,
): boolean {
	const [expected, actual] = [signatures[name](body, secret), given].map((text) =>
		createHash('sha256').update(text).digest(),
	);
	return expected !== undefined && actual !== undefined && timingSafeEqual(expected, actual);
}
