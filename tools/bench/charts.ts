/** Draws docs/pictures/performance/<case>-light.svg, and -dark, from the last run of the bench: npm run bench:charts. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../folders';
import { chartOf } from './chart';
import { readResults } from './results';

const folder = join(projectFolder, 'docs', 'pictures', 'performance');

mkdirSync(folder, { recursive: true });
for (const one of readResults().cases)
	for (const theme of ['light', 'dark'] as const)
		writeFileSync(join(folder, `${one.name}-${theme}.svg`), `${chartOf(one, theme)}\n`);
