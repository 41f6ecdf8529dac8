/** `npm start`: installs what is missing, then shows calls and their outcomes in a real n8n. */
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureDependencies } from './bootstrap.mjs';

const main = join(dirname(fileURLToPath(import.meta.url)), 'start', 'main.ts');

try {
	await ensureDependencies();
	process.exitCode = await runMain();
} catch (error) {
	console.error(error.message);
	process.exitCode = 1;
}

function runMain() {
	const parameters = ['--import', 'tsx', main, ...process.argv.slice(2)];
	const child = spawn(process.execPath, parameters, { stdio: 'inherit' });
	// A terminal sends its Ctrl-C to both; a signal sent to this process alone is passed on.
	process.on('SIGINT', () => undefined);
	process.on('SIGTERM', () => child.kill('SIGTERM'));
	return new Promise((resolve, reject) => {
		child.once('error', reject);
		child.once('exit', (code) => resolve(code ?? 1));
	});
}
