import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';

/** The top of this repository. */
export const projectFolder = resolve(__dirname, '..');

/**
 * An n8n that is pinned here, named by the folder of its package.json and lock file: the one that the demo and the
 * end-to-end tests run, and an older one that the package must hold on as well.
 */
export type PinnedN8n = 'server' | 'server-1.123';

/** package.json and lock file of a pinned n8n. */
export const serverFolder = (pinned: PinnedN8n): string => join(__dirname, 'n8n', pinned);

/**
 * Where things live that a fresh clone should find again: gigabytes of n8n, the demo's data.
 * Outside the project, because n8n's node build copies every icon it finds below it into the package.
 */
export function cacheFolder(): string {
	return join(systemCache(), 'n8n-nodes-airudder');
}

/** A folder as the user names it: npm runs scripts in the project's folder and keeps the one it was called in. */
export function fromHere(folder: string): string {
	return isAbsolute(folder) ? folder : resolve(process.env.INIT_CWD ?? '.', folder);
}

/** Name of an install: changes when, and only when, the lock file does. */
export function installName(pinned: PinnedN8n): string {
	const lock = readFileSync(join(serverFolder(pinned), 'package-lock.json'));
	return `n8n-${createHash('sha256').update(lock).digest('hex').slice(0, 16)}`;
}

function systemCache(): string {
	if (process.env.XDG_CACHE_HOME) return process.env.XDG_CACHE_HOME;
	if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches');
	if (process.platform === 'win32') {
		return process.env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local');
	}
	return join(homedir(), '.cache');
}
