import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { projectFolder } from '../folders';
import type { N8nInstall } from '../n8n/install';
import { ratioOf, type Ratio } from './ratio';
import type { Measured } from './table';

/** A case, when and on what it was measured last. */
export interface CaseResult extends Measured {
	ratios: Ratio[];
	date: string;
	rounds: number;
	n8n: string;
	/** The Node that runs n8n. */
	node: string;
	cores: number;
}

/** What bench/results.json holds. */
export interface Results {
	cases: CaseResult[];
}

const folder = join(projectFolder, 'bench');

/** Where the figures of the last run are kept. */
export const resultsFile = join(folder, 'results.json');

/** Where the profiles of its measures are kept. */
export const profilesFolder = join(folder, 'profiles');

/** A case that was measured, with what it was measured on. */
export function resultOf(
	measured: Measured,
	{ version, node }: N8nInstall,
	rounds: number,
): CaseResult {
	return {
		...measured,
		ratios: measured.comparisons.map(ratioOf),
		date: new Date().toISOString(),
		rounds,
		n8n: version,
		node: execFileSync(node, ['--version'], { encoding: 'utf8' }).trim(),
		cores: cpus().length,
	};
}

/** Keeps a case in bench/results.json. */
export function keepResult(result: CaseResult): void {
	const known = existsSync(resultsFile) ? readResults().cases : [];
	const results: Results = { cases: withResult(known, result) };
	mkdirSync(folder, { recursive: true });
	writeFileSync(resultsFile, `${JSON.stringify(results, undefined, '\t')}\n`);
}

/** The results with this one in place of the last of its case; the other cases stay as they were measured last. */
export function withResult<Result extends Pick<CaseResult, 'name'>>(
	known: readonly Result[],
	result: Result,
): Result[] {
	return [...known.filter(({ name }) => name !== result.name), result];
}

/** What the bench measured last of each case. Throws when nothing was measured yet. */
export function readResults(): Results {
	if (!existsSync(resultsFile)) throw new Error(`There is no ${resultsFile} before npm run bench`);
	return JSON.parse(readFileSync(resultsFile, 'utf8')) as Results;
}
