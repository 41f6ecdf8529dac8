/** Names that are there more than once, numbered at the end: `due_2`, with `mark` before the number. All are distinct then. */
export function toldApart(names: readonly string[], mark: string): string[] {
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
