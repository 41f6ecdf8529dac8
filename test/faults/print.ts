import { takeAll } from './kept';
import { table } from './table';

/** Jest calls this once, after all test files of the suite: what it prints stands below all else. */
export default function print(): void {
	const cells = takeAll();
	if (cells.length > 0) process.stdout.write(`\n${table(cells)}\n`);
}
