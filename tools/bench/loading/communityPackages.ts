import { createHash } from 'node:crypto';
import {
	cpSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	renameSync,
	rmSync,
} from 'node:fs';
import { join } from 'node:path';
import { cacheFolder } from '../../n8n';
import { npmCommand, succeed } from '../../n8n/command';

/** package.json and lock file of the packages to compare with. */
const pinned = join(__dirname, 'packages');

/**
 * The folders of the community packages that the bench compares with, by name: from the user's cache, or, the first time,
 * installed into it as n8n does, without what n8n brings itself. Throws a Failure when npm fails.
 */
export async function communityPackages(): Promise<Record<string, string>> {
	const lock = readFileSync(join(pinned, 'package-lock.json'));
	const hash = createHash('sha256').update(lock).digest('hex').slice(0, 16);
	const folder = join(cacheFolder(), `bench-packages-${hash}`);
	if (!existsSync(folder)) await install(folder);
	const { dependencies } = JSON.parse(readFileSync(join(pinned, 'package.json'), 'utf8')) as {
		dependencies: Record<string, string>;
	};
	const names = Object.keys(dependencies);
	return Object.fromEntries(names.map((name) => [name, join(folder, 'node_modules', name)]));
}

async function install(folder: string): Promise<void> {
	mkdirSync(cacheFolder(), { recursive: true });
	const unfinished = mkdtempSync(`${folder}-`);
	const logFile = `${folder}.log`;
	try {
		cpSync(pinned, unfinished, { recursive: true });
		const command = npmCommand('ci', '--ignore-scripts', '--legacy-peer-deps', '--no-audit');
		const doing = 'Installing the packages to compare with';
		await succeed(doing, { ...command, cwd: unfinished, logFile });
		renameSync(unfinished, folder);
	} finally {
		rmSync(unfinished, { recursive: true, force: true });
	}
}
