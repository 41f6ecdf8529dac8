import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

import { run } from './command';
import { Failure } from './failure';
import { cacheFolder } from './folders';
import { type Progress, tellTime } from './install';

/** What Chromium is called on the systems that have it on PATH. */
const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Debian's browser, and a font, without which pages have no letters. */
const aptInstall = [
	...['install', '-y', '--no-install-recommends', '-o', 'DPkg::Lock::Timeout=300'],
	...['chromium', 'fonts-dejavu-core'],
];

const advice = [
	'On Debian run, as root: apt-get update && apt-get install -y --no-install-recommends chromium fonts-dejavu-core.',
	'Elsewhere install Chromium or Chrome and put it on PATH, or name its program in CHROME_PATH.',
].join(' ');

/**
 * Full path of a Chromium that starts: the one named in CHROME_PATH, else one on PATH, else Debian's, which is installed
 * first (root only, under a minute). Throws a Failure that says what to run when there is none and none can be installed.
 */
export async function ensureChromium(progress: Progress = () => undefined): Promise<string> {
	const chromium = present() ?? ((await installWithApt(progress)) ? present() : undefined);
	if (chromium) return chromium;
	throw new Failure(`No Chromium was found under the names ${names.join(', ')}. ${advice}`);
}

function present(): string | undefined {
	const { CHROME_PATH: named, PATH: path = '' } = process.env;
	const onPath = names.flatMap((name) => path.split(delimiter).map((folder) => join(folder, name)));
	return [...(named ? [named] : []), ...onPath].find(starts);
}

/** A program of that name may be a stand-in that only says how to install the real one. */
const starts = (program: string): boolean =>
	existsSync(program) && spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0;

/** Whether Debian's packages were installed; false where that cannot even be tried. */
async function installWithApt(progress: Progress): Promise<boolean> {
	if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false;
	mkdirSync(cacheFolder(), { recursive: true });
	const logFile = join(cacheFolder(), 'chromium.log');
	const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
	const apt = async (...args: string[]) =>
		await run({ program: '/usr/bin/apt-get', args, cwd: '/', logFile, env });
	const stop = tellTime(progress, 'Installing Chromium with apt-get');
	try {
		// A fresh machine has no lists of packages. Where they cannot be renewed, those there may do.
		await apt('update');
		const code = await apt(...aptInstall);
		if (code === 0) return true;
		throw new Failure(
			`Installing Chromium failed (exit code ${code}). ${advice} Details: ${logFile}`,
		);
	} finally {
		stop();
	}
}
