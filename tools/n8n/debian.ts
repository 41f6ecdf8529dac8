import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

import { run, succeed } from './command';
import { Failure } from '../failure';
import { cacheFolder } from '../folders';
import { type Progress, tellTime } from './install';

const program = '/usr/bin/apt-get';

/** A program, and Debian's packages that bring it. */
interface Installable {
	/** What a person calls it, as in "Installing Chromium". */
	what: string;
	/** The names that it is looked for by. */
	names: string[];
	packages: string[];
	/** What to do on other systems. */
	elsewhere: string;
}

/**
 * What `look` finds; where it finds nothing, Debian's packages are installed first (root only).
 * Throws a Failure that says what to run when there is none and none can be installed.
 */
export async function foundOrInstalled(
	look: () => string | undefined,
	{ what, names, packages, elsewhere }: Installable,
	progress: Progress = () => undefined,
): Promise<string> {
	const install = `apt-get update && apt-get install -y --no-install-recommends ${packages.join(' ')}`;
	const advice = `On Debian run, as root: ${install}. ${elsewhere}`;
	const found =
		look() ?? ((await installWithApt(what, packages, advice, progress)) ? look() : undefined);
	if (found) return found;
	throw new Failure(`${what} was not found (${names.join(', ')}). ${advice}`);
}

/** False where that cannot even be tried: elsewhere, or when we are not root. */
async function installWithApt(
	what: string,
	packages: string[],
	advice: string,
	progress: Progress,
): Promise<boolean> {
	if (process.getuid?.() !== 0 || !existsSync(program)) return false;
	mkdirSync(cacheFolder(), { recursive: true });
	const logFile = join(cacheFolder(), 'apt.log');
	const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
	const apt = (...args: string[]) => ({ program, args, cwd: '/', logFile, env });
	await tellTime(progress, `Installing ${what} with apt-get`, async () => {
		// A fresh machine has no lists of packages. Where they cannot be renewed, those there may do.
		await run(apt('update'));
		const options = ['-y', '--no-install-recommends', '-o', 'DPkg::Lock::Timeout=300'];
		await succeed(`Installing ${what}`, apt('install', ...options, ...packages), advice);
	});
	return true;
}
