/** Draws docs/performance/<case>.svg from the last run of the bench: npm run bench:charts. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../folders';
import { chartOf } from './chart';
import { readResults } from './results';

const folder = join(projectFolder, 'docs', 'performance');

mkdirSync(folder, { recursive: true });
for (const one of readResults().cases)
	writeFileSync(join(folder, `${one.name}.svg`), `${chartOf(one)}\n`);
