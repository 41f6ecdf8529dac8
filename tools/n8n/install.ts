import {
	cpSync,
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
} from 'node:fs';
import { rename, statfs } from 'node:fs/promises';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';

import { npmCommand, succeed } from './command';
import { codeOf, Failure } from '../failure';
import { cacheFolder, installName, type PinnedN8n, serverFolder } from '../folders';
import { nodeForN8n } from './node';

/** An n8n that can be started. */
export interface N8nInstall {
	folder: string;
	/** Of n8n itself, e.g. `2.41.1`. */
	version: string;
	/** Full path of the Node that runs it. */
	node: string;
	/** The file that Node is given. */
	script: string;
}

/** Told what is being done now, in a few words. */
export type Progress = (doing: string) => void;

/** The install takes 2.7 GB and npm's download cache up to 1 GB more. */
const GIGABYTES_NEEDED = 4;

const ABANDONED_AFTER_MS = 6 * 60 * 60 * 1000;

/**
 * A pinned n8n, from the user's cache folder or, the first time, installed into it (2–5 minutes).
 *
 * The install is made in a folder of its own beside the final one and renamed when it is proven to
 * work, so a folder under the final name is always whole, and of two processes that install at once
 * the slower one takes what the faster one made.
 * Throws a Failure when the disk is too full or npm fails.
 */
export async function ensureN8n(
	progress: Progress = () => undefined,
	pinned: PinnedN8n = 'server',
): Promise<N8nInstall> {
	const folder = join(cacheFolder(), installName(pinned));
	if (!existsSync(folder)) await install(pinned, folder, progress);
	return installed(folder);
}

const installed = (folder: string): N8nInstall => ({
	folder,
	version: versionIn(join(folder, 'node_modules', 'n8n')),
	node: nodeForN8n(folder),
	script: join(folder, 'node_modules', 'n8n', 'bin', 'n8n'),
});

function versionIn(packageFolder: string): string {
	const text = readFileSync(join(packageFolder, 'package.json'), 'utf8');
	return (JSON.parse(text) as { version: string }).version;
}

async function install(pinned: PinnedN8n, folder: string, progress: Progress): Promise<void> {
	mkdirSync(dirname(folder), { recursive: true });
	removeAbandoned(dirname(folder));
	await checkDisk(dirname(folder));
	const unfinished = `${folder}.${hostname()}.${process.pid}.unfinished`;
	const logFile = `${folder}.log`;
	cpSync(serverFolder(pinned), unfinished, { recursive: true });
	try {
		await makeInstall(unfinished, logFile, progress);
		await moveIntoPlace(unfinished, folder);
	} finally {
		rmSync(unfinished, { recursive: true, force: true });
	}
}

async function makeInstall(folder: string, logFile: string, progress: Progress): Promise<void> {
	const step = async (doing: string, advice: string, command: ReturnType<typeof npmCommand>) => {
		const whole = { ...command, cwd: folder, logFile };
		await tellTime(progress, doing, async () => await succeed(doing, whole, advice));
	};
	const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
	await step(
		'Downloading n8n with npm',
		'Is the npm registry reachable?',
		// Without scripts: one optional package downloads sources when installed, and fails without the open internet.
		npmCommand('ci', '--ignore-scripts', '--include=optional', ...quiet),
	);
	await step(
		'Preparing the database driver (sqlite3)',
		'It may have to be compiled, which takes a C++ compiler, make and Python 3.',
		// Under `npm start` this project's ignore-scripts is inherited through the environment.
		npmCommand('rebuild', 'sqlite3', '--ignore-scripts=false', ...quiet),
	);
	const { node } = installed(folder);
	await step('Loading the native modules', 'Delete the npm cache and start again.', {
		program: node,
		args: ['-e', 'require("sqlite3"); require("isolated-vm")'],
	});
}

async function moveIntoPlace(unfinished: string, folder: string): Promise<void> {
	try {
		await rename(unfinished, folder);
	} catch (error) {
		const anotherWasFirst = ['ENOTEMPTY', 'EEXIST', 'EPERM'].includes(codeOf(error) ?? '');
		if (!anotherWasFirst || !existsSync(folder)) throw error;
	}
}

async function checkDisk(folder: string): Promise<void> {
	const { bavail, bsize } = await statfs(folder);
	const free = (bavail * bsize) / 1024 ** 3;
	if (free >= GIGABYTES_NEEDED) return;
	throw new Failure(
		`n8n needs ${GIGABYTES_NEEDED} GB of disk and ${folder} has ${free.toFixed(1)} GB left: ` +
			'free some, or point XDG_CACHE_HOME to a larger disk.',
	);
}

/** Clears away installs whose process ended half-way, by a Ctrl-C or a power cut. */
function removeAbandoned(folder: string): void {
	for (const name of readdirSync(folder)) {
		const pid = /\.(\d+)\.unfinished$/.exec(name)?.[1];
		if (!pid) continue;
		const path = join(folder, name);
		// Another machine or container may share this folder; its processes can't be asked, only its clock.
		const old = Date.now() - statSync(path).mtimeMs > ABANDONED_AFTER_MS;
		const ours = name.endsWith(`.${hostname()}.${pid}.unfinished`);
		if (old || (ours && !isRunning(Number(pid)))) rmSync(path, { recursive: true, force: true });
	}
}

function isRunning(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return codeOf(error) === 'EPERM';
	}
}

/** Does the work, and says every five seconds how long it has been going on. */
export async function tellTime(
	progress: Progress,
	doing: string,
	work: () => Promise<void>,
): Promise<void> {
	const started = Date.now();
	progress(`${doing} …`);
	const timer = setInterval(() => {
		const seconds = Math.round((Date.now() - started) / 1000);
		progress(`${doing} … ${Math.floor(seconds / 60)} min ${seconds % 60} s`);
	}, 5000);
	try {
		await work();
	} finally {
		clearInterval(timer);
	}
}
