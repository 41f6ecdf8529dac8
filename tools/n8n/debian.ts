import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

import { run } from './command';
import { Failure } from '../failure';
import { cacheFolder } from '../folders';
import { type Progress, tellTime } from './install';

const program = '/usr/bin/apt-get';

/**
 * Installs packages of Debian. False where that cannot even be tried: elsewhere, or when we are not root.
 * Throws a Failure with the advice when it was tried in vain.
 */
export async function installWithApt({
	what,
	packages,
	advice,
	progress,
}: {
	/** What a person calls it, as in "Installing Chromium". */
	what: string;
	packages: string[];
	advice: string;
	progress: Progress;
}): Promise<boolean> {
	if (process.getuid?.() !== 0 || !existsSync(program)) return false;
	mkdirSync(cacheFolder(), { recursive: true });
	const logFile = join(cacheFolder(), 'apt.log');
	const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
	const apt = async (...args: string[]) => await run({ program, args, cwd: '/', logFile, env });
	const stop = tellTime(progress, `Installing ${what} with apt-get`);
	try {
		// A fresh machine has no lists of packages. Where they cannot be renewed, those there may do.
		await apt('update');
		const options = ['-y', '--no-install-recommends', '-o', 'DPkg::Lock::Timeout=300'];
		const code = await apt('install', ...options, ...packages);
		if (code === 0) return true;
		throw new Failure(
			`Installing ${what} failed (exit code ${code}). ${advice} Details: ${logFile}`,
		);
	} finally {
		stop();
	}
}

/** What a person on Debian runs to have packages. */
export const aptAdvice = (packages: string[]): string =>
	`On Debian run, as root: apt-get update && apt-get install -y --no-install-recommends ${packages.join(' ')}.`;
