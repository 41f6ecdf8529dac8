import { execFile, execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import {
	chmodSync,
	chownSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { startChild, untilReady } from './child';
import { Failure } from '../failure';
import type { Progress } from './install';
import { freePort } from './ports';
import { folderOf } from './programs';

/** Address and key of a database. */
export interface Access {
	host: string;
	port: number;
	user: string;
	password: string;
	database: string;
}

/** A PostgreSQL of one's own with one database, empty at first; no service of the system. */
export interface Postgres {
	access: Access;
	/** How n8n is told of it. */
	env: Record<string, string>;
	/** The rows that a SELECT gives. */
	rows<Row>(select: string): Promise<Row[]>;
	/** Runs any other statement. */
	run(statement: string): Promise<void>;
	/** Writes all that it holds into a file, in plain text. */
	dump(file: string): Promise<void>;
	/** Ends it and removes its data. */
	stop: () => Promise<void>;
}

type Rights = { uid: number; gid: number } | undefined;

/** Starts PostgreSQL on a free port of the loopback address. Throws a Failure when there is none. */
export async function startPostgres(progress?: Progress): Promise<Postgres> {
	const programs = ['initdb', 'postgres', 'psql', 'pg_dump'];
	const wanted = { what: 'PostgreSQL', programs, packageName: 'postgresql', folders };
	const bin = await folderOf(wanted, progress);
	const access = {
		host: '127.0.0.1',
		port: await freePort(),
		user: 'n8n',
		password: randomUUID(),
		database: 'n8n',
	};
	const folder = mkdtempSync(join(tmpdir(), 'airudder-postgres-'));
	const user = rights();
	const data = initialized(bin, folder, access, user);
	const server = startChild({
		program: join(bin, 'postgres'),
		args: [
			...['-D', data, '-p', String(access.port)],
			...['-c', `listen_addresses=${access.host}`, '-c', `unix_socket_directories=${data}`],
		],
		cwd: data,
		logFile: join(folder, 'postgres.log'),
		user,
		// SIGTERM would wait until everybody has gone.
		ask: 'SIGINT',
	});
	const ask = async (sql: string, database = access.database) =>
		await answered(join(bin, 'psql'), ['--no-psqlrc', '-v', 'ON_ERROR_STOP=1', '-qAt', '-c', sql], {
			...access,
			database,
		});
	await untilReady('PostgreSQL', server, async () =>
		ask('SELECT 1', 'postgres').then(
			() => true,
			() => false,
		),
	);
	await ask(`CREATE DATABASE ${access.database}`, 'postgres');
	return {
		access,
		env: environment(access),
		rows: async <Row>(select: string) =>
			JSON.parse(
				await ask(`SELECT coalesce(json_agg(found), '[]') FROM (${select}) AS found`),
			) as Row[],
		run: async (statement) => {
			await ask(statement);
		},
		async dump(file) {
			await answered(join(bin, 'pg_dump'), ['-f', file], access);
		},
		async stop() {
			await server.stop();
			rmSync(folder, { recursive: true, force: true });
		},
	};
}

const environment = ({ host, port, user, password, database }: Access) => ({
	DB_TYPE: 'postgresdb',
	DB_POSTGRESDB_HOST: host,
	DB_POSTGRESDB_PORT: String(port),
	DB_POSTGRESDB_DATABASE: database,
	DB_POSTGRESDB_USER: user,
	DB_POSTGRESDB_PASSWORD: password,
});

/** Where Debian has PostgreSQL, newest version first: on PATH it puts psql alone. */
function folders(): string[] {
	const top = '/usr/lib/postgresql';
	if (!existsSync(top)) return [];
	const versions = readdirSync(top).sort((one, other) => Number(other) - Number(one));
	return versions.map((version) => join(top, version, 'bin'));
}

/** PostgreSQL refuses to run as root: then it is the user that its package made. */
function rights(): Rights {
	if (process.getuid?.() !== 0) return undefined;
	const id = (kind: string) =>
		Number(execFileSync('id', [kind, 'postgres'], { encoding: 'utf8', stdio: 'pipe' }));
	try {
		return { uid: id('-u'), gid: id('-g') };
	} catch {
		throw new Failure('PostgreSQL does not run as root, and there is no user called postgres.');
	}
}

/** Makes an empty cluster below the folder; answers where. */
function initialized(bin: string, folder: string, access: Access, user: Rights): string {
	const [data, passwordFile] = [join(folder, 'data'), join(folder, 'password')];
	mkdirSync(data);
	writeFileSync(passwordFile, access.password, { mode: 0o600 });
	if (user) {
		chmodSync(folder, 0o755);
		for (const path of [data, passwordFile]) chownSync(path, user.uid, user.gid);
	}
	const options = ['-A', 'scram-sha-256', '-E', 'UTF8', '--locale=C.UTF-8'];
	execFileSync(
		join(bin, 'initdb'),
		['-D', data, '-U', access.user, `--pwfile=${passwordFile}`, ...options],
		{ cwd: data, stdio: 'pipe', ...user },
	);
	rmSync(passwordFile);
	return data;
}

/** What one of PostgreSQL's programs says about a database. */
async function answered(program: string, args: string[], access: Access): Promise<string> {
	const { host, port, user, password, database } = access;
	const where = ['-h', host, '-p', String(port), '-U', user, '-d', database];
	const { stdout } = await promisify(execFile)(program, [...where, ...args], {
		env: { ...process.env, PGPASSWORD: password },
		maxBuffer: 64 * 1024 * 1024,
	});
	return stdout.trim();
}
