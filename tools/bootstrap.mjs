/** Brings node_modules in line with the lock files. Plain Node, because nothing else is installed yet. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { npm } from './npm.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const oldestNode = 20;

/** Installs the dependencies unless they are there. Throws an error whose message is made to be read. */
export async function ensureDependencies() {
	refuseOldNode();
	await ensureInstalled(root, 'the dependencies');
}

/** Installs what `npm run numbering` reads areas from; it stands apart, see its package.json. Throws like the above. */
export async function ensureAreas() {
	await ensureInstalled(join(root, 'tools', 'numbering', 'areas'), 'the areas of phone numbers');
}

/**
 * @param {string} folder Where package.json and lock file lie.
 * @param {string} what
 */
async function ensureInstalled(folder, what) {
	const lock = readFileSync(join(folder, 'package-lock.json'), 'utf8');
	const modules = join(folder, 'node_modules');
	const stamp = join(modules, '.installed-from');
	const wanted = createHash('sha256').update(lock).digest('hex');
	if (readIfThere(stamp) === wanted) return;
	if (!isInstalledByHand(lock, modules)) await install(folder, what);
	writeFileSync(stamp, wanted);
}

function refuseOldNode() {
	const major = Number(process.versions.node.split('.')[0]);
	if (major < oldestNode) {
		throw new Error(`Node ${oldestNode} or newer is needed; this is ${process.versions.node}.`);
	}
}

/**
 * npm notes what it put into node_modules; if that is what the lock file asks for, nothing is to do.
 *
 * @param {string} lock Text of the lock file.
 * @param {string} modules Folder.
 */
function isInstalledByHand(lock, modules) {
	const present = packagesIn(readIfThere(join(modules, '.package-lock.json')) ?? '');
	if (present === undefined) return false;
	const wanted = packagesIn(lock) ?? {};
	return (
		Object.entries(present).every(([path, { version }]) => wanted[path]?.version === version) &&
		Object.entries(wanted).every(
			([path, { optional }]) => path === '' || optional || path in present,
		)
	);
}

/**
 * What a lock file names, by where it lies. Undefined when it is none: missing, or cut off by an install that was ended.
 *
 * @param {string} lock
 * @returns {Record<string, { version?: string; optional?: boolean }> | undefined}
 */
function packagesIn(lock) {
	try {
		return JSON.parse(lock).packages;
	} catch {
		return undefined;
	}
}

/**
 * @param {string} folder
 * @param {string} what
 */
async function install(folder, what) {
	const started = Date.now();
	// On the error stream: the output may be made for a program to read.
	console.error(`Installing ${what}. The first time this may take a minute …`);
	const logFile = join(root, '.cache', 'install.log');
	const command = npm('ci', '--ignore-scripts', '--no-audit', '--no-fund');
	const exitCode = await runLogged(command, folder, logFile);
	if (exitCode !== 0) {
		throw new Error(`It was not possible to install ${what}. What npm said is in ${logFile}`);
	}
	console.error(`Installed in ${Math.round((Date.now() - started) / 1000)} s.`);
}

/**
 * @param {import('./npm.mjs').Command} command
 * @param {string} cwd
 * @param {string} logFile
 * @returns {Promise<number | null>} Its exit code.
 */
async function runLogged([file, parameters, options], cwd, logFile) {
	mkdirSync(dirname(logFile), { recursive: true });
	const log = openSync(logFile, 'w');
	const child = spawn(file, parameters, { ...options, cwd, stdio: ['ignore', log, log] });
	closeSync(log);
	const [exitCode] = await once(child, 'close').catch(() => [1]);
	return exitCode;
}

/** @param {string} file */
function readIfThere(file) {
	return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}
