import { withUniqueEnd } from './once/uniqueName';

/**
 * The names of several tasks, all distinct: those that are to be unique with an end that no other request has, equal ones
 * with the same; and numbered where there is more than one of a name, with `mark` before the number.
 */
export function distinctNames(
	names: ReadonlyArray<{ name: string; isUnique: boolean }>,
	mark: string,
): string[] {
	const unique = new Map<string, string>();
	const full = names.map(({ name, isUnique }) => {
		if (!isUnique) return name;
		const known = unique.get(name) ?? withUniqueEnd(name);
		unique.set(name, known);
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
