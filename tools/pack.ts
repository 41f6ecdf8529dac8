/**
 * npm run build:packed: builds the package and packs it, as the suites with an n8n install it, so that these need not build it
 * a second time.
 */
import { exitAfter } from './failure';
import { buildPackage, packageTarball } from './n8n';

async function main(): Promise<number> {
	await buildPackage(console.log);
	await packageTarball(console.log, { isBuilt: true });
	return 0;
}

exitAfter(main());
