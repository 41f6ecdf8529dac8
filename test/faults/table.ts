import Table from 'cli-table3';
import type { Cell } from './cells';
import type { Problem } from './verdict';

/** Cells that came to the same, in one line. */
interface Line extends Pick<Cell, 'group' | 'taken' | 'reached' | 'told'> {
	faults: string[];
	operations: Set<string>;
	ways: Set<string>;
	cells: number;
}

/**
 * What came of each fault: how many people were reached and what the user was told, with operations and ways that came to
 * the same in one line. The last line counts.
 */
export function table(cells: readonly Cell[]): string {
	const operations = [...new Set(cells.map(({ operation }) => operation))];
	const ways = new Set(cells.map(({ way }) => way)).size;
	const printed = new Table({
		head: [
			'Fault',
			'AIRudder',
			'Reached',
			'The user was told',
			'Run again by',
			'Operations',
			'Cells',
		],
		colWidths: [42, 10, 9, 30, 26, 40, 7],
		wordWrap: true,
		style: { head: [], border: [], compact: true },
	});
	let group = '';
	for (const line of linesOf(cells)) {
		if (line.group !== group) printed.push([{ content: line.group.toUpperCase(), colSpan: 7 }]);
		group = line.group;
		printed.push([
			line.faults.join(' · '),
			line.taken ? 'took it' : 'did not',
			line.reached,
			line.told,
			line.ways.size === ways ? 'every way' : [...line.ways].join(', '),
			line.operations.size === operations.length
				? `all ${operations.length}`
				: namesOf(line.operations),
			line.cells,
		]);
	}
	const count = (problem: Problem) =>
		cells.filter(({ problems }) => problems.includes(problem)).length;
	return [
		printed.toString(),
		`The ${operations.length} operations: ${operations.join(' · ')}`,
		`Beside that: ${count('told refused falsely')} told refused though reached, ${count('missed silently')} missed without a word, ${count('not tried again')} refused and not sent again`,
		`${cells.length} cells, ${count('reached twice')} reached twice, ${count('told ok falsely')} told ok falsely`,
	].join('\n');
}

/** The lines, those of one group side by side, whichever test file they come from. */
function linesOf(cells: readonly Cell[]): Line[] {
	const groups = [...new Set(cells.map(({ group }) => group))];
	const lines = alikeFaults(sameOutcomes(cells));
	return groups.flatMap((one) => lines.filter(({ group }) => group === one));
}

/** Operations and ways in which a fault came to the same. */
function sameOutcomes(cells: readonly Cell[]): Line[] {
	const lines = new Map<string, Line>();
	for (const { group, fault, taken, reached, told, operation, way } of cells) {
		const key = [group, fault, taken, reached, told].join('|');
		const line = lines.get(key) ?? {
			...{ group, faults: [fault], taken, reached, told, cells: 0 },
			operations: new Set<string>(),
			ways: new Set<string>(),
		};
		line.operations.add(operation);
		line.ways.add(way);
		line.cells += 1;
		lines.set(key, line);
	}
	return [...lines.values()];
}

/** Faults that came to the same everywhere. */
function alikeFaults(lines: readonly Line[]): Line[] {
	const merged = new Map<string, Line>();
	for (const line of lines) {
		const { group, taken, reached, told, operations, ways } = line;
		const key = JSON.stringify([
			group,
			taken,
			reached,
			told,
			[...operations].sort(),
			[...ways].sort(),
		]);
		const known = merged.get(key);
		if (known) {
			known.faults.push(...line.faults);
			known.cells += line.cells;
		} else merged.set(key, line);
	}
	return [...merged.values()];
}

function namesOf(operations: ReadonlySet<string>): string {
	const names = [...operations];
	return names.length <= 4
		? names.join(', ')
		: `${names.slice(0, 3).join(', ')} and ${names.length - 3} more`;
}
