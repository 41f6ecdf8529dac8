import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ensureN8n, installTarball, packageTarball } from '../../n8n';
import { alternate } from '../alternate';
import type { BenchCase, Comparison } from '../benchCase';
import { againstEach } from './againstEach';
import { communityPackages } from './communityPackages';

/** Milliseconds of CPU, and megabytes of heap that stay. */
interface Cost {
	cpu: number;
	heap: number;
}

/** What loading a package once cost: at n8n's start, and when each of its nodes has been used; bytes of its descriptions. */
interface Loaded {
	start: Cost;
	inAll: Cost;
	descriptions: number;
}

const child = join(__dirname, 'loadPackage.mjs');

/** What n8n's start costs because the package is there, against community packages for messages and calls. */
export const loading: BenchCase = {
	name: 'loading',
	title: 'Loading the package',
	async measure(rounds) {
		const folder = mkdtempSync(join(tmpdir(), 'airudder-loading-'));
		try {
			const ours = installTarball(folder, await packageTarball());
			const others = await communityPackages();
			const packages = {
				...others,
				[ours]: join(folder, '.n8n', 'nodes', 'node_modules', ours),
			};
			const measures = Object.fromEntries(
				Object.entries(packages).map(([name, path]) => [
					name,
					async () => await load(path, folder),
				]),
			);
			const { [ours]: own = [], ...figures } = await alternate(measures, rounds, { isWarm: true });
			return comparisons(own, figures);
		} finally {
			rmSync(folder, { recursive: true, force: true });
		}
	},
};

function comparisons(own: Loaded[], figures: Record<string, Loaded[]>): Comparison[] {
	const each = (
		title: Pick<Comparison, 'what' | 'unit' | 'goal'>,
		figure: (loaded: Loaded) => number,
	) =>
		againstEach(
			title,
			own.map(figure),
			Object.fromEntries(
				Object.entries(figures).map(([name, loaded]) => [name, loaded.map(figure)]),
			),
		);
	const goal = { atMost: 0.5 };
	const atStart = "at n8n's start";
	return [
		...each({ what: `Time ${atStart}`, unit: 'CPU ms', goal }, ({ start }) => start.cpu),
		...each({ what: `Heap ${atStart}`, unit: 'MB', goal }, ({ start }) => start.heap),
		...each({ what: 'Descriptions', unit: 'bytes', goal }, (one) => one.descriptions),
		...each({ what: 'Time of all nodes', unit: 'CPU ms' }, ({ inAll }) => inAll.cpu),
		...each({ what: 'Heap of all nodes', unit: 'MB' }, ({ inAll }) => inAll.heap),
	];
}

/** Loads a package in a process of n8n's own Node; n8n-core writes a key into the folder. */
async function load(packageFolder: string, folder: string): Promise<Loaded> {
	const install = await ensureN8n();
	const profiles = process.env.BENCH_PROFILES;
	const profiling = profiles === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profiles}`];
	const { stdout } = await promisify(execFile)(
		install.node,
		[...profiling, '--expose-gc', child, join(install.folder, 'node_modules'), packageFolder],
		{ env: { ...process.env, N8N_USER_FOLDER: folder, N8N_LOG_LEVEL: 'silent' } },
	);
	return JSON.parse(stdout) as Loaded;
}
