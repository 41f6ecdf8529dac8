import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { installTarball } from './community';
import type { N8nInstall, Progress } from './install';
import { type Postgres, startPostgres } from './postgres';
import { startRedis } from './redis';
import type { N8nRole } from './roles';
import { isProduction, startRouter } from './router';
import { type N8nServer, startN8n } from './server';

interface DividedOptions {
	install: N8nInstall;
	/** The packages that every process has. */
	tarballs: string[];
	workers: number;
	/** Added to the environment of all processes. */
	env?: Record<string, string>;
	progress?: Progress;
}

/**
 * An n8n divided among processes, as those who outgrow one process run it: a main, workers, a process for webhooks,
 * PostgreSQL and Redis. To a client it is one n8n at the address of its router; its log is the main's, and `stop` ends
 * all of it. What it has written stays in its folder, the database as `database.sql`.
 */
export interface DividedN8n extends N8nServer {
	database: Postgres;
	main: N8nServer;
	webhook: N8nServer;
	workers: N8nServer[];
	/** Starts a worker that was ended, with its folder. */
	restartWorker(index: number): Promise<void>;
}

/** How long a process may take to end: a worker finishes what it runs. */
const PATIENCE_MS = 40_000;

/** On a busy machine each takes minutes. */
const READY_MS = 600_000;

/** Starts all of it on free ports of the loopback address, data in a temporary folder: about 30 s on two cores. */
export async function startDividedN8n(options: DividedOptions): Promise<DividedN8n> {
	const { progress = () => undefined } = options;
	const folder = mkdtempSync(join(tmpdir(), 'airudder-workers-'));
	const begun = new Begun();
	try {
		progress('Starting PostgreSQL and Redis …');
		const database = await startPostgres(progress);
		begun.add(database.stop);
		begun.add(async () => await database.dump(join(folder, 'database.sql')));
		const redis = await startRedis(join(folder, 'redis'), progress);
		begun.add(redis.stop);
		const origins = { main: '', webhook: '' };
		const router = await startRouter((path) => origins[isProduction(path) ? 'webhook' : 'main']);
		begun.add(router.stop);

		const env = {
			...database.env,
			...redis.env,
			...dividedSettings(router.url, join(folder, 'files')),
			...options.env,
		};
		const start = async (name: string, role: N8nRole, tarballs = options.tarballs) => {
			progress(`Starting n8n: ${name} …`);
			const home = join(folder, name);
			for (const tarball of tarballs) installTarball(home, tarball);
			const { install } = options;
			const server = await startN8n({ folder: home, install, role, env, readyWithinMs: READY_MS });
			begun.add(async () => {
				await server.stop(PATIENCE_MS);
			});
			return server;
		};
		// First alone: it makes the tables.
		const main = await start('main', 'main');
		const webhook = await start('webhook', 'webhook');
		Object.assign(origins, { main: main.url, webhook: webhook.url });
		const workers: N8nServer[] = [];
		for (let number = 1; number <= options.workers; number += 1) {
			workers.push(await start(`worker-${number}`, 'worker'));
		}
		return {
			...{ ...main, url: router.url, folder, stop: async () => await begun.end() },
			...{ database, main, webhook, workers },
			async restartWorker(index) {
				workers[index] = await start(`worker-${index + 1}`, 'worker', []);
			},
		};
	} catch (error) {
		// The folder stays: the logs in it say why.
		await begun.end();
		throw error;
	}
}

/** What all processes are told alike. */
export const dividedSettings = (url: string, files: string): Record<string, string> => ({
	EXECUTIONS_MODE: 'queue',
	// In the database, n8n's own choice for a queue, the editor would not find what a trigger has attached.
	N8N_DEFAULT_BINARY_DATA_MODE: 'filesystem',
	N8N_STORAGE_PATH: files,
	N8N_ENCRYPTION_KEY: randomUUID(),
	// Of n8n's own two, deliveries wait in line until they time out.
	DB_POSTGRESDB_POOL_SIZE: '10',
	OFFLOAD_MANUAL_EXECUTIONS_TO_WORKERS: 'true',
	// The main leaves deliveries and callbacks to the process for webhooks.
	N8N_DISABLE_PRODUCTION_MAIN_PROCESS: 'true',
	N8N_WEBHOOK_URL: `${url}/`,
	N8N_EDITOR_BASE_URL: `${url}/`,
	N8N_PROXY_HOPS: '1',
});

/** What was started, ended newest first: the database outlives those who use it. */
class Begun {
	private readonly ends: Array<() => Promise<void>> = [];

	add(end: () => Promise<void>): void {
		this.ends.push(end);
	}

	async end(): Promise<void> {
		for (let end = this.ends.pop(); end; end = this.ends.pop()) await end();
	}
}
