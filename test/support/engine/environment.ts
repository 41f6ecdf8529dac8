import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// n8n-core writes a key file into the user's n8n folder as soon as it is loaded. One folder for all test files of a process:
// each of them starts with the environment as it was.
if (process.env.N8N_USER_FOLDER === undefined) {
	const folder = join(tmpdir(), `airudder-engine-${process.pid}`);
	if (!existsSync(folder)) {
		mkdirSync(folder);
		process.once('exit', () => {
			rmSync(folder, { recursive: true, force: true });
		});
	}
	process.env.N8N_USER_FOLDER = folder;
}

// Failures are what many tests are about; n8n would log each of them.
process.env.N8N_LOG_LEVEL ??= 'silent';
