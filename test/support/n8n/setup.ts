import { ensureN8n, packageTarball } from '../../../tools/n8n';
import { startSharedN8n } from './sharedN8n';

/** Jest calls this once, before test files run side by side: else each of them would install n8n and pack the package. */
export default async function setup(): Promise<void> {
	const say = (line: string) => process.stdout.write(`${line}\n`);
	await packageTarball(say);
	await ensureN8n(say);
	await startSharedN8n();
}
