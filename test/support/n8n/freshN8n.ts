import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
	ensureN8n,
	installTarball,
	type N8nRole,
	type N8nServer,
	packageTarball,
	type PinnedN8n,
	startN8n,
} from '../../../tools/n8n';

/** What an n8n of a test is, where it is not the newest one with our package alone. */
export interface FreshN8n {
	/** Settings of it. */
	env?: Record<string, string>;
	/** Files of packages that it has beside ours. */
	furtherPackages?: string[];
	pinned?: PinnedN8n;
	/** `main` with the editor's pages, and for n8n 1; else `headless`, which starts sooner. */
	role?: N8nRole;
}

/**
 * Starts n8n with the packed package on a free port, with data in a temporary folder. Gives also how to start it again, with
 * its data and under its address. Minutes when it has to be installed first.
 */
export async function startFreshN8n({
	env,
	furtherPackages = [],
	pinned,
	role = 'headless',
}: FreshN8n = {}): Promise<{ server: N8nServer; again: () => Promise<N8nServer> }> {
	const [tarball, install] = [await packageTarball(), await ensureN8n(undefined, pinned)];
	const folder = mkdtempSync(join(tmpdir(), 'airudder-e2e-'));
	for (const each of [tarball, ...furtherPackages]) installTarball(folder, each);
	const how = { folder, install, role, env: { N8N_LOG_LEVEL: 'debug', ...env } };
	const server = await startN8n(how);
	const port = Number(new URL(server.url).port);
	return { server, again: async () => await startN8n({ ...how, port }) };
}
