import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';

/**
 * Ports that fetch and browsers refuse to talk to, above 1023. n8n would start on one and never answer.
 */
const refused = new Set([
	1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669,
	6679, 6697, 10080,
]);

/** Whether nothing on this machine listens on a port of the loopback address. */
export const isFree = async (port: number): Promise<boolean> =>
	(await listenOn(port)) !== undefined;

/** A port that was free a moment ago and that fetch and browsers accept. */
export async function freePort(): Promise<number> {
	for (;;) {
		const port = await listenOn(0);
		if (port !== undefined && !refused.has(port)) return port;
	}
}

/** Listens for an instant: the port that was listened on, or undefined when that is not possible. */
async function listenOn(port: number): Promise<number | undefined> {
	const server = createServer().listen(port, '127.0.0.1');
	const listens = await once(server, 'listening').catch(() => undefined);
	if (listens === undefined) return undefined;
	const { port: got } = server.address() as AddressInfo;
	await new Promise((done) => server.close(done));
	return got;
}
