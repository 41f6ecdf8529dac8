import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// n8n-core writes a key file into the user's n8n folder as soon as it is loaded.
if (process.env.N8N_USER_FOLDER === undefined) {
	const folder = mkdtempSync(join(tmpdir(), 'airudder-engine-'));
	process.env.N8N_USER_FOLDER = folder;
	process.once('exit', () => {
		rmSync(folder, { recursive: true, force: true });
	});
}

// Failures are what many tests are about; n8n would log each of them.
process.env.N8N_LOG_LEVEL ??= 'silent';
