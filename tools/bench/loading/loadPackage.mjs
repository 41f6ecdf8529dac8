/**
 * node --expose-gc loadPackage.mjs NODE_MODULES PACKAGE: loads the nodes and credentials of a package with the loader of the
 * n8n in NODE_MODULES, as n8n does at its start, then the code of all its nodes, and prints what both cost. In a process of
 * its own, because what is loaded once costs nothing the second time.
 */
import { createRequire } from 'node:module';
import { join } from 'node:path';

const [modules = '', folder = ''] = process.argv.slice(2);

// As n8n does, so that a package finds n8n-workflow.
process.env.NODE_PATH = modules;
const requireFromN8n = createRequire(join(modules, 'n8n-core', 'package.json'));
requireFromN8n('node:module').Module._initPaths();
requireFromN8n('reflect-metadata');
const { LazyPackageDirectoryLoader } = requireFromN8n('./dist/nodes-loader/index.js');

const loader = new LazyPackageDirectoryLoader(folder);
const start = await cost(async () => {
	await loader.loadAll();
	// n8n needs the code of all credentials at once.
	for (const name in loader.known.credentials) loader.getCredential(name);
});
const { nodes, credentials } = loader.types;
const descriptions = Buffer.byteLength(JSON.stringify([nodes, credentials]));
const use = await cost(async () => {
	for (const name in loader.known.nodes) loader.getNode(name);
});

const inAll = { cpu: start.cpu + use.cpu, heap: start.heap + use.heap };
process.stdout.write(JSON.stringify({ start, inAll, descriptions }));
// n8n-core keeps timers.
process.exit(0);

/**
 * Milliseconds of CPU that work takes, and megabytes of heap that stay.
 *
 * @param {() => Promise<void>} work
 */
async function cost(work) {
	const heapBefore = heapInUse();
	const timeBefore = process.cpuUsage();
	await work();
	const { user, system } = process.cpuUsage(timeBefore);
	return { cpu: (user + system) / 1000, heap: heapInUse() - heapBefore };
}

function heapInUse() {
	globalThis.gc?.();
	return process.memoryUsage().heapUsed / 1024 ** 2;
}
