/**
 * node --expose-gc loadPackage.mjs NODE_MODULES PACKAGE: loads the nodes and credentials of a package with the loader of the
 * n8n in NODE_MODULES, as n8n does at its start, and prints what that cost. In a process of its own, because what is loaded
 * once costs nothing the second time.
 */
import { createRequire } from 'node:module';
import { join } from 'node:path';

const [modules = '', folder = ''] = process.argv.slice(2);

// As n8n does, so that a package finds n8n-workflow.
process.env.NODE_PATH = modules;
const requireFromN8n = createRequire(join(modules, 'n8n-core', 'package.json'));
requireFromN8n('node:module').Module._initPaths();
requireFromN8n('reflect-metadata');
const { PackageDirectoryLoader } = requireFromN8n('./dist/nodes-loader/index.js');

const heapBefore = heapInUse();
const timeBefore = process.cpuUsage();
const loader = new PackageDirectoryLoader(folder);
await loader.loadAll();
const { user, system } = process.cpuUsage(timeBefore);
const heap = heapInUse() - heapBefore;
const { nodes, credentials } = loader.types;
const descriptions = Buffer.byteLength(JSON.stringify([nodes, credentials]));

process.stdout.write(JSON.stringify({ cpu: (user + system) / 1000, heap, descriptions }));
// n8n-core keeps timers.
process.exit(0);

function heapInUse() {
	globalThis.gc?.();
	return process.memoryUsage().heapUsed / 1024 ** 2;
}
