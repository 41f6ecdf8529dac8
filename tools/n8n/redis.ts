import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';

import { type Child, startChild, untilReady } from './child';
import type { Progress } from './install';
import { freePort } from './ports';
import { folderOf } from './programs';

/** A Redis of one's own, empty at first. It keeps all that it is told in its folder, in plain text. */
export interface Redis {
	/** How n8n is told of it. */
	env: Record<string, string>;
	server: Child;
	/** Ends it; its folder stays. */
	stop: () => Promise<void>;
}

/** Starts Redis on a free port of the loopback address. Throws a Failure when there is none. */
export async function startRedis(folder: string, progress?: Progress): Promise<Redis> {
	const wanted = { what: 'Redis', programs: ['redis-server'], packageName: 'redis-server' };
	const bin = await folderOf(wanted, progress);
	mkdirSync(folder);
	const [port, password] = [await freePort(), randomUUID()];
	const server = startChild({
		program: join(bin, 'redis-server'),
		args: [
			...['--bind', '127.0.0.1', '--port', String(port), '--requirepass', password],
			...['--dir', folder, '--save', ''],
			...['--appendonly', 'yes', '--aof-use-rdb-preamble', 'no'],
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
		},
	};
}

async function takesConnections(port: number): Promise<boolean> {
	const socket = connect(port, '127.0.0.1');
	const connected = await once(socket, 'connect').catch(() => undefined);
	socket.destroy();
	return connected !== undefined;
}
