import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { Failure, projectFolder } from '../n8n';
import { npmCommand, run } from '../n8n/command';

/** What the earlier package is called, so that one n8n can hold both. */
export const earlierName = 'n8n-nodes-airudder-earlier';

/**
 * The package as it was at a commit, packed under the name above, in a new folder of its own. Built with the libraries of
 * today. Throws a Failure when git does not know the commit, or building fails.
 */
export async function earlierTarball(commit: string): Promise<{ tarball: string; folder: string }> {
	const folder = mkdtempSync(join(tmpdir(), 'airudder-earlier-'));
	const source = join(folder, 'source');
	mkdirSync(source);
	const archive = join(folder, 'source.tar');
	execFileSync('git', ['archive', '--output', archive, commit], { cwd: projectFolder });
	execFileSync('tar', ['-xf', archive, '-C', source]);
	symlinkSync(join(projectFolder, 'node_modules'), join(source, 'node_modules'));
	const manifest = join(source, 'package.json');
	const described = JSON.parse(readFileSync(manifest, 'utf8')) as object;
	writeFileSync(manifest, JSON.stringify({ ...described, name: earlierName, version: '0.0.1' }));
	const gulp = join(source, 'node_modules', 'gulp', 'bin', 'gulp.js');
	await succeed(source, { program: process.execPath, args: [gulp, 'build'] });
	await succeed(source, npmCommand('pack', '--ignore-scripts', '--pack-destination', folder));
	rmSync(source, { recursive: true });
	return { tarball: join(folder, `${earlierName}-0.0.1.tgz`), folder };
}

async function succeed(cwd: string, command: ReturnType<typeof npmCommand>): Promise<void> {
	const logFile = join(cwd, '..', 'build.log');
	if ((await run({ ...command, cwd, logFile })) !== 0)
		throw new Failure(`The earlier package cannot be built: ${readFileSync(logFile, 'utf8')}`);
}
