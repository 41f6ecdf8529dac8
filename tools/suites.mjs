/** Runs steps one after the other and counts what passed and what failed, for `npm test` and `npm run soak`. */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import jestConfig from '../jest.config.js';
import { npm } from './npm.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const total = { passed: 0, failed: 0, skipped: 0 };

const quietTools = { REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };

/** @typedef {import('./npm.mjs').Command} Command */
/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/**
 * Does the work, which counts by itself. Then says in the last line what passed and failed, and sets the exit code.
 *
 * @param {() => Promise<void>} work
 */
export async function counted(work) {
	try {
		await work();
	} catch (error) {
		console.error(error instanceof Error ? error.message : error);
		total.failed += 1;
	}
	process.exitCode = total.failed === 0 ? 0 : 1;
	console.log(summary());
}

/**
 * One piece of the work, with a title and the time it took.
 *
 * @param {string} title
 * @param {() => Promise<void>} work
 */
export async function step(title, work) {
	const started = Date.now();
	console.log(`\n── ${title}`);
	await work();
	console.log(`── ${title}: ${((Date.now() - started) / 1000).toFixed(1)} s`);
}

/**
 * An npm script that passes or fails as a whole.
 *
 * @param {string} title
 * @param {string} script
 */
export async function checkStep(title, script) {
	await step(title, async () => {
		const exitCode = await stream(npm('run', '--silent', script));
		count(exitCode === 0 ? { passed: 1 } : { failed: 1 });
	});
}

/**
 * Every suite of Jest that is marked as `soak`, or every other one, step by step. What takes long has the machine for itself;
 * the others take as many files at a time as there are cores: with one more on two cores, those with n8n took longer in all.
 *
 * @param {{ soak: boolean }} which
 */
export async function suiteSteps({ soak }) {
	const suites = jestConfig.projects.filter(({ globals }) => globals.soak === soak);
	for (const title of new Set(suites.map(({ globals }) => globals.step))) {
		const together = suites.filter(({ globals }) => globals.step === title);
		await suiteStep(namesOf(together), soak ? 1 : availableParallelism());
	}
}

/** @param {Array<{ displayName: string }>} suites */
const namesOf = (suites) => suites.map(({ displayName }) => displayName);

/**
 * @param {string[]} names
 * @param {number} filesAtATime
 */
async function suiteStep(names, filesAtATime) {
	await step(`Tests: ${names.join(', ')}`, () => runSuites(names, filesAtATime));
}

/**
 * @param {string[]} names
 * @param {number} filesAtATime
 */
async function runSuites(names, filesAtATime) {
	const folder = mkdtempSync(join(tmpdir(), 'airudder-test-'));
	const outputFile = join(folder, 'results.json');
	try {
		const exitCode = await stream([
			process.execPath,
			[
				join(root, 'node_modules', 'jest', 'bin', 'jest.js'),
				...['--selectProjects', ...names],
				...['--json', '--outputFile', outputFile],
				...(filesAtATime === 1 ? ['--runInBand'] : ['--maxWorkers', String(filesAtATime)]),
			],
		]);
		count(resultsOf(names, outputFile, exitCode));
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

/**
 * A suite that broke down or ran nothing has failed, even if no single test did.
 *
 * @param {string[]} names
 * @param {string} outputFile
 * @param {number} exitCode
 * @returns {Counts}
 */
function resultsOf(names, outputFile, exitCode) {
	const results = existsSync(outputFile) ? JSON.parse(readFileSync(outputFile, 'utf8')) : {};
	const passed = results.numPassedTests ?? 0;
	const failed = (results.numFailedTests ?? 0) + (results.numRuntimeErrorTestSuites ?? 0);
	const skipped = (results.numPendingTests ?? 0) + (results.numTodoTests ?? 0);
	if (failed > 0) return { passed, failed, skipped };
	const idle = names.filter((name) => !hasPassed(results, join(root, 'test', name, sep)));
	for (const name of idle) console.error(`The ${name} suite ran no test.`);
	return { passed, failed: idle.length > 0 || exitCode !== 0 ? 1 : 0, skipped };
}

/**
 * @param {{ testResults?: Array<{ name: string, assertionResults: Array<{ status: string }> }> }} results
 * @param {string} folder
 */
function hasPassed({ testResults = [] }, folder) {
	return testResults.some(
		({ name, assertionResults }) =>
			name.startsWith(folder) && assertionResults.some(({ status }) => status === 'passed'),
	);
}

/** @param {Partial<Counts>} counts */
function count({ passed = 0, failed = 0, skipped = 0 }) {
	total.passed += passed;
	total.failed += failed;
	total.skipped += skipped;
}

/**
 * Runs a command and lets its output through as it comes.
 *
 * @param {Command} command
 * @returns {Promise<number>} Its exit code.
 */
function stream([file, parameters, options]) {
	const child = spawn(file, parameters, {
		...options,
		cwd: root,
		env: { ...process.env, ...quietTools },
		stdio: ['ignore', 'inherit', 'inherit'],
	});
	return new Promise((resolve) => {
		child.once('error', (error) => {
			console.error(error.message);
			resolve(1);
		});
		child.once('close', resolve);
	});
}

function summary() {
	const counts = `${total.passed} passed, ${total.failed} failed`;
	return total.skipped === 0 ? counts : `${counts}, ${total.skipped} skipped`;
}
