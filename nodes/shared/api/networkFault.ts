import { isText } from './values';

/** What a fault of the network is called, and where it happened, as Node.js says it. */
export interface NetworkFault {
	code?: string;
	syscall?: string;
}

const noCertificate = 'its certificate is not valid, or n8n does not trust who issued it';

/** Faults in which nothing can have reached AIRudder, in words. In all others the request may have arrived. */
const beforeSending: Readonly<Record<string, string>> = {
	ECONNREFUSED: 'nothing listens at this address',
	ENOTFOUND: 'there is no host of this name',
	EAI_AGAIN: 'the name of the host could not be looked up',
	ERR_INVALID_URL: 'this is no web address',
	CERT_HAS_EXPIRED: noCertificate,
	CERT_NOT_YET_VALID: noCertificate,
	CERT_REVOKED: noCertificate,
	CERT_SIGNATURE_FAILURE: noCertificate,
	CERT_UNTRUSTED: noCertificate,
	DEPTH_ZERO_SELF_SIGNED_CERT: noCertificate,
	ERR_TLS_CERT_ALTNAME_INVALID: noCertificate,
	SELF_SIGNED_CERT_IN_CHAIN: noCertificate,
	UNABLE_TO_GET_ISSUER_CERT: noCertificate,
	UNABLE_TO_GET_ISSUER_CERT_LOCALLY: noCertificate,
	UNABLE_TO_VERIFY_LEAF_SIGNATURE: noCertificate,
};

/** Faults that come before sending only while connecting; an open connection can meet them, too. */
const whileConnecting: Readonly<Record<string, string>> = {
	EHOSTUNREACH: 'there is no way to it',
	ENETUNREACH: 'there is no way to it',
	ETIMEDOUT: 'nothing answers there',
};

const ended = 'the other side, or something in between, ended the connection';

const otherFaults: Readonly<Record<string, string>> = {
	...whileConnecting,
	ECONNABORTED: 'no answer came in time',
	ECONNRESET: ended,
	EPIPE: ended,
	EPROTO: 'the two sides do not speak the same encryption (TLS)',
	ERR_BAD_RESPONSE: 'the answer broke off',
	ERR_CANCELED: 'the execution was stopped',
	ETIMEDOUT: 'no answer came in time',
};

/** The fault in an error, or in what caused it; n8n wraps it more than once. */
export function faultIn(error: unknown): NetworkFault {
	return (
		causesOf(error)
			.map(ownFault)
			.find(({ code }) => code !== undefined) ?? {}
	);
}

/** Whether nothing can have been sent when it happened. */
export function cameBeforeSending({ code = '', syscall }: NetworkFault): boolean {
	return (
		Object.hasOwn(beforeSending, code) ||
		(Object.hasOwn(whileConnecting, code) && syscall === 'connect')
	);
}

/** "The network says ENOTFOUND: there is no host of this name." Undefined when it says nothing. */
export function faultInWords(fault: NetworkFault): string | undefined {
	const { code } = fault;
	if (code === undefined) return undefined;
	const words = cameBeforeSending(fault)
		? { ...whileConnecting, ...beforeSending }[code]
		: otherFaults[code];
	return `The network says ${code}${words === undefined ? '' : `: ${words}`}.`;
}

/** An error, what caused it, what caused that, and so on. */
export function causesOf(error: unknown): unknown[] {
	const chain: unknown[] = [];
	for (let cause = error; cause && chain.length < 6; cause = (cause as { cause?: unknown }).cause)
		chain.push(cause);
	return chain;
}

function ownFault(cause: unknown): NetworkFault {
	const { code, syscall } = Object(cause) as Record<string, unknown>;
	return { code: isText(code) ? code : undefined, syscall: isText(syscall) ? syscall : undefined };
}
