/**
 * Hosts that only this machine or its own network can reach. Addresses that carry another one (6to4, Teredo, NAT64), that mean
 * many machines, or that no web server has (RFC 6890) are counted among them.
 */
const localHosts = [
	/^localhost$/,
	/\.(local|localhost|localdomain|lan|internal|home\.arpa)$/,
	/^(0|10|127)(\.\d+){3}$/,
	/^(192\.168|169\.254)(\.\d+){2}$/,
	/^172\.(1[6-9]|2\d|3[01])(\.\d+){2}$/,
	/^100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])(\.\d+){2}$/,
	/^\[(::1?|::ffff:.*|::[0-9a-f]{1,4}:[0-9a-f]{1,4}|64:ff9b::.*|fe[c-f][0-9a-f]:.*|f[cd][0-9a-f]{2}:.*|fe[89ab][0-9a-f]:.*)\]$/,
	/^\[(2002:|2001:0?:|64:ff9b:1:|100::|ff[0-9a-f]{2}:).*\]$/,
	/^(22[4-9]|23\d|24\d|25[0-5])(\.\d+){3}$/,
	/^198\.1[89](\.\d+){2}$/,
	/^192\.0\.0\.\d+$/,
	/^[^.[\]]+$/,
];

/** What speaks against an address, and what to do about it; both without a point at their end. */
export interface AddressProblem {
	problem: string;
	advice: string;
}

/** Whether an address means this computer, or one of its own network. */
export function isLocal(address: string): boolean {
	if (!URL.canParse(address)) return false;
	const hostname = new URL(address).hostname.replace(/\.+$/, '');
	return localHosts.some((pattern) => pattern.test(hostname));
}

/**
 * Why AIRudder cannot, or should not, deliver to an address; undefined when nothing speaks against it. Names its origin
 * only: the rest of an address that is called back may be a secret.
 */
export function addressProblem(address: string | undefined): AddressProblem | undefined {
	if (address === undefined || !URL.canParse(address)) return undefined;
	const { origin, protocol } = new URL(address);
	const advice =
		'Set N8N_WEBHOOK_URL (in n8n 1: WEBHOOK_URL) to the https address under which it is reached from outside';
	if (isLocal(address)) {
		const problem = `AIRudder cannot reach ${origin}, which means this computer or its own network`;
		return { problem, advice };
	}
	if (protocol === 'https:') return undefined;
	return { problem: `What AIRudder sends to ${origin} can be read on the way`, advice };
}
