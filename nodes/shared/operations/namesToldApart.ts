import { withUniqueEnd } from './once/uniqueName';

/** A task to be made, with what its form says of its name. */
interface NamedPart {
	parameters: { taskName: string; options: { addTimeToName?: boolean } };
}

/**
 * The names of several tasks, all distinct: those with Add Time to Name with an end that no other request has, equal ones
 * with the same; and numbered where there is more than one of a name, with `mark` before the number.
 */
export function distinctNames(parts: readonly NamedPart[], mark: string): string[] {
	const unique = new Map<string, string>();
	const full = parts.map(({ parameters: { taskName, options } }) => {
		if (options.addTimeToName !== true) return taskName;
		const known = unique.get(taskName) ?? withUniqueEnd(taskName);
		unique.set(taskName, known);
		return known;
	});
	return toldApart(full, mark);
}

/** Names that are there more than once, numbered at the end: `due_2`, with `mark` before the number. All are distinct then. */
function toldApart(names: readonly string[], mark: string): string[] {
	const uses = new Map<string, number>();
	for (const name of names) uses.set(name, (uses.get(name) ?? 0) + 1);
	const latest = new Map<string, number>();
	return names.map((name) => {
		if (uses.get(name) === 1) return name;
		let number = latest.get(name) ?? 0;
		do number++;
		while (uses.has(`${name}${mark}${number}`));
		latest.set(name, number);
		return `${name}${mark}${number}`;
	});
}
