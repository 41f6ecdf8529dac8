/** Brings node_modules in line with package-lock.json. Plain Node, because nothing else is installed yet. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { npm } from './npm.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const lockFile = join(root, 'package-lock.json');
const modules = join(root, 'node_modules');
const stamp = join(modules, '.installed-from');
const oldestNode = 20;

/** Installs the dependencies unless they are there. Throws an error whose message is made to be read. */
export async function ensureDependencies() {
	refuseOldNode();
	const wanted = createHash('sha256').update(readFileSync(lockFile)).digest('hex');
	if (readIfThere(stamp) === wanted) return;
	if (!isInstalledByHand()) await install();
	writeFileSync(stamp, wanted);
}

function refuseOldNode() {
	const major = Number(process.versions.node.split('.')[0]);
	if (major < oldestNode) {
		throw new Error(`Node ${oldestNode} or newer is needed; this is ${process.versions.node}.`);
	}
}

/** npm notes what it put into node_modules; if that is what the lock file asks for, nothing is to do. */
function isInstalledByHand() {
	const note = readIfThere(join(modules, '.package-lock.json'));
	if (note === undefined) return false;
	const present = packagesIn(note);
	const wanted = packagesIn(readFileSync(lockFile, 'utf8'));
	return (
		Object.entries(present).every(([path, { version }]) => wanted[path]?.version === version) &&
		Object.entries(wanted).every(
			([path, { optional }]) => path === '' || optional || path in present,
		)
	);
}

/**
 * What a lock file names, by where it lies.
 *
 * @param {string} lock
 * @returns {Record<string, { version?: string; optional?: boolean }>}
 */
function packagesIn(lock) {
	return JSON.parse(lock).packages;
}

async function install() {
	const started = Date.now();
	// On the error stream: the output may be made for a program to read.
	console.error('Installing the dependencies. The first time this takes about a minute …');
	const logFile = join(root, '.cache', 'install.log');
	const exitCode = await runLogged(
		npm('ci', '--ignore-scripts', '--no-audit', '--no-fund'),
		logFile,
	);
	if (exitCode !== 0) {
		throw new Error(`The dependencies could not be installed. What npm said is in ${logFile}`);
	}
	console.error(`Dependencies installed in ${Math.round((Date.now() - started) / 1000)} s.`);
}

/**
 * @param {import('./npm.mjs').Command} command
 * @param {string} logFile
 * @returns {Promise<number | null>} Its exit code.
 */
async function runLogged([file, parameters, options], logFile) {
	mkdirSync(dirname(logFile), { recursive: true });
	const log = openSync(logFile, 'w');
	const child = spawn(file, parameters, { ...options, cwd: root, stdio: ['ignore', log, log] });
	closeSync(log);
	const [exitCode] = await once(child, 'close').catch(() => [1]);
	return exitCode;
}

/** @param {string} file */
function readIfThere(file) {
	return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}
