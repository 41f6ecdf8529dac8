import { rmSync } from 'node:fs';
import { type N8nAddress, N8nClient, type N8nServer } from '../../../tools/n8n';
import { startFreshN8n } from './freshN8n';
import { owner } from './owner';

/** Where the test files, which are other processes, are told of it. */
const variable = 'AIRUDDER_SHARED_N8N';

let server: N8nServer | undefined;

/** Starts the n8n that all files of a suite share, with the editor's pages, before the first of them. */
export async function startSharedN8n(): Promise<void> {
	({ server } = await startFreshN8n({ role: 'main' }));
	// Of several who sign in at the same time, each would want to become its owner.
	await new N8nClient(server).signIn(owner);
	const { url, folder, version } = server;
	process.env[variable] = JSON.stringify({ url, folder, version } satisfies N8nAddress);
}

/** Ends it after the last of them, and removes its folder. */
export async function stopSharedN8n(): Promise<void> {
	await server?.stop();
	if (server) rmSync(server.folder, { recursive: true, force: true });
}

/** Where the n8n is that all files of this suite share. */
export function sharedN8n(): N8nAddress {
	const address = process.env[variable];
	if (address === undefined) throw new Error('This suite has no n8n that its files share');
	return JSON.parse(address) as N8nAddress;
}
