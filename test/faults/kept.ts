import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Cell } from './cells';

/** Names the folder in which the test files of a run leave their cells. */
const variable = 'AIRUDDER_FAULT_CELLS';

/** Makes the folder, before the first test file starts. */
export function openFolder(): void {
	process.env[variable] = mkdtempSync(join(tmpdir(), 'airudder-faults-'));
}

/** Leaves the cells of a test file. */
export function keep(cells: readonly Cell[]): void {
	const folder = process.env[variable];
	if (!folder) throw new Error(`${variable} is not set: test/faults/setup.ts has not run`);
	const lines = cells.map((cell) => `${JSON.stringify(cell)}\n`);
	appendFileSync(join(folder, `${process.pid}.jsonl`), lines.join(''));
}

/** All cells of the run; the folder is gone after it. */
export function takeAll(): Cell[] {
	const folder = process.env[variable];
	if (!folder) return [];
	const lines = readdirSync(folder).flatMap((file) =>
		readFileSync(join(folder, file), 'utf8').split('\n').filter(Boolean),
	);
	rmSync(folder, { recursive: true });
	return lines.map((line) => JSON.parse(line) as Cell);
}
