import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { projectFolder } from '../folders';
import type { N8nInstall } from '../n8n/install';
import { ratioOf, type Ratio } from './ratio';
import type { Measured } from './table';

/** What bench/results.json holds. */
export interface Results {
	date: string;
	n8n: string;
	/** The Node that runs n8n. */
	node: string;
	cores: number;
	rounds: number;
	cases: Array<Measured & { ratios: Ratio[] }>;
}

const folder = join(projectFolder, 'bench');

/** Where the figures of the last run are kept. */
export const resultsFile = join(folder, 'results.json');

/** Where the profiles of its measures are kept. */
export const profilesFolder = join(folder, 'profiles');

/** What was measured, with what it was measured on. */
export function resultsOf(
	measured: readonly Measured[],
	{ version, node }: N8nInstall,
	rounds: number,
): Results {
	return {
		date: new Date().toISOString(),
		n8n: version,
		node: execFileSync(node, ['--version'], { encoding: 'utf8' }).trim(),
		cores: cpus().length,
		rounds,
		cases: measured.map((one) => ({ ...one, ratios: one.comparisons.map(ratioOf) })),
	};
}

/** Writes bench/results.json. */
export function writeResults(results: Results): void {
	mkdirSync(folder, { recursive: true });
	writeFileSync(resultsFile, `${JSON.stringify(results, undefined, '\t')}\n`);
}

/** What the last run of the bench wrote. Throws when there was none. */
export function readResults(): Results {
	return JSON.parse(readFileSync(resultsFile, 'utf8')) as Results;
}
