/**
 * node loadedPackage.mjs PACKAGE: loads a package as n8n does at its start, and as it does right after an installation; prints
 * the descriptions of both, and which files of code it had read after the first. In a process of its own, because a test's
 * `require` is not Node's.
 */
import 'reflect-metadata';
import { createRequire } from 'node:module';
import { realpathSync } from 'node:fs';

const require = createRequire(import.meta.url);
const { LazyPackageDirectoryLoader, PackageDirectoryLoader } = require('n8n-core');

const [path = ''] = process.argv.slice(2);
const folder = realpathSync(path);
const atStart = await loadedBy(new LazyPackageDirectoryLoader(folder));
const code = Object.keys(require.cache).filter((file) => file.startsWith(folder));
const installed = await loadedBy(new PackageDirectoryLoader(folder));
process.stdout.write(JSON.stringify({ atStart, code, installed }), () => process.exit(0));

/** @param {import('n8n-core').DirectoryLoader} loader */
async function loadedBy(loader) {
	await loader.loadAll();
	const { known, types } = loader;
	return { known, types };
}
