const { execFile } = require('node:child_process');
const { rm } = require('node:fs/promises');
const { promisify } = require('node:util');
const { dest, series, src } = require('gulp');

const run = promisify(execFile);

const pictures = ['icons', 'nodes', 'credentials'].map((folder) => `${folder}/**/*.{png,svg}`);
const descriptions = ['nodes/**/*.json'];

/** Starts from nothing, so that a renamed file leaves no old copy in the package. */
async function clean() {
	await rm('dist', { recursive: true, force: true });
}

/** Compiles nodes and credentials; the compiler's own messages are what a reader needs. */
async function compile() {
	try {
		await run(process.execPath, [require.resolve('typescript/bin/tsc'), '--pretty', 'false']);
	} catch (error) {
		const { stdout } = /** @type {{ stdout: string }} */ (error);
		throw Object.assign(new Error(`TypeScript found errors:\n${stdout}`), { showStack: false });
	}
}

/**
 * Puts beside the compiled code what n8n reads next to it: icons, the node's search entry
 * (`*.node.json`) and output schemas. `encoding: false` keeps pictures byte for byte.
 */
function assets() {
	return src(pictures.concat(descriptions), { base: '.', encoding: false }).pipe(dest('dist'));
}

/**
 * Writes the descriptions of all nodes and credentials beside them, as n8n does for its own nodes: with these files n8n reads
 * the code of a node when it is first used, not at its start.
 */
async function describe() {
	await run(process.execPath, [require.resolve('n8n-core/bin/generate-metadata')]);
	// A table for n8n's own tests.
	await rm('dist/methods', { recursive: true });
}

const build = series(clean, compile, assets, describe);

module.exports = { build, default: build };
