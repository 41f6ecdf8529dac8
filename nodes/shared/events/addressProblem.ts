/** Hosts that only this machine or its own network can reach. */
const localHosts = [
	/^localhost$/,
	/\.(local|localhost|internal)$/,
	/^(127|10)\./,
	/^192\.168\./,
	/^172\.(1[6-9]|2\d|3[01])\./,
	/^169\.254\./,
	/^\[(::1|f[cd][0-9a-f]{2}:.*|fe80:.*)\]$/,
	/^[^.[\]]+$/,
];

/** Why AIRudder cannot, or should not, deliver to an address; undefined when nothing speaks against it. */
export function addressProblem(address: string | undefined): string | undefined {
	if (address === undefined || !URL.canParse(address)) return undefined;
	const { hostname, protocol } = new URL(address);
	if (localHosts.some((pattern) => pattern.test(hostname)))
		return `AIRudder cannot reach ${hostname}: set WEBHOOK_URL of n8n to its public address`;
	return protocol === 'https:'
		? undefined
		: 'what AIRudder sends to it can be read on the way: use an address with https';
}
