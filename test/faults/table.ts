import Table from 'cli-table3';
import type { Cell } from './cells';
import type { Problem } from './verdict';

/** Operations and ways that came to the same. */
interface Line extends Pick<Cell, 'group' | 'fault' | 'taken' | 'reached' | 'told'> {
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
			line.fault,
			line.taken ? 'took it' : 'did not',
			line.reached,
			line.told,
			[...line.ways].join(', '),
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

function linesOf(cells: readonly Cell[]): Line[] {
	const lines = new Map<string, Line>();
	for (const { group, fault, taken, reached, told, operation, way } of cells) {
		const key = [group, fault, taken, reached, told].join('|');
		const line = lines.get(key) ?? {
			...{ group, fault, taken, reached, told, cells: 0 },
			operations: new Set<string>(),
			ways: new Set<string>(),
		};
		line.operations.add(operation);
		line.ways.add(way);
		line.cells += 1;
		lines.set(key, line);
	}
	// Lines of one group side by side, whichever test file they come from.
	const groups = [...new Set(cells.map(({ group }) => group))];
	return groups.flatMap((one) => [...lines.values()].filter(({ group }) => group === one));
}

function namesOf(operations: ReadonlySet<string>): string {
	const names = [...operations];
	return names.length <= 4
		? names.join(', ')
		: `${names.slice(0, 3).join(', ')} and ${names.length - 3} more`;
}
