import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

interface Manifest {
	name: string;
	version: string;
	devDependencies?: object;
	peerDependencies?: object;
	optionalDependencies?: object;
}

interface Ledger {
	name: string;
	private: boolean;
	dependencies: Record<string, string>;
}

/**
 * Puts a packed package where n8n's own installer puts community packages, in the same form, before
 * n8n starts. Replaces an earlier version. Answers the prefix of the package's node types.
 *
 * n8n's route downloads from the registry, where this package may not be yet; loader, node type
 * names and the n8n-workflow the package gets are the same either way.
 */
export function installTarball(userFolder: string, tarball: string): string {
	const nodes = join(userFolder, '.n8n', 'nodes');
	const { name } = readManifest(tarball);
	const folder = join(nodes, 'node_modules', name);
	rmSync(folder, { recursive: true, force: true });
	mkdirSync(folder, { recursive: true });
	untar(tarball, '-C', folder, '--strip-components=1');
	const { devDependencies, peerDependencies, optionalDependencies, ...kept } = JSON.parse(
		readFileSync(join(folder, 'package.json'), 'utf8'),
	) as Manifest;
	writeJson(join(folder, 'package.json'), kept);
	enter(join(nodes, 'package.json'), kept);
	return name;
}

const readManifest = (tarball: string): Manifest =>
	JSON.parse(untar(tarball, '-O', 'package/package.json')) as Manifest;

/** tar comes with Linux, macOS and Windows 10, where a `C:` in front would read as a host name: hence the base name. */
const untar = (tarball: string, ...args: string[]): string =>
	execFileSync('tar', ['-xzf', basename(tarball), ...args], {
		cwd: dirname(tarball),
		encoding: 'utf8',
	});

/** n8n compares what it finds with this file and would fetch from the registry what is missing in it. */
function enter(file: string, { name, version }: Manifest): void {
	const ledger: Ledger = existsSync(file)
		? (JSON.parse(readFileSync(file, 'utf8')) as Ledger)
		: { name: 'installed-nodes', private: true, dependencies: {} };
	ledger.dependencies[name] = version;
	writeJson(file, ledger);
}

const writeJson = (file: string, value: object): void => {
	writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`);
};
