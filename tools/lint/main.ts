/** npm run lint:names: says which exported names stand for two things, and ends with 1 if there are any. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../folders';
import { sharedNames } from './exportedNames';

const searched = ['nodes', 'credentials', 'simulator', 'contract', 'tools'];
const listed = execFileSync(
	'git',
	['ls-files', '--cached', '--others', '--exclude-standard', ...searched],
	{ cwd: projectFolder, encoding: 'utf8' },
);
const paths = listed
	.split('\n')
	.filter((path) => /\.(ts|mjs)$/.test(path) && existsSync(join(projectFolder, path)));
const found = sharedNames(
	paths.map((path) => ({ path, text: readFileSync(join(projectFolder, path), 'utf8') })),
);
for (const { name, paths: holders } of found)
	console.error(`✖ ${name} stands for two things: ${holders.join(', ')}`);
process.exitCode = found.length === 0 ? 0 : 1;
