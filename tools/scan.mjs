/**
 * Runs n8n's own verification scanner on the source and on the packed tarball, as n8n does with a
 * published package. Stricter in one point: warnings fail too.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { ESLint } from 'eslint';
import { npm } from './npm.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const { analyzePackage, buildScanConfig, SOURCE_FILE_PATTERNS } = await importScanner();

/** The scanner names no entry point for others, only a command that looks at published packages. */
function importScanner() {
	const scannerPackage = createRequire(import.meta.url).resolve(
		'@n8n/scan-community-package/package.json',
	);
	return import(pathToFileURL(join(dirname(scannerPackage), 'scanner', 'scanner.mjs')).href);
}

/**
 * What is wrong with a folder in the scanner's eyes; undefined when nothing is.
 *
 * @param {string} folder
 * @param {string[]} patterns
 * @returns {Promise<string | undefined>}
 */
async function complaint(folder, patterns) {
	const verdict = await analyzePackage(folder, patterns);
	if (!verdict.passed) return [verdict.message, verdict.details].join('\n');
	return await warnings(folder, patterns);
}

/**
 * The scanner passes over warnings, so the same rules are asked once more.
 *
 * @param {string} folder
 * @param {string[]} patterns
 */
async function warnings(folder, patterns) {
	const eslint = new ESLint({
		cwd: folder,
		allowInlineConfig: false,
		overrideConfigFile: true,
		overrideConfig: await buildScanConfig(),
		errorOnUnmatchedPattern: false,
	});
	const results = await eslint.lintFiles(patterns);
	if (results.every(({ warningCount }) => warningCount === 0)) return undefined;
	const formatter = await eslint.loadFormatter('stylish');
	return `Warnings\n${await formatter.format(results)}`;
}

async function scanTarball() {
	if (!existsSync(join(root, 'dist'))) return 'There is no dist folder. Run "npm run build" first.';
	const folder = mkdtempSync(join(tmpdir(), 'airudder-scan-'));
	try {
		unpackTarball(folder);
		return missingFiles(folder) ?? (await complaint(folder, ['**/*.js', 'package.json']));
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

/** @param {string} folder */
function unpackTarball(folder) {
	const [file, parameters, options] = npm('pack', '--json', '--pack-destination', folder);
	const packed = execFileSync(file, parameters, {
		...options,
		cwd: root,
		encoding: 'utf8',
		stdio: ['ignore', 'pipe', 'ignore'],
	});
	const [{ filename }] = JSON.parse(packed);
	const unpack = ['-xzf', filename, '--strip-components=1'];
	execFileSync('tar', unpack, { cwd: folder });
}

/**
 * n8n loads what package.json lists; a name that leads nowhere would only show after publishing.
 *
 * @param {string} folder
 */
function missingFiles(folder) {
	const { n8n } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
	/** @type {string[]} */
	const listed = [...n8n.nodes, ...n8n.credentials];
	const missing = listed.filter((file) => !existsSync(join(folder, file)));
	if (missing.length === 0) return undefined;
	return `package.json lists files that the package does not hold:\n${missing.join('\n')}`;
}

/**
 * @param {string} title
 * @param {string | undefined} found
 */
function report(title, found) {
	console.log(found === undefined ? `${title}: n8n's scanner finds nothing` : `${title}: ${found}`);
	if (found !== undefined) process.exitCode = 1;
}

report('Source', await complaint(root, SOURCE_FILE_PATTERNS));
report('Package', await scanTarball());
