import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

import { foundOrInstalled } from './debian';
import type { Progress } from './install';

/** What Chromium is called on the systems that have it on PATH. */
const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Debian's browser, and a font, without which pages have no letters. */
const packages = ['chromium', 'fonts-dejavu-core'];

const elsewhere =
	'Elsewhere install Chromium or Chrome and put it on PATH, or name its program in CHROME_PATH.';

/**
 * Full path of a Chromium that starts: the one named in CHROME_PATH, else one on PATH, else Debian's, which is installed
 * first (root only, under a minute). Throws a Failure that says what to run when there is none and none can be installed.
 */
export async function ensureChromium(progress?: Progress): Promise<string> {
	const chromium = { what: 'Chromium', names, packages, elsewhere };
	return await foundOrInstalled(present, chromium, progress);
}

function present(): string | undefined {
	const { CHROME_PATH: named, PATH: path = '' } = process.env;
	const onPath = names.flatMap((name) => path.split(delimiter).map((folder) => join(folder, name)));
	return [...(named ? [named] : []), ...onPath].find(starts);
}

/** A program of that name may be a stand-in that only says how to install the real one. */
const starts = (program: string): boolean =>
	existsSync(program) && spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0;
