import { createHash } from 'node:crypto';
import {
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	statSync,
} from 'node:fs';
import { join, relative } from 'node:path';

import { npmCommand, succeed } from './command';
import { cacheFolder, projectFolder } from '../folders';
import type { Progress } from './install';

/** What the package is made from, and with. */
const sources =
	/^(nodes|credentials|icons|gulpfile.*|tsconfig.*\.json|package(-lock)?\.json|[A-Z]+(\.md)?)$/;

const KEEP_MS = 7 * 24 * 60 * 60 * 1000;

/**
 * The package as npm would publish it. Built and packed only when something it is made from has
 * changed: the file is kept in the user's cache under a name that comes from its sources. `isBuilt` says that `dist` is made
 * from these sources. Throws a Failure when building or packing fails.
 */
export async function packageTarball(
	progress: Progress = () => undefined,
	{ isBuilt = false } = {},
): Promise<string> {
	const folder = join(cacheFolder(), 'packages');
	const tarball = join(folder, `n8n-nodes-airudder-${hashOfSources()}.tgz`);
	if (existsSync(tarball)) return tarball;
	mkdirSync(folder, { recursive: true });
	removeOld(folder);
	if (!isBuilt) await buildPackage(progress);
	await pack(folder, tarball, progress);
	return tarball;
}

/** Makes `dist`, what is published, from the sources. Throws a Failure when that fails. */
export async function buildPackage(progress: Progress): Promise<void> {
	progress('Building …');
	const gulp = join(projectFolder, 'node_modules', 'gulp', 'bin', 'gulp.js');
	await logged('Building the package', { program: process.execPath, args: [gulp, 'build'] });
}

async function pack(folder: string, tarball: string, progress: Progress): Promise<void> {
	progress('Packing …');
	const unfinished = mkdtempSync(join(folder, 'unfinished-'));
	try {
		const options = ['--ignore-scripts', '--pack-destination', unfinished];
		await logged('Packing the package', npmCommand('pack', ...options));
		// npm names the file after the version; nothing else is in the folder.
		for (const file of readdirSync(unfinished)) renameSync(join(unfinished, file), tarball);
	} finally {
		rmSync(unfinished, { recursive: true, force: true });
	}
}

async function logged(doing: string, command: ReturnType<typeof npmCommand>): Promise<void> {
	const logFile = join(cacheFolder(), 'build.log');
	rmSync(logFile, { force: true });
	await succeed(doing, { ...command, cwd: projectFolder, logFile });
}

function hashOfSources(): string {
	const hash = createHash('sha256');
	const tops = readdirSync(projectFolder).filter((name) => sources.test(name));
	for (const file of tops.sort().flatMap((name) => filesIn(join(projectFolder, name)))) {
		hash.update(`${relative(projectFolder, file)}\0`).update(readFileSync(file));
	}
	return hash.digest('hex').slice(0, 16);
}

/** The files below a path, in an order that does not depend on the machine. */
function filesIn(path: string): string[] {
	if (!statSync(path).isDirectory()) return [path];
	return readdirSync(path)
		.sort()
		.flatMap((name) => filesIn(join(path, name)));
}

function removeOld(folder: string): void {
	for (const name of readdirSync(folder)) {
		const path = join(folder, name);
		if (Date.now() - statSync(path).mtimeMs > KEEP_MS)
			rmSync(path, { recursive: true, force: true });
	}
}
