import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// n8n-core writes a key file into the user's n8n folder as soon as it is loaded.
process.env.N8N_USER_FOLDER ??= mkdtempSync(join(tmpdir(), 'airudder-engine-'));

// Failures are what many tests are about; n8n would log each of them.
process.env.N8N_LOG_LEVEL ??= 'silent';
