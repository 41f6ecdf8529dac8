import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { environmentOf } from './environment';
import { Failure } from './failure';
import type { N8nInstall } from './install';
import { freePort, isFree } from './ports';

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
}

/** A running n8n. */
export interface N8nServer {
	url: string;
	folder: string;
	logFile: string;
	pid: number;
	/** Resolves when the process has ended, whoever ended it. */
	ended: Promise<void>;
	log(): string;
	/** Ends it: asks, and insists after fifteen seconds. */
	stop(): Promise<void>;
}

const INSIST_AFTER_MS = 15_000;

/**
 * Starts n8n and answers when it takes requests: 6–10 s on an empty folder, 5–7 s on a known one.
 * It ends with this process. Throws a Failure when the port is taken or n8n does not come up.
 */
export async function startN8n(options: N8nOptions): Promise<N8nServer> {
	const { folder, install, env, readyWithinMs = 120_000 } = options;
	const port = options.port ?? (await freePort());
	// A stranger on the port would answer our readiness question in n8n's place.
	if (!(await isFree(port))) throw new Failure(`Port ${port} is in use by another program.`);
	mkdirSync(folder, { recursive: true });
	const logFile = join(folder, 'n8n.log');
	const log = openSync(logFile, 'w');
	const brokerPort = await freePort();
	// Not through npm or a shell: the child is n8n itself, so its pid is the one to end.
	const child = spawn(install.node, [install.script, 'start'], {
		cwd: folder,
		env: {
			...environmentOf({ userFolder: folder, node: install.node, port, brokerPort }),
			...env,
		},
		stdio: ['ignore', log, log],
	});
	closeSync(log);
	const server = runningServer(child, { url: `http://127.0.0.1:${port}`, folder, logFile });
	try {
		await ready(server, readyWithinMs);
	} catch (error) {
		await server.stop();
		throw error;
	}
	return server;
}

function runningServer(
	child: ChildProcess,
	about: Pick<N8nServer, 'url' | 'folder' | 'logFile'>,
): N8nServer {
	const endWithUs = () => child.kill('SIGKILL');
	const ended = new Promise<void>((done) => {
		child.once('error', () => {
			done();
		});
		child.once('exit', () => {
			done();
		});
	}).finally(() => process.off('exit', endWithUs));
	process.once('exit', endWithUs);
	return {
		...about,
		pid: child.pid ?? 0,
		ended,
		log: () => readFileSync(about.logFile, 'utf8'),
		async stop() {
			child.kill('SIGTERM');
			const insist = setTimeout(endWithUs, INSIST_AFTER_MS);
			await ended;
			clearTimeout(insist);
		},
	};
}

async function ready({ url, ended, logFile }: N8nServer, withinMs: number): Promise<void> {
	const gone = ended.then(() => 'gone' as const);
	const end = Date.now() + withinMs;
	for (;;) {
		const state = await Promise.race([gone, answers(url)]);
		if (state === 'gone') throw new Failure(`n8n ended right after its start. Details: ${logFile}`);
		if (state) return;
		if (Date.now() > end) throw new Failure(`n8n did not get ready in time. Details: ${logFile}`);
		await sleep(100);
	}
}

/** /healthz answers before the routes exist; the settings are there when they are. */
async function answers(url: string): Promise<boolean> {
	try {
		const reply = await fetch(`${url}/rest/settings`, { signal: AbortSignal.timeout(5000) });
		return reply.ok && 'data' in ((await reply.json()) as object);
	} catch {
		return false;
	}
}
