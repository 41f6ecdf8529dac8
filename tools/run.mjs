/** `node tools/run.mjs PROGRAM.ts [options]`: installs what is missing, then runs a TypeScript program of this project. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureDependencies } from './bootstrap.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const [program = '', ...options] = process.argv.slice(2);

try {
	await ensureDependencies();
	process.exitCode = await runProgram();
} catch (error) {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
}

async function runProgram() {
	const parameters = ['--import', 'tsx', join(root, program), ...options];
	const child = spawn(process.execPath, parameters, { cwd: root, stdio: 'inherit' });
	// A terminal sends its Ctrl-C to both; a signal sent to this process alone is passed on.
	process.on('SIGINT', () => undefined);
	process.on('SIGTERM', () => child.kill('SIGTERM'));
	const [code] = await once(child, 'exit');
	return code ?? 1;
}
