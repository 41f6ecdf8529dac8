import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import { type Child, startChild, untilReady } from './child';
import { environmentOf } from './environment';
import { Failure } from '../failure';
import type { N8nInstall } from './install';
import { freePort, isFree } from './ports';
import { type N8nRole, roles } from './roles';

/** On a machine that does much else n8n has needed more than two minutes. */
const READY_WITHIN_MS = 300_000;

/** Where and how to start n8n. */
export interface N8nOptions {
	/** Holds the data: database, encryption key, community packages, files. */
	folder: string;
	install: N8nInstall;
	/** The editor's port; a free one when left out. */
	port?: number;
	/** Added to, or instead of, the environment n8n is given. */
	env?: Record<string, string>;
	readyWithinMs?: number;
	/** What it does when n8n is divided among processes; all of it when left out. */
	role?: N8nRole;
}

/** Where a running n8n is, and which. */
export interface N8nAddress {
	url: string;
	/** Holds its data. */
	folder: string;
	/** Of n8n, e.g. `2.41.1`. */
	version: string;
}

/** A running n8n that this process has started. */
export interface N8nServer extends Child, N8nAddress {}

/**
 * Starts n8n and answers when it takes requests: 6–10 s on an empty folder, 5–7 s on a known one, less as `headless`.
 * It ends with this process. Throws a Failure when the port is taken or n8n does not come up.
 */
export async function startN8n(options: N8nOptions): Promise<N8nServer> {
	const { folder, install, env, readyWithinMs = READY_WITHIN_MS, role = 'main' } = options;
	const port = options.port ?? (await freePort());
	// A stranger on the port would answer our readiness question in n8n's place.
	if (!(await isFree(port))) throw new Failure(`Port ${port} is in use by another program.`);
	mkdirSync(folder, { recursive: true });
	const brokerPort = await freePort();
	const { args, ready, env: envOfRole } = roles[role];
	const child = startChild({
		program: install.node,
		args: [install.script, ...args],
		cwd: folder,
		logFile: join(folder, 'n8n.log'),
		env: {
			...environmentOf({ userFolder: folder, node: install.node, port, brokerPort }),
			...envOfRole(port),
			...env,
		},
	});
	const url = `http://127.0.0.1:${port}`;
	const server = { ...child, url, folder, version: install.version };
	const isReady = async () => await answers(server.url + ready.path, ready.field);
	await untilReady('n8n', server, isReady, readyWithinMs);
	return server;
}

async function answers(url: string, field: string): Promise<boolean> {
	try {
		const reply = await fetch(url, { signal: AbortSignal.timeout(5000) });
		return reply.ok && field in ((await reply.json()) as object);
	} catch {
		return false;
	}
}
