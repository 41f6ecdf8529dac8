import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { type Child, startChild, untilReady } from './child';
import type { Progress } from './install';
import { freePort } from './ports';
import { folderOf } from './programs';

/** A Redis of one's own, empty and in memory only. */
export interface Redis {
	/** How n8n is told of it. */
	env: Record<string, string>;
	server: Child;
	/** Ends it and removes its folder. */
	stop: () => Promise<void>;
}

/** Starts Redis on a free port of the loopback address. Throws a Failure when there is none. */
export async function startRedis(progress?: Progress): Promise<Redis> {
	const wanted = { what: 'Redis', programs: ['redis-server'], packageName: 'redis-server' };
	const bin = await folderOf(wanted, progress);
	const folder = mkdtempSync(join(tmpdir(), 'airudder-redis-'));
	const [port, password] = [await freePort(), randomUUID()];
	const server = startChild({
		program: join(bin, 'redis-server'),
		args: [
			...['--bind', '127.0.0.1', '--port', String(port), '--requirepass', password],
			...['--dir', folder, '--save', '', '--appendonly', 'no'],
		],
		cwd: folder,
		logFile: join(folder, 'redis.log'),
	});
	await untilReady('Redis', server, async () => await takesConnections(port));
	return {
		env: {
			QUEUE_BULL_REDIS_HOST: '127.0.0.1',
			QUEUE_BULL_REDIS_PORT: String(port),
			QUEUE_BULL_REDIS_PASSWORD: password,
		},
		server,
		async stop() {
			await server.stop();
			rmSync(folder, { recursive: true, force: true });
		},
	};
}

const takesConnections = async (port: number): Promise<boolean> =>
	await new Promise((done) => {
		const socket = connect(port, '127.0.0.1', () => {
			socket.destroy();
			done(true);
		});
		socket.once('error', () => {
			done(false);
		});
	});
