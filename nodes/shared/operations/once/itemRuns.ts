/** Input items that follow each other, by index, both ends included. Short to store, however many there are. */
export type ItemRun = [first: number, last: number];

/** Ascending item indices as runs: 0, 1, 2, 5 → 0–2, 5–5. */
export function itemRuns(items: readonly number[]): ItemRun[] {
	const runs: ItemRun[] = [];
	for (const item of items) {
		const latest = runs[runs.length - 1];
		if (latest && item === latest[1] + 1) latest[1] = item;
		else runs.push([item, item]);
	}
	return runs;
}

/** Whether any item is in both. */
export function haveCommonItems(some: readonly ItemRun[], others: readonly ItemRun[]): boolean {
	return some.some(([first, last]) => others.some(([from, to]) => first <= to && from <= last));
}

/** Whether both hold the same items. */
export function areSameItems(some: readonly ItemRun[], others: readonly ItemRun[]): boolean {
	return JSON.stringify(some) === JSON.stringify(others);
}

/** "Row 3", "Rows 1 to 1000", or "40 of rows 1 to 90", as people count. */
export function rowsInWords(runs: readonly ItemRun[]): string {
	const first = (runs[0]?.[0] ?? 0) + 1;
	const last = (runs[runs.length - 1]?.[1] ?? 0) + 1;
	if (first === last) return `Row ${first}`;
	const count = runs.reduce((sum, [from, to]) => sum + to - from + 1, 0);
	return count === last - first + 1
		? `Rows ${first} to ${last}`
		: `${count} of rows ${first} to ${last}`;
}
